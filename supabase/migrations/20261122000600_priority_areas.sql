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
    check (array_to_string(lsoa_codes, ' ', '?') ~ '^([EWSN][0-9]{8}( [EWSN][0-9]{8})*)?$'),
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
create index priority_areas_geom on public.priority_areas using gist (geom);

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

-- Null when the rings of a GeoJSON polygon are rings. PostGIS would find out too, but its versions
-- differ in how: one parses an open ring, another raises.
create function private.ring_refusal(p_geojson jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  ring jsonb;
begin
  for ring in select jsonb_path_query(p_geojson, case p_geojson ->> 'type'
    when 'Polygon' then 'strict $.coordinates[*]'::jsonpath else 'strict $.coordinates[*][*]'::jsonpath end)
  loop
    if exists (select 1 from jsonb_array_elements(ring) p (position)
      where jsonb_typeof(p.position -> 0) is distinct from 'number'
        or jsonb_typeof(p.position -> 1) is distinct from 'number')
    then
      return private.refusal('invalid-geometry', 'a position is not two numbers');
    elsif jsonb_array_length(ring) < 4 then
      return private.refusal('invalid-geometry', 'a ring has fewer than four positions', ring -> 0);
    elsif ring -> 0 <> ring -> -1 then
      return private.refusal('invalid-geometry', 'a ring does not close', ring -> -1);
    end if;
  end loop;
  return null;
end $$;

-- GeoJSON in; a multipolygon with anticlockwise exterior rings and six decimals out, as RFC 7946
-- wants it, or the reason it cannot be one and the [lng, lat] where it fails.
create function private.read_multipolygon(
  p_geojson jsonb, out multipolygon extensions.geometry, out refusal jsonb
) language plpgsql immutable set search_path = '' as $$
declare
  shape extensions.geometry;
  detail record;
  stray record;
begin
  if p_geojson is null or jsonb_typeof(p_geojson) = 'null' then
    refusal := private.refusal('empty-geometry', 'there is no shape');
    return;
  elsif coalesce(p_geojson ->> 'type', '') not in ('Polygon', 'MultiPolygon') then
    refusal := private.refusal('invalid-geometry', 'expected a Polygon or a MultiPolygon');
    return;
  elsif length(p_geojson::text) > 2000000 then
    refusal := private.refusal('invalid-geometry', 'more than 2 MB of GeoJSON');
    return;
  end if;
  begin
    refusal := private.ring_refusal(p_geojson);
    if refusal is not null then
      return;
    end if;
    shape := extensions.st_force2d(extensions.st_setsrid(
      extensions.st_geomfromgeojson(p_geojson - 'crs'), 4326));
  exception when others then
    -- what cannot be read at all is raised under several codes
    refusal := private.refusal('invalid-geometry', sqlerrm);
    return;
  end;
  if extensions.st_isempty(shape) then
    refusal := private.refusal('empty-geometry', 'there is no shape');
    return;
  elsif extensions.st_npoints(shape) > 20000 then
    refusal := private.refusal('invalid-geometry', 'more than 20,000 corners');
    return;
  end if;
  select extensions.st_x(d.geom) as lng, extensions.st_y(d.geom) as lat into stray
  from extensions.st_dumppoints(shape) d
  where not (extensions.st_x(d.geom) between -11 and 2.5 and extensions.st_y(d.geom) between 49 and 61.5)
  limit 1;
  if found then
    refusal := private.refusal('invalid-geometry', 'outside the British Isles',
      jsonb_build_array(stray.lng, stray.lat));
    return;
  end if;
  -- what is checked is what every export will print
  shape := extensions.st_snaptogrid(shape, 0.000001);
  if shape is null or extensions.st_isempty(shape) then
    refusal := private.refusal('empty-geometry', 'the shape has no area');
    return;
  end if;
  select v.valid, v.reason, extensions.st_x(v.location) as lng, extensions.st_y(v.location) as lat
  into detail from extensions.st_isvaliddetail(shape) v;
  if detail.valid is distinct from true then
    refusal := private.refusal('invalid-geometry', coalesce(detail.reason, 'not a valid shape'),
      case when detail.lng is not null then jsonb_build_array(detail.lng, detail.lat) end);
    return;
  end if;
  multipolygon := extensions.st_multi(extensions.st_forcepolygonccw(shape));
end $$;
revoke execute on function private.guard_priority_area, private.ring_refusal, private.read_multipolygon from public;
