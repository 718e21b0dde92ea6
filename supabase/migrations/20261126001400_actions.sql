-- Actions hang on a plan and name the contributions that they answer.
create type public.action_status as enum ('proposed', 'agreed', 'under way', 'done', 'will not do');

create table public.actions (
  id uuid primary key default gen_random_uuid(),
  place_code text not null references public.places (code),
  plan_id uuid not null references public.plans (id),
  title text not null check (char_length(btrim(title)) between 1 and 200),
  owner_organisation text not null check (char_length(btrim(owner_organisation)) between 1 and 160),
  -- a date may be infinite, and NaN is greater than every number
  starts_on date check (isfinite(starts_on)),
  due_on date check (due_on >= starts_on) check (isfinite(due_on)),
  cost_pounds numeric(12, 2) check (cost_pounds >= 0) check (cost_pounds < 'Infinity'),
  funder text check (char_length(funder) <= 160),
  status public.action_status not null default 'proposed',
  status_reason text check (char_length(status_reason) <= 2000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (status <> 'will not do' or char_length(btrim(coalesce(status_reason, ''))) >= 3)
);
create index actions_plan on public.actions (plan_id);
create index actions_place on public.actions (place_code, due_on);

-- What became of an action and when: "done this quarter" is read from here.
create table public.action_status_changes (
  id uuid primary key default gen_random_uuid(),
  place_code text not null references public.places (code),
  action_id uuid not null references public.actions (id),
  from_status public.action_status,
  to_status public.action_status not null,
  reason text,
  changed_by uuid,
  changed_at timestamptz not null default clock_timestamp()
);
create index action_status_changes_action on public.action_status_changes (action_id, changed_at);
create index action_status_changes_place on public.action_status_changes (place_code, changed_at);

create table public.action_contributions (
  place_code text not null references public.places (code),
  action_id uuid not null references public.actions (id),
  contribution_id uuid not null references public.contributions (id),
  primary key (action_id, contribution_id)
);
create index action_contributions_contribution on public.action_contributions (contribution_id);
create index action_contributions_place on public.action_contributions (place_code);

-- How many of the people an action answers have had no reply.
create function private.replies_owed(p_action_id uuid) returns bigint
language sql stable security definer set search_path = '' as $$
  select count(*) from public.action_contributions ac
  where ac.action_id = p_action_id
    and not exists (select 1 from public.replies r where r.contribution_id = ac.contribution_id);
$$;

create function private.guard_action() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (select h.archived from private.plan_home(new.plan_id) h) then
    raise exception 'the actions of an archived priority area are read-only' using errcode = 'P0001';
  end if;
  if new.status in ('done', 'will not do') and private.replies_owed(new.id) > 0 then
    raise exception 'reply-owed: an action cannot be closed while someone it answers has had no reply'
      using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger guard before insert or update on public.actions
  for each row execute function private.guard_action();
create trigger take_place before insert or update on public.actions
  for each row execute function private.take_place('plans', 'plan_id');
create trigger readable before insert or update on public.actions
  for each row execute function private.refuse_unreadable('title', '1', 'owner_organisation', '1', 'funder', '1', 'status_reason', '1');
create trigger version before update on public.actions
  for each row execute function private.bump_version();

-- The other way round to the same broken rule: tying a closed action to someone still waiting.
create function private.guard_action_contribution() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from public.actions a where a.id = new.action_id and a.status in ('done', 'will not do'))
    and not exists (select 1 from public.replies r where r.contribution_id = new.contribution_id) then
    raise exception 'reply-owed: a closed action cannot answer someone who has had no reply'
      using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger guard before insert or update on public.action_contributions
  for each row execute function private.guard_action_contribution();
create trigger take_place before insert or update on public.action_contributions
  for each row execute function private.take_place('actions', 'action_id');

create function private.record_status() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    insert into public.action_status_changes (action_id, to_status, reason, changed_by)
    values (new.id, new.status, new.status_reason, auth.uid());
  elsif new.status is distinct from old.status then
    insert into public.action_status_changes (action_id, from_status, to_status, reason, changed_by)
    values (new.id, old.status, new.status, new.status_reason, auth.uid());
  end if;
  return null;
end $$;
create trigger record_status after insert or update on public.actions
  for each row execute function private.record_status();
create trigger take_place before insert on public.action_status_changes
  for each row execute function private.take_place('actions', 'action_id');
create trigger append_only before update or delete on public.action_status_changes
  for each row execute function private.refuse_change();
create trigger never_emptied before truncate on public.action_status_changes
  for each statement execute function private.refuse_change();

alter table public.actions enable row level security;
alter table public.action_status_changes enable row level security;
alter table public.action_contributions enable row level security;

create policy "actions follow their plan" on public.actions for select to anon, authenticated
  using (exists (select 1 from public.plans p where p.id = plan_id));
create policy "status changes follow their action" on public.action_status_changes
  for select to anon, authenticated using (exists (select 1 from public.actions a where a.id = action_id));
create policy "links are read by who may read both ends" on public.action_contributions
  for select to anon, authenticated
  using (exists (select 1 from public.actions a where a.id = action_id)
    and exists (select 1 from public.contributions c where c.id = contribution_id));

revoke all on public.actions, public.action_status_changes, public.action_contributions
  from public, anon, authenticated, service_role;
grant all on public.actions, public.action_contributions to service_role;
grant select on public.action_status_changes to service_role;
grant select on public.actions, public.action_contributions to anon, authenticated;
-- who changed it is read by nobody through this table; staff find it in the audit log
grant select (id, place_code, action_id, from_status, to_status, reason, changed_at)
  on public.action_status_changes to anon, authenticated;

revoke execute on function private.replies_owed, private.guard_action, private.guard_action_contribution,
  private.record_status from public;
