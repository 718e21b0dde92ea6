-- The lists in the order in which they are shown, newest first or, of what waits, longest first, with
-- the id for what came in the same moment. With 50,000 contributions the published list sorted
-- 45,000 rows for the 26 it shows: 42 ms of 47.
drop index public.contributions_waiting;
create index contributions_waiting on public.contributions (place_code, created_at, id)
  where status = 'pending';
create index contributions_published_newest on public.contributions (place_code, created_at, id)
  where status = 'published';
