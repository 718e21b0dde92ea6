-- Saving and moving plans. Both answer {"ok":true,"plan":…} or a refusal.
create function private.plan_answer(p_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('ok', true, 'plan', to_jsonb(p)) from public.plans p where p.id = p_id;
$$;

-- Null when the person asking may write to what hangs on the area.
create function private.area_refusal(p_place_code text, p_archived boolean) returns jsonb
language sql stable set search_path = '' as $$
  select case
    when not private.has_place_role(p_place_code, '{officer,administrator}')
      then private.refusal('not-allowed', 'only an officer of the place may change its plans')
    when p_archived then private.refusal('not-allowed', 'an archived area is read-only')
  end;
$$;

create function public.save_plan(
  p_area_id uuid, p_kind public.plan_kind, p_title text,
  p_subject_layer text, p_subject_id text, p_subject_name text,
  p_details jsonb default null, p_id uuid default null, p_version integer default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  held public.plans;
  area public.priority_areas;
  refusal jsonb;
  plan_id uuid := p_id;
begin
  if p_id is not null then
    select * into held from public.plans p where p.id = p_id for update;
    if held.id is null then
      return private.refusal('not-found', 'no such plan');
    end if;
  end if;
  select * into area from public.priority_areas a where a.id = coalesce(held.area_id, p_area_id);
  if area.id is null then
    return private.refusal('not-found', 'no such priority area');
  end if;
  refusal := private.area_refusal(area.place_code, area.status = 'archived');
  if refusal is not null then
    return refusal;
  elsif held.area_id <> p_area_id or held.kind <> p_kind then
    return private.refusal('not-allowed', 'a plan keeps its area and its kind');
  elsif held.id is null then
    insert into public.plans
      (area_id, kind, title, subject_layer, subject_id, subject_name, details, created_by)
    values (p_area_id, p_kind, btrim(p_title), p_subject_layer, p_subject_id, p_subject_name,
      coalesce(p_details, '{}'), auth.uid())
    returning id into plan_id;
  elsif held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  else
    update public.plans set title = btrim(p_title), subject_layer = p_subject_layer,
      subject_id = p_subject_id, subject_name = p_subject_name, details = coalesce(p_details, '{}')
    where id = p_id;
  end if;
  return private.plan_answer(plan_id);
end $$;

create function public.move_plan(
  p_id uuid, p_version integer, p_stage text, p_reason text default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  held public.plans;
  home record;
  refusal jsonb;
begin
  select * into held from public.plans p where p.id = p_id for update;
  if held.id is null then
    return private.refusal('not-found', 'no such plan');
  end if;
  select * into home from private.plan_home(p_id);
  refusal := private.area_refusal(home.place_code, home.archived);
  if refusal is not null then
    return refusal;
  elsif held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  elsif not private.is_stage(held.kind, p_stage) then
    return private.refusal('not-allowed', 'this kind of plan has no such stage');
  elsif p_stage = held.stage then
    return private.refusal('not-allowed', 'it is already there');
  elsif p_stage in ('paused', 'withdrawn', 'refused') and char_length(btrim(coalesce(p_reason, ''))) < 3 then
    return private.refusal('reason-required', 'say why');
  end if;
  update public.plans set stage = p_stage, stage_reason = nullif(btrim(p_reason), '') where id = p_id;
  return private.plan_answer(p_id);
end $$;

revoke execute on function private.plan_answer, private.area_refusal from public;
revoke execute on function public.save_plan, public.move_plan from public, anon, authenticated, service_role;
grant execute on function public.save_plan, public.move_plan to authenticated;
