-- Saving and publishing priority areas. Both answer {"ok":true,"id","version","status"} or a refusal.

create function private.area_answer(p_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('ok', true, 'id', a.id, 'version', a.version, 'status', a.status)
  from public.priority_areas a where a.id = p_id;
$$;

-- Null when the person asking may write to an area of this place, or to what hangs on it.
create function private.area_refusal(p_place_code text, p_archived boolean) returns jsonb
language sql stable set search_path = '' as $$
  select case
    when not private.has_place_role(p_place_code, '{officer,administrator}')
      then private.refusal('not-allowed', 'only an officer of the place may change its areas and plans')
    when p_archived then private.refusal('not-allowed', 'an archived area is read-only')
    else private.place_refusal(p_place_code)
  end;
$$;

-- p_id null makes a new draft; otherwise p_version must be the version that was read.
create function public.save_priority_area(
  p_key uuid, p_place_code text, p_name text, p_why text, p_reason public.area_reason,
  p_made_by public.area_made_by, p_geojson jsonb,
  p_lsoa_codes text[] default null, p_id uuid default null, p_version integer default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write private.write;
  held public.priority_areas;
  refusal jsonb;
  shape record;
  area_id uuid := p_id;
begin
  -- asked first: 100,000 of them took 6.4 s to look at
  if cardinality(p_lsoa_codes) > 1000 then
    return private.refusal('invalid-geometry', 'it names more than 1,000 LSOAs');
  end if;
  write := private.begin_write(p_key, jsonb_build_array('save_priority_area', p_place_code, p_name, p_why,
    p_reason, p_made_by, p_geojson, p_lsoa_codes, p_id, p_version));
  if write.answer is not null then
    return write.answer;
  end if;
  if p_id is not null then
    select * into held from public.priority_areas a where a.id = p_id for update;
    if held.id is null then
      return private.refusal('not-found', 'no such priority area');
    end if;
  end if;
  refusal := private.area_refusal(coalesce(held.place_code, p_place_code), held.status = 'archived');
  if refusal is not null then
    return refusal;
  elsif held.place_code <> p_place_code then
    return private.refusal('not-allowed', 'an area stays in its place');
  elsif held.id is not null and held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  elsif private.readable_length(p_why) < 3 then
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
  return private.end_write(write, private.area_answer(area_id));
end $$;

create function public.set_priority_area_status(
  p_key uuid, p_id uuid, p_version integer, p_status public.area_status
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key,
    jsonb_build_array('set_priority_area_status', p_id, p_version, p_status));
  held public.priority_areas;
  refusal jsonb;
begin
  if write.answer is not null then
    return write.answer;
  end if;
  select * into held from public.priority_areas a where a.id = p_id for update;
  if held.id is null then
    return private.refusal('not-found', 'no such priority area');
  end if;
  refusal := private.area_refusal(held.place_code, held.status = 'archived');
  if refusal is not null then
    return refusal;
  elsif held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  elsif held.status = p_status then
    return private.refusal('not-allowed', 'it is already ' || p_status);
  end if;
  update public.priority_areas set status = p_status, updated_by = auth.uid() where id = p_id;
  return private.end_write(write, private.area_answer(p_id));
end $$;

revoke execute on function private.area_answer, private.area_refusal from public;
revoke execute on function public.save_priority_area, public.set_priority_area_status
  from public, anon, authenticated, service_role;
grant execute on function public.save_priority_area, public.set_priority_area_status to authenticated;
