-- Plans hang on a priority area and name an asset, alley or park. What is written of a plan bit by bit,
-- by several people, are rows with versions of their own: its checks, its photographs and its duties.
create type public.plan_kind as enum ('asset-transfer', 'improvement');

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
  place_code text not null references public.places (code),
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
create index plans_place on public.plans (place_code);

create table public.plan_stage_changes (
  id uuid primary key default gen_random_uuid(),
  place_code text not null references public.places (code),
  plan_id uuid not null references public.plans (id),
  from_stage text,
  to_stage text not null,
  reason text,
  changed_by uuid,
  changed_at timestamptz not null default clock_timestamp()
);
create index plan_stage_changes_plan on public.plan_stage_changes (plan_id, changed_at);
create index plan_stage_changes_place on public.plan_stage_changes (place_code, changed_at);

-- A check that is not here has not been begun.
create table public.plan_checks (
  place_code text not null references public.places (code),
  plan_id uuid not null references public.plans (id),
  check_name text not null check (check_name ~ '^[a-z][a-z ]{1,58}[a-z]$'),
  state text not null check (state in ('to do', 'done', 'not needed')),
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamptz not null default now(),
  primary key (plan_id, check_name)
);
create index plan_checks_place on public.plan_checks (place_code);

-- The picture itself lies in the bucket plan-photographs under its path.
create table public.plan_photographs (
  id uuid primary key default gen_random_uuid(),
  place_code text not null references public.places (code),
  plan_id uuid not null references public.plans (id),
  taken text not null check (taken in ('before', 'after')),
  path text not null unique check (char_length(path) <= 200),
  -- what it shows, for those who cannot see it
  words text not null check (char_length(btrim(words)) between 1 and 300),
  version integer not null default 1,
  added_by uuid,
  added_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index plan_photographs_plan on public.plan_photographs (plan_id, added_at);
create index plan_photographs_place on public.plan_photographs (place_code);

-- What the law or the plan's own dates ask of the council by a day: when it began to run, when it is
-- due or ends, and when it was done. The days come from the plan; only whether it is done is written here.
create table public.plan_duties (
  place_code text not null references public.places (code),
  plan_id uuid not null references public.plans (id),
  duty text not null check (duty ~ '^[a-z][a-z-]{1,58}[a-z]$'),
  began_on date check (isfinite(began_on)),
  due_on date not null check (isfinite(due_on) and due_on >= began_on),
  done_on date check (isfinite(done_on)),
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamptz not null default now(),
  primary key (plan_id, duty)
);
create index plan_duties_due on public.plan_duties (place_code, due_on);

-- Where a plan lies: its place, and whether its area still may be changed.
create function private.plan_home(p_plan_id uuid) returns table (place_code text, archived boolean)
language sql stable security definer set search_path = '' as $$
  select a.place_code, a.status = 'archived'
  from public.plans p join public.priority_areas a on a.id = p.area_id where p.id = p_plan_id;
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
create function private.guard_plan_part() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (select h.archived from private.plan_home(new.plan_id) h) then
    raise exception 'the plans of an archived priority area are read-only' using errcode = 'P0001';
  end if;
  return new;
end $$;

create trigger guard before insert or update on public.plans
  for each row execute function private.guard_plan();
create trigger take_place before insert or update on public.plans
  for each row execute function private.take_place('priority_areas', 'area_id');
create trigger readable before insert or update on public.plans
  for each row execute function private.refuse_unreadable('title', '1', 'subject_id', '1', 'subject_name', '1', 'stage_reason', '1');
create trigger version before update on public.plans
  for each row execute function private.bump_version();

create trigger guard before insert or update on public.plan_checks
  for each row execute function private.guard_plan_part();
create trigger take_place before insert or update on public.plan_checks
  for each row execute function private.take_place('plans', 'plan_id');
create trigger version before update on public.plan_checks
  for each row execute function private.bump_version();

create trigger guard before insert or update on public.plan_photographs
  for each row execute function private.guard_plan_part();
create trigger take_place before insert or update on public.plan_photographs
  for each row execute function private.take_place('plans', 'plan_id');
create trigger readable before insert or update on public.plan_photographs
  for each row execute function private.refuse_unreadable('words', '1');
create trigger version before update on public.plan_photographs
  for each row execute function private.bump_version();

create trigger guard before insert or update on public.plan_duties
  for each row execute function private.guard_plan_part();
create trigger take_place before insert or update on public.plan_duties
  for each row execute function private.take_place('plans', 'plan_id');
create trigger version before update on public.plan_duties
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
create trigger take_place before insert on public.plan_stage_changes
  for each row execute function private.take_place('plans', 'plan_id');
create trigger append_only before update or delete on public.plan_stage_changes
  for each row execute function private.refuse_change();
create trigger never_emptied before truncate on public.plan_stage_changes
  for each statement execute function private.refuse_change();

alter table public.plans enable row level security;
alter table public.plan_stage_changes enable row level security;
alter table public.plan_checks enable row level security;
alter table public.plan_photographs enable row level security;
alter table public.plan_duties enable row level security;

-- each inner query is subject to the policy of the table it asks: who may read the area may read on
create policy "plans follow their area" on public.plans for select to anon, authenticated
  using (exists (select 1 from public.priority_areas a where a.id = area_id));
create policy "stage changes follow their plan" on public.plan_stage_changes
  for select to anon, authenticated using (exists (select 1 from public.plans p where p.id = plan_id));
create policy "checks follow their plan" on public.plan_checks
  for select to anon, authenticated using (exists (select 1 from public.plans p where p.id = plan_id));
create policy "photographs follow their plan" on public.plan_photographs
  for select to anon, authenticated using (exists (select 1 from public.plans p where p.id = plan_id));
create policy "duties follow their plan" on public.plan_duties
  for select to anon, authenticated using (exists (select 1 from public.plans p where p.id = plan_id));

revoke all on public.plans, public.plan_stage_changes, public.plan_checks, public.plan_photographs,
  public.plan_duties from public, anon, authenticated, service_role;
grant all on public.plans, public.plan_checks, public.plan_photographs, public.plan_duties to service_role;
grant select on public.plan_stage_changes to service_role;
grant select on public.plans to anon, authenticated;
-- who did it is read by nobody through these tables; staff find it in the audit log
grant select (id, place_code, plan_id, from_stage, to_stage, reason, changed_at)
  on public.plan_stage_changes to anon, authenticated;
grant select (place_code, plan_id, check_name, state, version, updated_at)
  on public.plan_checks to anon, authenticated;
grant select (id, place_code, plan_id, taken, path, words, version, added_at, updated_at)
  on public.plan_photographs to anon, authenticated;
grant select (place_code, plan_id, duty, began_on, due_on, done_on, version, updated_at)
  on public.plan_duties to anon, authenticated;

revoke execute on function private.is_stage, private.plan_home, private.guard_plan, private.guard_plan_part,
  private.record_stage from public;
-- the check constraint runs as whoever writes
grant execute on function private.is_stage to service_role;
