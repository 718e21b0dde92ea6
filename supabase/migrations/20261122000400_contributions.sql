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

create table public.contribution_locations (
  contribution_id uuid primary key references public.contributions (id) on delete cascade,
  point extensions.geometry(Point, 4326) not null
);
create index contribution_locations_point on public.contribution_locations using gist (point);

create table private.receipts (
  code_hash bytea primary key,
  contribution_id uuid not null unique references public.contributions (id) on delete cascade
);

create table public.replies (
  id uuid primary key default gen_random_uuid(),
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  body text not null check (char_length(btrim(body)) between 1 and 2000),
  created_by uuid,
  created_at timestamptz not null default now()
);
create index replies_contribution on public.replies (contribution_id);

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
  using (exists (
    select 1 from public.contributions c
    where c.id = contribution_id
      and c.place_code = any ((select private.places_where('{officer}'))::text[])));

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
grant select (id, contribution_id, body, created_at) on public.replies to anon, authenticated;

create view public.contribution_details with (security_invoker = true) as
  select c.id, c.place_code, c.kind, c.subject, c.words, c.street, c.lsoa_code,
    extensions.st_asgeojson(c.public_point, 6)::jsonb as public_point,
    c.status, c.decline_reason, c.created_at, c.decided_at
  from public.contributions c;
revoke all on public.contribution_details from public, anon, authenticated;
grant select on public.contribution_details to anon, authenticated, service_role;

-- The exact points as GeoJSON; the policies of both tables hold, so only the place's officers read any.
create view public.contribution_points with (security_invoker = true) as
  select l.contribution_id, c.place_code, c.kind, c.status,
    extensions.st_asgeojson(l.point, 6)::jsonb as point
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

-- Anyone may send, and nobody needs an account. Answers with the only copy of the receipt.
create function public.submit_contribution(
  p_place_code text, p_kind public.contribution_kind, p_subject text, p_words text,
  p_street text default null, p_lsoa_code text default null,
  p_lng float8 default null, p_lat float8 default null, p_blur boolean default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  receipt constant text := private.new_code();
  exact_point extensions.geometry;
  new_id uuid;
begin
  if char_length(btrim(coalesce(p_subject, ''))) < 1 or char_length(btrim(coalesce(p_words, ''))) < 3 then
    return private.refusal('too-short', 'say in at least three letters what it is');
  elsif char_length(p_subject) > 80 or char_length(p_words) > 2000 or char_length(p_street) > 120 then
    return private.refusal('too-long', 'subject up to 80, words up to 2000, street up to 120 letters');
  end if;
  if p_lng is not null or p_lat is not null then
    -- the box of England: districts' own outlines are in the place packs, not in the database
    if not coalesce(p_lng between -6.5 and 1.8 and p_lat between 49.8 and 55.9, false) then
      return private.refusal('outside-england', 'the point is not in England');
    end if;
    exact_point := extensions.st_setsrid(extensions.st_makepoint(p_lng, p_lat), 4326);
  end if;
  -- one at a time in a place, so that the count below is right
  perform 1 from public.places p where p.code = p_place_code for no key update;
  if not found then
    return private.refusal('unknown-place', 'no such place');
  end if;
  if (select count(*) from public.contributions c
      where c.place_code = p_place_code and c.created_at > now() - interval '10 minutes') >= 100 then
    return private.refusal('too-many', 'many have just been sent to this place: try again in ten minutes');
  end if;
  insert into public.contributions (place_code, kind, subject, words, street, lsoa_code, public_point, created_by)
  values (p_place_code, p_kind, btrim(p_subject), btrim(p_words), nullif(btrim(p_street), ''), p_lsoa_code,
    -- not said is taken as the careful answer
    case when coalesce(p_blur, true) then private.to_hundred_metres(exact_point) else exact_point end,
    auth.uid())
  returning id into new_id;
  if exact_point is not null then
    insert into public.contribution_locations (contribution_id, point) values (new_id, exact_point);
  end if;
  insert into private.receipts (code_hash, contribution_id) values (private.code_hash(receipt), new_id);
  return jsonb_build_object('ok', true, 'receipt', receipt);
end $$;

revoke execute on function private.to_hundred_metres from public;
revoke execute on function public.submit_contribution from public, anon, authenticated, service_role;
grant execute on function public.submit_contribution to anon, authenticated;
