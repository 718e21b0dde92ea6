-- Priority areas: a valid multipolygon, how it was made, why it was chosen, and a version.
create type public.area_status as enum ('draft', 'published', 'archived');
create type public.area_made_by as enum ('drawn', 'keyboard', 'lsoas');
create type public.area_reason as enum
  ('deprivation', 'double disadvantage', 'rural isolation', 'local knowledge');

create table public.priority_areas (
  id uuid primary key default gen_random_uuid(),
  place_code text not null references public.places (code),
  name text not null check (char_length(btrim(name)) between 1 and 120),
  why text not null check (char_length(btrim(why)) between 3 and 4000),
  reason public.area_reason not null,
  made_by public.area_made_by not null,
  lsoa_codes text[] not null default '{}'
    check (array_to_string(lsoa_codes, ' ', '?') ~ '^([EWSN][0-9]{8}( [EWSN][0-9]{8})*)?$')
    -- a district has at most some 660 of them
    check (cardinality(lsoa_codes) <= 1000),
  -- the same rules as private.read_multipolygon, which says which one was broken and where
  geom extensions.geometry(MultiPolygon, 4326) not null check (
    extensions.st_isvalid(geom) and not extensions.st_isempty(geom) and extensions.st_npoints(geom) <= 20000
    and extensions.st_xmin(geom) >= -11 and extensions.st_xmax(geom) <= 2.5
    and extensions.st_ymin(geom) >= 49 and extensions.st_ymax(geom) <= 61.5),
  status public.area_status not null default 'draft',
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_by uuid,
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  check (made_by <> 'lsoas' or cardinality(lsoa_codes) > 0),
  check (status <> 'published' or published_at is not null)
);
create index priority_areas_place on public.priority_areas (place_code, status);
-- the list, newest first, without the archived ones
create index priority_areas_newest on public.priority_areas (place_code, created_at, id);
create index priority_areas_geom on public.priority_areas using gist (geom);
-- what a tab asks every few seconds, whether anything has changed since it read
create index priority_areas_changed on public.priority_areas (place_code, updated_at);

-- Archived is final, and the date something was first published is never lost.
create function private.guard_priority_area() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.status = 'archived' then
    raise exception 'an archived priority area is read-only' using errcode = 'P0001';
  end if;
  if new.status = 'published' then
    new.published_at := coalesce(new.published_at, now());
  end if;
  if tg_op = 'UPDATE' then
    new.published_at := coalesce(old.published_at, new.published_at);
  end if;
  return new;
end $$;
create trigger guard before insert or update on public.priority_areas
  for each row execute function private.guard_priority_area();
create trigger keep_place before update on public.priority_areas
  for each row execute function private.keep_place();
create trigger readable before insert or update on public.priority_areas
  for each row execute function private.refuse_unreadable('name', '1', 'why', '3');
create trigger version before update on public.priority_areas
  for each row execute function private.bump_version();

alter table public.priority_areas enable row level security;
create policy "published to all, the rest to staff" on public.priority_areas
  for select to anon, authenticated
  using (status = 'published'
    or place_code = any ((select private.places_where('{officer,planner,administrator}'))::text[]));

-- no insert, update or delete: writing goes through the functions, which check version and shape
revoke all on public.priority_areas from public, anon, authenticated;
grant all on public.priority_areas to service_role;
grant select on public.priority_areas to anon, authenticated;

create view public.priority_area_details with (security_invoker = true) as
  select a.id, a.place_code, a.name, a.why, a.reason, a.made_by, a.lsoa_codes, a.status, a.version,
    a.created_by, a.created_at, a.updated_by, a.updated_at, a.published_at,
    extensions.st_asgeojson(a.geom, 6)::jsonb as geojson
  from public.priority_areas a;
revoke all on public.priority_area_details from public, anon, authenticated;
grant select on public.priority_area_details to anon, authenticated, service_role;

-- Outlines as the map draws them: simplified by about 5 m north to south and 3 m east to west, in five
-- decimals. Measuring, editing and exporting read the whole outline by id.
create view public.priority_area_outlines with (security_invoker = true) as
  select a.id, a.place_code, a.name, a.status, a.version, a.updated_at,
    extensions.st_asgeojson(extensions.st_multi(
      extensions.st_simplifypreservetopology(a.geom, 0.00005)), 5)::jsonb as geojson
  from public.priority_areas a;
revoke all on public.priority_area_outlines from public, anon, authenticated;
grant select on public.priority_area_outlines to anon, authenticated, service_role;

revoke execute on function private.guard_priority_area from public;
