-- Saving and moving plans, and ticking what hangs on them. All answer {"ok":true,…,"version"} or a refusal.

create function private.plan_answer(p_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('ok', true, 'id', p.id, 'version', p.version) from public.plans p where p.id = p_id;
$$;

-- Null when the person asking may write to this plan.
create function private.plan_refusal(p_plan_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select case when p.id is null then private.refusal('not-found', 'no such plan')
    else private.area_refusal(p.place_code, a.status = 'archived') end
  from (values (p_plan_id)) asked (id)
  left join public.plans p on p.id = asked.id
  left join public.priority_areas a on a.id = p.area_id;
$$;

-- Makes the duties of a plan those of p_duties, [{"duty", "began_on", "due_on"}]. One that began on another
-- day is another one: it has not been done.
create function private.write_duties(p_plan_id uuid, p_duties jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.plan_duties d where d.plan_id = p_plan_id
    and not exists (select 1 from jsonb_array_elements(p_duties) asked where asked ->> 'duty' = d.duty);
  insert into public.plan_duties as d (plan_id, duty, began_on, due_on, updated_by)
  select p_plan_id, asked.duty, asked.began_on, asked.due_on, auth.uid()
  from jsonb_to_recordset(p_duties) asked (duty text, began_on date, due_on date)
  on conflict (plan_id, duty) do update set began_on = excluded.began_on, due_on = excluded.due_on,
    done_on = case when d.began_on is not distinct from excluded.began_on then d.done_on end,
    updated_by = excluded.updated_by
  where (d.began_on, d.due_on) is distinct from (excluded.began_on, excluded.due_on);
end $$;

-- p_duties null leaves them as they are.
create function public.save_plan(
  p_key uuid, p_area_id uuid, p_kind public.plan_kind, p_title text,
  p_subject_layer text, p_subject_id text, p_subject_name text,
  p_details jsonb default null, p_duties jsonb default null,
  p_id uuid default null, p_version integer default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key, jsonb_build_array('save_plan', p_area_id,
    p_kind, p_title, p_subject_layer, p_subject_id, p_subject_name, p_details, p_duties, p_id, p_version));
  held public.plans;
  area public.priority_areas;
  refusal jsonb;
  plan_id uuid := p_id;
begin
  if write.answer is not null then
    return write.answer;
  end if;
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
  elsif p_duties is not null and (jsonb_typeof(p_duties) <> 'array' or jsonb_array_length(p_duties) > 20) then
    return private.refusal('not-allowed', 'a plan has a list of at most 20 duties');
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
  if p_duties is not null then
    perform private.write_duties(plan_id, p_duties);
  end if;
  return private.end_write(write, private.plan_answer(plan_id));
end $$;

create function public.move_plan(
  p_key uuid, p_id uuid, p_version integer, p_stage text, p_reason text default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key,
    jsonb_build_array('move_plan', p_id, p_version, p_stage, p_reason));
  held public.plans;
  refusal jsonb;
begin
  if write.answer is not null then
    return write.answer;
  end if;
  select * into held from public.plans p where p.id = p_id for update;
  refusal := private.plan_refusal(p_id);
  if refusal is not null then
    return refusal;
  elsif held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  elsif not private.is_stage(held.kind, p_stage) then
    return private.refusal('not-allowed', 'this kind of plan has no such stage');
  elsif p_stage = held.stage then
    return private.refusal('not-allowed', 'it is already there');
  elsif p_stage in ('paused', 'withdrawn', 'refused') and private.readable_length(p_reason) < 3 then
    return private.refusal('reason-required', 'say why');
  end if;
  update public.plans set stage = p_stage, stage_reason = private.said(p_reason) where id = p_id;
  return private.end_write(write, private.plan_answer(p_id));
end $$;

-- p_version is that of the check as it was read; null for one that has not been begun.
create function public.set_plan_check(
  p_key uuid, p_plan_id uuid, p_check_name text, p_state text, p_version integer default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key,
    jsonb_build_array('set_plan_check', p_plan_id, p_check_name, p_state, p_version));
  held public.plan_checks;
  refusal constant jsonb := private.plan_refusal(p_plan_id);
  new_version integer;
begin
  if write.answer is not null then
    return write.answer;
  elsif refusal is not null then
    return refusal;
  end if;
  -- two who begin a check at once do it one after the other
  perform 1 from public.plans p where p.id = p_plan_id for no key update;
  select * into held from public.plan_checks c
  where c.plan_id = p_plan_id and c.check_name = p_check_name for update;
  if held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  elsif held.plan_id is null then
    if (select count(*) from public.plan_checks c where c.plan_id = p_plan_id) >= 100 then
      return private.refusal('not-allowed', 'a plan has at most 100 checks');
    end if;
    insert into public.plan_checks (plan_id, check_name, state, updated_by)
    values (p_plan_id, p_check_name, p_state, auth.uid()) returning version into new_version;
  else
    update public.plan_checks set state = p_state, updated_by = auth.uid()
    where plan_id = p_plan_id and check_name = p_check_name returning version into new_version;
  end if;
  return private.end_write(write, jsonb_build_object('ok', true, 'version', new_version));
end $$;

create function public.set_plan_duty_done(
  p_key uuid, p_plan_id uuid, p_duty text, p_version integer, p_done_on date default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key,
    jsonb_build_array('set_plan_duty_done', p_plan_id, p_duty, p_version, p_done_on));
  held public.plan_duties;
  refusal constant jsonb := private.plan_refusal(p_plan_id);
  new_version integer;
begin
  if write.answer is not null then
    return write.answer;
  elsif refusal is not null then
    return refusal;
  end if;
  select * into held from public.plan_duties d where d.plan_id = p_plan_id and d.duty = p_duty for update;
  if held.plan_id is null then
    return private.refusal('not-found', 'the plan has no such duty');
  elsif held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  end if;
  update public.plan_duties set done_on = p_done_on, updated_by = auth.uid()
  where plan_id = p_plan_id and duty = p_duty returning version into new_version;
  return private.end_write(write, jsonb_build_object('ok', true, 'version', new_version));
end $$;

revoke execute on function private.plan_answer, private.plan_refusal, private.write_duties from public;
revoke execute on function public.save_plan, public.move_plan, public.set_plan_check, public.set_plan_duty_done
  from public, anon, authenticated, service_role;
grant execute on function public.save_plan, public.move_plan, public.set_plan_check, public.set_plan_duty_done
  to authenticated;
