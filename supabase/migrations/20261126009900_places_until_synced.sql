insert into public.places (code, slug, name) values
  ('E08000035', 'leeds', 'Leeds'),
  ('E06000003', 'redcar-and-cleveland', 'Redcar and Cleveland'),
  ('E06000002', 'middlesbrough', 'Middlesbrough');
