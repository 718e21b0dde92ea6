-- What residents send. The words and the public point are one table; the exact point is another
-- that only officers read; the code that lets a person follow what they sent is kept as a hash.
create type public.contribution_kind as enum ('asset', 'need', 'idea', 'story');
create type public.contribution_status as enum ('draft', 'pending', 'published', 'declined');

create table public.contributions (
  id uuid primary key default gen_random_uuid(),
  place_code text not null references public.places (code),
  kind public.contribution_kind not null,
  subject text not null check (char_length(btrim(subject)) between 1 and 80),
  words text not null check (char_length(btrim(words)) between 3 and 2000),
  street text check (char_length(street) <= 120),
  lsoa_code text check (lsoa_code ~ '^[EWSN][0-9]{8}$'),
  public_point extensions.geometry(Point, 4326),
  status public.contribution_status not null default 'pending',
  decline_reason text check (char_length(decline_reason) <= 1000),
  created_by uuid, -- null when sent without an account; no foreign key: the words outlive it
  created_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  check ((status = 'declined') = (decline_reason is not null)),
  check (decline_reason is null or char_length(btrim(decline_reason)) >= 3)
);
create index contributions_place on public.contributions (place_code, created_at desc);
create index contributions_created_by on public.contributions (created_by);
create index contributions_public_point on public.contributions using gist (public_point);
-- The lists in the order in which they are shown, newest first or, of what waits, longest first, with
-- the id for what came in the same moment, and page after page of an export. Partial, and not one index
-- with the status in it: under row-level security a condition on an enum may not be looked up in an
-- index (enum_eq is not leakproof), so that such an index is never used by people. With 50,000
-- contributions the published list sorted 45,000 rows for the 26 it shows, and an export that skipped
-- 19,000 took 170 ms a page instead of 8.
create index contributions_waiting on public.contributions (place_code, created_at, id)
  where status = 'pending';
create index contributions_published_newest on public.contributions (place_code, created_at, id)
  where status = 'published';
create index contributions_published on public.contributions (place_code, id) where status = 'published';
-- what a tab asks every few seconds, whether anything has changed since it read
create index contributions_decided on public.contributions (place_code, decided_at desc nulls last);

create table public.contribution_locations (
  contribution_id uuid primary key references public.contributions (id) on delete cascade,
  place_code text not null references public.places (code),
  point extensions.geometry(Point, 4326) not null
);
create index contribution_locations_point on public.contribution_locations using gist (point);

create table private.receipts (
  code_hash bytea primary key,
  contribution_id uuid not null unique references public.contributions (id) on delete cascade
);

create table public.replies (
  id uuid primary key default gen_random_uuid(),
  place_code text not null references public.places (code),
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  body text not null check (char_length(btrim(body)) between 1 and 2000),
  created_by uuid,
  created_at timestamptz not null default now()
);
create index replies_contribution on public.replies (contribution_id);
create index replies_place on public.replies (place_code, created_at);

create trigger keep_place before update on public.contributions
  for each row execute function private.keep_place();
create trigger take_place before insert or update on public.contribution_locations
  for each row execute function private.take_place('contributions', 'contribution_id');
create trigger take_place before insert or update on public.replies
  for each row execute function private.take_place('contributions', 'contribution_id');
create trigger readable before insert or update on public.contributions
  for each row execute function private.refuse_unreadable('subject', '1', 'words', '3', 'street', '1', 'decline_reason', '3');
create trigger readable before insert or update on public.replies
  for each row execute function private.refuse_unreadable('body', '1');

alter table public.contributions enable row level security;
alter table public.contribution_locations enable row level security;
alter table public.replies enable row level security;
alter table private.receipts enable row level security;

create policy "published to all, the rest to its sender and to staff" on public.contributions
  for select to anon, authenticated
  using (status = 'published'
    or created_by = (select auth.uid())
    or place_code = any ((select private.places_where('{officer,planner,administrator}'))::text[]));

create policy "exact points for officers of the place" on public.contribution_locations
  for select to authenticated
  using (place_code = any ((select private.places_where('{officer}'))::text[]));

-- the inner query is subject to the policy of contributions: who may read one may read its replies
create policy "replies follow their contribution" on public.replies
  for select to anon, authenticated
  using (exists (select 1 from public.contributions c where c.id = contribution_id));

revoke all on public.contributions, public.contribution_locations, public.replies
  from public, anon, authenticated;
grant all on public.contributions, public.contribution_locations, public.replies, private.receipts
  to service_role;
-- who sent and who decided is read by nobody through these tables; staff find the second in the audit log
grant select (id, place_code, kind, subject, words, street, lsoa_code, public_point, status,
  decline_reason, created_at, decided_at) on public.contributions to anon, authenticated;
grant select on public.contribution_locations to authenticated;
grant select (id, place_code, contribution_id, body, created_at) on public.replies to anon, authenticated;

create view public.contribution_details with (security_invoker = true) as
  select c.id, c.place_code, c.kind, c.subject, c.words, c.street, c.lsoa_code,
    extensions.st_asgeojson(c.public_point, 6)::jsonb as public_point,
    c.status, c.decline_reason, c.created_at, c.decided_at
  from public.contributions c;
revoke all on public.contribution_details from public, anon, authenticated;
grant select on public.contribution_details to anon, authenticated, service_role;

-- The exact points as GeoJSON; the policies of both tables hold, so only the place's officers read any.
create view public.contribution_points with (security_invoker = true) as
  select l.contribution_id, l.place_code, c.kind, c.status,
    extensions.st_asgeojson(l.point, 6)::jsonb as point, c.created_at
  from public.contribution_locations l
  join public.contributions c on c.id = l.contribution_id;
revoke all on public.contribution_points from public, anon, authenticated;
grant select on public.contribution_points to authenticated, service_role;

-- The nearest corner of the 100 m squares of the British National Grid, back in longitude and latitude.
create function private.to_hundred_metres(p_point extensions.geometry) returns extensions.geometry
language sql immutable set search_path = '' as $$
  select extensions.st_transform(
    extensions.st_snaptogrid(extensions.st_transform(p_point, 27700), 100), 4326);
$$;

revoke execute on function private.to_hundred_metres from public;
