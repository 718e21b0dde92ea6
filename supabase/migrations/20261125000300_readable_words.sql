-- Words are what somebody can read. Zero-width, control and filling characters are counted by
-- char_length and shown by nobody, so they do not count as words.

-- How many characters of a text can be seen, of its first 4,000: no field takes more.
create function private.readable_length(p_text text) returns integer
language sql immutable set search_path = '' as $$
  select char_length(regexp_replace(left(coalesce(p_text, ''), 4000),
    -- control characters, spaces of every width, soft hyphens, joiners, marks of direction, fillers,
    -- the empty Braille cell, selectors of variants, and tags
    '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F'
    || '\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB'
    || '\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]+', '', 'g'));
$$;

-- A text without spaces around it; null where there is nothing to read.
create function private.said(p_text text) returns text
language sql immutable set search_path = '' as $$
  select case when private.readable_length(p_text) > 0 then btrim(p_text) end;
$$;

-- Whoever writes: a column that holds characters holds so many that can be read. Its arguments are columns, each
-- followed by its least. A trigger and no check, because it asks only about what changes: what
-- was stored before can still be published, declined or archived.
create function private.refuse_unreadable() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  becomes text;
  was text;
begin
  for i in 0 .. tg_nargs - 1 by 2 loop
    execute format('select ($1).%I', tg_argv[i]) into becomes using new;
    if tg_op = 'UPDATE' then
      execute format('select ($1).%I', tg_argv[i]) into was using old;
    end if;
    if becomes <> '' and becomes is distinct from was
      and private.readable_length(becomes) < tg_argv[i + 1]::integer
    then
      raise exception '% of % has too few letters that can be read', tg_argv[i], tg_table_name
        using errcode = 'check_violation';
    end if;
  end loop;
  return new;
end $$;

create trigger readable before insert or update on public.profiles
  for each row execute function private.refuse_unreadable('display_name', '1');
create trigger readable before insert or update on public.contributions
  for each row execute function private.refuse_unreadable('subject', '1', 'words', '3', 'street', '1', 'decline_reason', '3');
create trigger readable before insert or update on public.replies
  for each row execute function private.refuse_unreadable('body', '1');
create trigger readable before insert or update on public.priority_areas
  for each row execute function private.refuse_unreadable('name', '1', 'why', '3');
create trigger readable before insert or update on public.plans
  for each row execute function private.refuse_unreadable('title', '1', 'subject_id', '1', 'subject_name', '1', 'stage_reason', '1');
create trigger readable before insert or update on public.actions
  for each row execute function private.refuse_unreadable('title', '1', 'owner_organisation', '1', 'funder', '1', 'status_reason', '1');

-- A name that nobody can read is no name: who signs up with one may still sign up.
create or replace function private.add_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles (user_id, display_name)
  values (new.id, coalesce(private.said(left(new.raw_user_meta_data ->> 'display_name', 80)), ''));
  return new;
end $$;

-- The functions as before, but for what counts as words.
create or replace function public.decide_contribution(
  p_id uuid, p_decision public.contribution_status, p_reason text default null,
  p_from public.contribution_status default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  found_one public.contributions;
begin
  select * into found_one from public.contributions c where c.id = p_id for update;
  if found_one.id is null then
    return private.refusal('not-found', 'no such contribution');
  elsif not private.has_place_role(found_one.place_code, '{officer,administrator}') then
    return private.refusal('not-allowed', 'only an officer of the place decides');
  elsif p_decision not in ('published', 'declined') then
    return private.refusal('not-allowed', 'a contribution is published or declined');
  elsif p_from <> found_one.status then
    return private.refusal('already-decided', 'it is now ' || found_one.status);
  elsif p_decision = found_one.status then
    return private.refusal('not-allowed', 'it is already ' || p_decision);
  elsif p_decision = 'declined' and private.readable_length(p_reason) < 3 then
    return private.refusal('reason-required', 'the person who sent it is owed a reason');
  end if;
  update public.contributions set status = p_decision,
    decline_reason = case when p_decision = 'declined' then btrim(p_reason) end,
    decided_by = auth.uid(), decided_at = now()
  where id = p_id;
  return jsonb_build_object('ok', true, 'contribution',
    (select to_jsonb(d) from public.contribution_details d where d.id = p_id));
end $$;

create or replace function public.reply_to_contribution(p_id uuid, p_body text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  place text;
  reply public.replies;
begin
  select c.place_code into place from public.contributions c where c.id = p_id;
  if place is null then
    return private.refusal('not-found', 'no such contribution');
  elsif not private.has_place_role(place, '{officer,administrator}') then
    return private.refusal('not-allowed', 'only an officer of the place replies');
  elsif private.readable_length(p_body) < 1 then
    return private.refusal('too-short', 'a reply has words');
  elsif char_length(p_body) > 2000 then
    return private.refusal('too-long', 'a reply has up to 2000 letters');
  end if;
  insert into public.replies (contribution_id, body, created_by)
  values (p_id, btrim(p_body), auth.uid()) returning * into reply;
  return jsonb_build_object('ok', true, 'reply',
    jsonb_build_object('id', reply.id, 'contribution_id', p_id, 'body', reply.body, 'created_at', reply.created_at));
end $$;

-- As before, and with a limit on the codes, which is asked first: 100,000 of them took 6.4 s to look at.
create or replace function public.save_priority_area(
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
  elsif private.readable_length(p_why) < 3 then
    return private.refusal('reason-required', 'say why this area was chosen');
  elsif cardinality(p_lsoa_codes) > 1000 then
    return private.refusal('invalid-geometry', 'it names more than 1,000 LSOAs');
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

create or replace function public.move_plan(
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
  elsif p_stage in ('paused', 'withdrawn', 'refused') and private.readable_length(p_reason) < 3 then
    return private.refusal('reason-required', 'say why');
  end if;
  update public.plans set stage = p_stage, stage_reason = private.said(p_reason) where id = p_id;
  return private.plan_answer(p_id);
end $$;

-- As before, and an action answers no more people than can be looked at one by one.
create or replace function public.save_action(
  p_plan_id uuid, p_title text, p_owner_organisation text,
  p_starts_on date default null, p_due_on date default null, p_cost_pounds numeric default null,
  p_funder text default null, p_contribution_ids uuid[] default null,
  p_id uuid default null, p_version integer default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  held public.actions;
  home record;
  refusal jsonb;
  saved_id uuid := p_id;
begin
  if p_id is not null then
    select * into held from public.actions a where a.id = p_id for update;
    if held.id is null then
      return private.refusal('not-found', 'no such action');
    end if;
  end if;
  select * into home from private.plan_home(coalesce(held.plan_id, p_plan_id));
  if home.place_code is null then
    return private.refusal('not-found', 'no such plan');
  end if;
  refusal := private.area_refusal(home.place_code, home.archived);
  if refusal is not null then
    return refusal;
  elsif held.plan_id <> p_plan_id then
    return private.refusal('not-allowed', 'an action stays in its plan');
  elsif held.id is not null and held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  elsif cardinality(p_contribution_ids) > 1000 then
    return private.refusal('not-allowed', 'an action answers at most 1,000 contributions');
  elsif exists (
    select 1 from unnest(p_contribution_ids) asked (id)
    where not exists (select 1 from public.contributions c
      where c.id = asked.id and c.place_code = home.place_code))
  then
    return private.refusal('not-found', 'a contribution named is not of this place');
  elsif held.status in ('done', 'will not do') and exists (
    select 1 from unnest(p_contribution_ids) asked (id)
    where not exists (select 1 from public.replies r where r.contribution_id = asked.id))
  then
    return private.refusal('reply-owed', 'a closed action cannot answer someone who has had no reply');
  end if;
  if held.id is null then
    insert into public.actions (plan_id, title, owner_organisation, starts_on, due_on, cost_pounds, funder)
    values (p_plan_id, btrim(p_title), btrim(p_owner_organisation), p_starts_on, p_due_on, p_cost_pounds,
      private.said(p_funder))
    returning id into saved_id;
  else
    update public.actions set title = btrim(p_title), owner_organisation = btrim(p_owner_organisation),
      starts_on = p_starts_on, due_on = p_due_on, cost_pounds = p_cost_pounds,
      funder = private.said(p_funder)
    where id = p_id;
  end if;
  if p_contribution_ids is not null then
    delete from public.action_contributions ac
    where ac.action_id = saved_id and ac.contribution_id <> all (p_contribution_ids);
    insert into public.action_contributions (action_id, contribution_id)
    select saved_id, asked.id from unnest(p_contribution_ids) asked (id) on conflict do nothing;
  end if;
  return private.action_answer(saved_id);
end $$;

create or replace function public.set_action_status(
  p_id uuid, p_version integer, p_status public.action_status, p_reason text default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  held public.actions;
  home record;
  refusal jsonb;
begin
  select * into held from public.actions a where a.id = p_id for update;
  if held.id is null then
    return private.refusal('not-found', 'no such action');
  end if;
  select * into home from private.plan_home(held.plan_id);
  refusal := private.area_refusal(home.place_code, home.archived);
  if refusal is not null then
    return refusal;
  elsif held.version is distinct from p_version then
    return private.version_refusal(held.version, p_version);
  elsif p_status = 'will not do' and private.readable_length(p_reason) < 3 then
    return private.refusal('reason-required', 'say why it will not be done');
  elsif p_status in ('done', 'will not do') and private.replies_owed(p_id) > 0 then
    return private.refusal('reply-owed',
      format('%s of the people it answers have had no reply', private.replies_owed(p_id)));
  end if;
  update public.actions set status = p_status, status_reason = private.said(p_reason) where id = p_id;
  return private.action_answer(p_id);
end $$;

revoke execute on function private.readable_length, private.said, private.refuse_unreadable from public;
