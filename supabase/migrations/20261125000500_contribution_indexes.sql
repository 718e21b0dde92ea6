-- What waits in a place in the order it came, and what is published page after page. Partial, and not
-- one index with the status in it: under row-level security a condition on an enum may not be looked
-- up in an index (enum_eq is not leakproof), so that such an index is never used by people. With
-- 50,000 contributions the queue reads what it shows, and a page of an export that goes on after the
-- last id takes 8 ms wherever it is, while one that skips 19,000 rows takes 170.
create index contributions_waiting on public.contributions (place_code, created_at) where status = 'pending';
create index contributions_published on public.contributions (place_code, id) where status = 'published';
