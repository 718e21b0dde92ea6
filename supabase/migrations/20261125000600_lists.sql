-- What lists and the map read: light enough to be read to the end, page by page.

-- Outlines as the map draws them: simplified by about 5 m north to south and 3 m east to west, in five
-- decimals. Measuring, editing and exporting read the whole outline by id.
create view public.priority_area_outlines with (security_invoker = true) as
  select a.id, a.place_code, a.name, a.status, a.version, a.updated_at,
    extensions.st_asgeojson(extensions.st_multi(
      extensions.st_simplifypreservetopology(a.geom, 0.00005)), 5)::jsonb as geojson
  from public.priority_areas a;
revoke all on public.priority_area_outlines from public, anon, authenticated;
grant select on public.priority_area_outlines to anon, authenticated, service_role;

-- the newest first, as their public points are read
create or replace view public.contribution_points with (security_invoker = true) as
  select l.contribution_id, c.place_code, c.kind, c.status,
    extensions.st_asgeojson(l.point, 6)::jsonb as point, c.created_at
  from public.contribution_locations l
  join public.contributions c on c.id = l.contribution_id;

-- What a tab asks every few seconds, whether anything has changed since it read.
create index priority_areas_changed on public.priority_areas (place_code, updated_at);
create index contributions_decided on public.contributions (place_code, decided_at desc nulls last);
