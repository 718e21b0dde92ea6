-- Plans hang on a priority area and name an asset, alley or park; actions hang on a plan.
create type public.plan_kind as enum ('asset-transfer', 'improvement');
create type public.action_status as enum ('proposed', 'agreed', 'under way', 'done', 'will not do');

-- Which stages a kind of plan knows. Paused, withdrawn and refused stand beside the path, with a reason.
create function private.is_stage(p_kind public.plan_kind, p_stage text) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(p_stage in ('idea', 'paused', 'withdrawn', 'refused', 'review') or case p_kind
    when 'asset-transfer' then p_stage in ('availability check', 'expression of interest', 'business case',
      'assessment', 'agreement in principle', 'due diligence and heads of terms', 'formal decision',
      'legal completion', 'operating')
    when 'improvement' then p_stage in ('checks', 'consents', 'agreed', 'works', 'looked after')
  end, false);
$$;

create table public.plans (
  id uuid primary key default gen_random_uuid(),
  area_id uuid not null references public.priority_areas (id),
  kind public.plan_kind not null,
  title text not null check (char_length(btrim(title)) between 1 and 160),
  subject_layer text not null check (subject_layer in ('community-assets', 'alleys', 'parks')),
  subject_id text not null check (char_length(subject_id) between 1 and 120),
  subject_name text not null check (char_length(subject_name) <= 200),
  stage text not null default 'idea',
  stage_reason text check (char_length(stage_reason) <= 2000),
  details jsonb not null default '{}'
    check (jsonb_typeof(details) = 'object' and length(details::text) <= 65536),
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (private.is_stage(kind, stage)),
  check (stage not in ('paused', 'withdrawn', 'refused')
    or char_length(btrim(coalesce(stage_reason, ''))) >= 3)
);
create index plans_area on public.plans (area_id);

create table public.plan_stage_changes (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references public.plans (id),
  from_stage text,
  to_stage text not null,
  reason text,
  changed_by uuid,
  changed_at timestamptz not null default clock_timestamp()
);
create index plan_stage_changes_plan on public.plan_stage_changes (plan_id, changed_at);

create table public.actions (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references public.plans (id),
  title text not null check (char_length(btrim(title)) between 1 and 200),
  owner_organisation text not null check (char_length(btrim(owner_organisation)) between 1 and 160),
  starts_on date,
  due_on date check (due_on >= starts_on),
  cost_pounds numeric(12, 2) check (cost_pounds >= 0),
  funder text check (char_length(funder) <= 160),
  status public.action_status not null default 'proposed',
  status_reason text check (char_length(status_reason) <= 2000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (status <> 'will not do' or char_length(btrim(coalesce(status_reason, ''))) >= 3)
);
create index actions_plan on public.actions (plan_id);

create table public.action_contributions (
  action_id uuid not null references public.actions (id),
  contribution_id uuid not null references public.contributions (id),
  primary key (action_id, contribution_id)
);
create index action_contributions_contribution on public.action_contributions (contribution_id);

-- Where a plan lies: its place, and whether its area still may be changed.
create function private.plan_home(p_plan_id uuid) returns table (place_code text, archived boolean)
language sql stable security definer set search_path = '' as $$
  select a.place_code, a.status = 'archived'
  from public.plans p join public.priority_areas a on a.id = p.area_id where p.id = p_plan_id;
$$;

-- How many of the people an action answers have had no reply.
create function private.replies_owed(p_action_id uuid) returns bigint
language sql stable security definer set search_path = '' as $$
  select count(*) from public.action_contributions ac
  where ac.action_id = p_action_id
    and not exists (select 1 from public.replies r where r.contribution_id = ac.contribution_id);
$$;

-- The rules again for whoever writes to the tables directly; people meet them as refusals.
create function private.guard_plan() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from public.priority_areas a where a.id = new.area_id and a.status = 'archived') then
    raise exception 'the plans of an archived priority area are read-only' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger guard before insert or update on public.plans
  for each row execute function private.guard_plan();
create trigger version before update on public.plans
  for each row execute function private.bump_version();

create function private.record_stage() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    insert into public.plan_stage_changes (plan_id, to_stage, reason, changed_by)
    values (new.id, new.stage, new.stage_reason, auth.uid());
  elsif new.stage is distinct from old.stage then
    insert into public.plan_stage_changes (plan_id, from_stage, to_stage, reason, changed_by)
    values (new.id, old.stage, new.stage, new.stage_reason, auth.uid());
  end if;
  return null;
end $$;
create trigger record_stage after insert or update on public.plans
  for each row execute function private.record_stage();
create trigger append_only before update or delete on public.plan_stage_changes
  for each row execute function private.refuse_change();
create trigger never_emptied before truncate on public.plan_stage_changes
  for each statement execute function private.refuse_change();

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

alter table public.plans enable row level security;
alter table public.plan_stage_changes enable row level security;
alter table public.actions enable row level security;
alter table public.action_contributions enable row level security;

-- each inner query is subject to the policy of the table it asks: who may read the area may read on
create policy "plans follow their area" on public.plans for select to anon, authenticated
  using (exists (select 1 from public.priority_areas a where a.id = area_id));
create policy "stage changes follow their plan" on public.plan_stage_changes
  for select to anon, authenticated using (exists (select 1 from public.plans p where p.id = plan_id));
create policy "actions follow their plan" on public.actions for select to anon, authenticated
  using (exists (select 1 from public.plans p where p.id = plan_id));
create policy "links are read by who may read both ends" on public.action_contributions
  for select to anon, authenticated
  using (exists (select 1 from public.actions a where a.id = action_id)
    and exists (select 1 from public.contributions c where c.id = contribution_id));

revoke all on public.plans, public.plan_stage_changes, public.actions, public.action_contributions
  from public, anon, authenticated, service_role;
grant all on public.plans, public.actions, public.action_contributions to service_role;
grant select on public.plan_stage_changes to service_role;
grant select on public.plans, public.plan_stage_changes, public.actions, public.action_contributions
  to anon, authenticated;

revoke execute on function private.is_stage, private.plan_home, private.replies_owed, private.guard_plan,
  private.record_stage, private.guard_action, private.guard_action_contribution from public;
-- the check constraint runs as whoever writes
grant execute on function private.is_stage to service_role;
