-- Who changed what and when. Fed by triggers alone; nobody edits or removes a line.
create table public.audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor uuid, -- null: without an account, or the database itself
  place_code text,
  table_name text not null,
  row_id text not null,
  verb text not null check (verb in ('insert', 'update', 'delete')),
  changes jsonb not null
);
create index audit_log_place on public.audit_log (place_code, at desc);
create index audit_log_row on public.audit_log (table_name, row_id);

-- `changes` names every column that changed. Only columns listed as safe bring their values, as
-- {"status": {"from": "draft", "to": "published"}}; the rest come bare, as {"words": {}}: what people
-- wrote, where exactly they stood, addresses and hashes never enter the log. The arguments are the column
-- of the place, the columns that name the row, and the safe columns.
-- Who sent a contribution is told to nobody, so the log does not tell it either. A line about a
-- contribution names a person only where that person decided it; an insert, a withdrawal or whatever
-- comes later names nobody. Nor does it say whether the sender had an account: in a place where one
-- resident has one, that is a name.
create function private.audit() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  was jsonb := '{}';
  becomes jsonb := '{}';
  one jsonb;
  row_key text;
  who uuid := auth.uid();
begin
  if tg_op <> 'INSERT' then
    was := to_jsonb(old);
  end if;
  if tg_op <> 'DELETE' then
    becomes := to_jsonb(new);
  end if;
  if tg_table_name = 'contributions' then
    was := was - 'created_by';
    becomes := becomes - 'created_by';
    if tg_op <> 'UPDATE' or becomes -> 'decided_at' is not distinct from was -> 'decided_at'
      or becomes ->> 'decided_by' is distinct from who::text then
      who := null;
    end if;
  end if;
  one := was || becomes;
  select string_agg(one ->> k.name, ' ' order by k.nr) into row_key
  from string_to_table(tg_argv[1], ' ') with ordinality k (name, nr);
  insert into public.audit_log (actor, place_code, table_name, row_id, verb, changes)
  select who, one ->> tg_argv[0], tg_table_name, row_key, lower(tg_op),
    coalesce(jsonb_object_agg(k.name, case when k.name = any (tg_argv[2:])
      then jsonb_build_object('from', was -> k.name, 'to', becomes -> k.name) else '{}' end), '{}')
  from jsonb_object_keys(one) k (name)
  -- an absent column and an empty one are the same to the reader
  where coalesce(was -> k.name, 'null') is distinct from coalesce(becomes -> k.name, 'null');
  return null;
end $$;

create trigger audit after insert or update or delete on public.places
  for each row execute function private.audit('code', 'code', 'code', 'slug', 'name', 'has_pack');
create trigger audit after insert or update or delete on public.place_members
  for each row execute function private.audit('place_code', 'place_code member_code', 'place_code', 'member_code');
create trigger audit after insert or update or delete on public.profiles
  for each row execute function private.audit('', 'user_id', 'user_id');
create trigger audit after insert or update or delete on public.place_roles
  for each row execute function private.audit('place_code', 'place_code user_id role', 'place_code', 'user_id', 'role');
create trigger audit after insert or update or delete on public.invitations
  for each row execute function private.audit('place_code', 'id', 'place_code', 'role', 'expires_at', 'claimed_by', 'claimed_at');
create trigger audit after insert or update or delete on public.contributions
  for each row execute function private.audit('place_code', 'id', 'kind', 'status', 'decided_by', 'decided_at');
create trigger audit after insert or update or delete on public.replies
  for each row execute function private.audit('place_code', 'id', 'contribution_id');
create trigger audit after insert or update or delete on public.priority_areas
  for each row execute function private.audit('place_code', 'id', 'name', 'reason', 'made_by', 'lsoa_codes', 'status', 'version', 'published_at');
create trigger audit after insert or update or delete on public.plans
  for each row execute function private.audit('place_code', 'id', 'area_id', 'kind', 'title', 'subject_layer', 'subject_id', 'stage', 'version');
create trigger audit after insert or update or delete on public.plan_checks
  for each row execute function private.audit('place_code', 'plan_id check_name', 'plan_id', 'check_name', 'state', 'version');
create trigger audit after insert or update or delete on public.plan_photographs
  for each row execute function private.audit('place_code', 'id', 'plan_id', 'taken', 'path', 'version');
create trigger audit after insert or update or delete on public.plan_duties
  for each row execute function private.audit('place_code', 'plan_id duty', 'plan_id', 'duty', 'began_on', 'due_on', 'done_on', 'version');
create trigger audit after insert or update or delete on public.actions
  for each row execute function private.audit('place_code', 'id', 'plan_id', 'title', 'owner_organisation', 'starts_on', 'due_on',
    'cost_pounds', 'funder', 'status', 'version');
create trigger audit after insert or update or delete on public.action_contributions
  for each row execute function private.audit('place_code', 'action_id contribution_id', 'action_id', 'contribution_id');

create trigger append_only before update or delete on public.audit_log
  for each row execute function private.refuse_change();
create trigger never_emptied before truncate on public.audit_log
  for each statement execute function private.refuse_change();

alter table public.audit_log enable row level security;
create policy "the log of a place for its staff" on public.audit_log for select to authenticated
  using (place_code = any ((select private.places_where('{officer,planner,administrator}'))::text[]));
revoke all on public.audit_log from public, anon, authenticated, service_role;
revoke all on sequence public.audit_log_id_seq from public, anon, authenticated, service_role;
grant select on public.audit_log to authenticated, service_role;
revoke execute on function private.audit from public;
