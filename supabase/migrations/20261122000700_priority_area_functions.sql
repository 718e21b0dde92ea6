-- Saving and publishing priority areas. Both answer {"ok":true,"area":…} or a refusal.

-- Null when the version named is the one stored.
create function private.version_refusal(p_held integer, p_named integer) returns jsonb
language sql immutable set search_path = '' as $$
  select case when p_named is distinct from p_held then private.refusal('version-conflict',
    format('someone has saved version %s since version %s was read', p_held, coalesce(p_named::text, 'none'))) end;
$$;

create function private.area_answer(p_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('ok', true, 'area', to_jsonb(d))
  from public.priority_area_details d where d.id = p_id;
$$;

-- p_id null makes a new draft; otherwise p_version must be the version that was read.
create function public.save_priority_area(
  p_place_code text, p_name text, p_why text, p_reason public.area_reason,
  p_made_by public.area_made_by, p_geojson jsonb,
  p_lsoa_codes text[] default null, p_id uuid default null, p_version integer default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  held public.priority_areas;
  shape record;
  area_id uuid := p_id;
begin
  if p_id is not null then
    select * into held from public.priority_areas a where a.id = p_id for update;
    if held.id is null then
      return private.refusal('not-found', 'no such priority area');
    end if;
  end if;
  if not private.has_place_role(coalesce(held.place_code, p_place_code), '{officer,administrator}') then
    return private.refusal('not-allowed', 'only an officer of the place may save its areas');
  elsif held.place_code <> p_place_code then
    return private.refusal('not-allowed', 'an area stays in its place');
  elsif held.status = 'archived' then
    return private.refusal('not-allowed', 'an archived area is read-only');
  elsif held.id is not null and held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  elsif char_length(btrim(coalesce(p_why, ''))) < 3 then
    return private.refusal('reason-required', 'say why this area was chosen');
  end if;
  select * into shape from private.read_multipolygon(p_geojson);
  if shape.refusal is not null then
    return shape.refusal;
  end if;
  if held.id is null then
    insert into public.priority_areas
      (place_code, name, why, reason, made_by, lsoa_codes, geom, created_by, updated_by)
    values (p_place_code, btrim(p_name), btrim(p_why), p_reason, p_made_by, coalesce(p_lsoa_codes, '{}'),
      shape.multipolygon, auth.uid(), auth.uid())
    returning id into area_id;
  else
    update public.priority_areas set name = btrim(p_name), why = btrim(p_why), reason = p_reason,
      made_by = p_made_by, lsoa_codes = coalesce(p_lsoa_codes, '{}'), geom = shape.multipolygon,
      updated_by = auth.uid()
    where id = p_id;
  end if;
  return private.area_answer(area_id);
end $$;

create function public.set_priority_area_status(
  p_id uuid, p_version integer, p_status public.area_status
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  held public.priority_areas;
begin
  select * into held from public.priority_areas a where a.id = p_id for update;
  if held.id is null then
    return private.refusal('not-found', 'no such priority area');
  elsif not private.has_place_role(held.place_code, '{officer,administrator}') then
    return private.refusal('not-allowed', 'only an officer of the place may publish its areas');
  elsif held.status = 'archived' then
    return private.refusal('not-allowed', 'an archived area is read-only');
  elsif held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  elsif held.status = p_status then
    return private.refusal('not-allowed', 'it is already ' || p_status);
  end if;
  update public.priority_areas set status = p_status, updated_by = auth.uid() where id = p_id;
  return private.area_answer(p_id);
end $$;

revoke execute on function private.version_refusal, private.area_answer from public;
revoke execute on function public.save_priority_area, public.set_priority_area_status
  from public, anon, authenticated, service_role;
grant execute on function public.save_priority_area, public.set_priority_area_status to authenticated;
