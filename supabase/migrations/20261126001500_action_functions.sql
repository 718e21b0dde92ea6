-- Saving and closing actions, and what the sender of a contribution sees of all this.
create function private.action_answer(p_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('ok', true, 'id', a.id, 'version', a.version) from public.actions a where a.id = p_id;
$$;

-- p_contribution_ids is the whole list of what the action answers, which is no longer than can be looked
-- at one by one; null leaves the list as it is.
create function public.save_action(
  p_key uuid, p_plan_id uuid, p_title text, p_owner_organisation text,
  p_starts_on date default null, p_due_on date default null, p_cost_pounds numeric default null,
  p_funder text default null, p_contribution_ids uuid[] default null,
  p_id uuid default null, p_version integer default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write private.write;
  held public.actions;
  home record;
  refusal jsonb;
  saved_id uuid := p_id;
begin
  if cardinality(p_contribution_ids) > 1000 then
    return private.refusal('not-allowed', 'an action answers at most 1,000 contributions');
  end if;
  write := private.begin_write(p_key, jsonb_build_array('save_action', p_plan_id, p_title, p_owner_organisation,
    p_starts_on, p_due_on, p_cost_pounds, p_funder, p_contribution_ids, p_id, p_version));
  if write.answer is not null then
    return write.answer;
  end if;
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
  return private.end_write(write, private.action_answer(saved_id));
end $$;

create function public.set_action_status(
  p_key uuid, p_id uuid, p_version integer, p_status public.action_status, p_reason text default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  write constant private.write := private.begin_write(p_key,
    jsonb_build_array('set_action_status', p_id, p_version, p_status, p_reason));
  held public.actions;
  home record;
  refusal jsonb;
begin
  if write.answer is not null then
    return write.answer;
  end if;
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
  return private.end_write(write, private.action_answer(p_id));
end $$;

-- Whoever holds the receipt reads this and no more: no point, no names, nothing of a draft area.
create function public.follow_contribution(p_receipt text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce((
    select jsonb_build_object('ok', true, 'kind', c.kind, 'subject', c.subject, 'words', c.words,
      'street', c.street, 'status', c.status, 'decline_reason', c.decline_reason,
      'created_at', c.created_at, 'decided_at', c.decided_at,
      'replies', (
        select coalesce(jsonb_agg(jsonb_build_object('body', r.body, 'created_at', r.created_at)
          order by r.created_at), '[]')
        from public.replies r where r.contribution_id = c.id),
      'actions', (
        select coalesce(jsonb_agg(jsonb_build_object('title', a.title, 'status', a.status,
          'status_reason', a.status_reason) order by a.created_at), '[]')
        from public.action_contributions ac
        join public.actions a on a.id = ac.action_id
        join public.plans p on p.id = a.plan_id
        join public.priority_areas area on area.id = p.area_id and area.status = 'published'
        where ac.contribution_id = c.id))
    from private.receipts receipt
    join public.contributions c on c.id = receipt.contribution_id
    where receipt.code_hash = private.code_hash(p_receipt)
  ), private.refusal('not-found', 'no contribution has this receipt'));
$$;

revoke execute on function private.action_answer from public;
revoke execute on function public.save_action, public.set_action_status, public.follow_contribution
  from public, anon, authenticated, service_role;
grant execute on function public.save_action, public.set_action_status to authenticated;
grant execute on function public.follow_contribution to anon, authenticated;
