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
-- wrote, where exactly they stood, addresses and hashes never enter the log.
create function private.audit() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  was jsonb := '{}';
  becomes jsonb := '{}';
  one jsonb;
  place text;
  row_key text;
begin
  if tg_op <> 'INSERT' then
    was := to_jsonb(old);
  end if;
  if tg_op <> 'DELETE' then
    becomes := to_jsonb(new);
  end if;
  one := was || becomes;
  -- the place is a column of the row, or of the row it hangs on
  place := coalesce(one ->> 'place_code', case tg_table_name
    when 'plans' then (select a.place_code from public.priority_areas a where a.id = (one ->> 'area_id')::uuid)
    when 'actions' then (select h.place_code from private.plan_home((one ->> 'plan_id')::uuid) h)
    when 'action_contributions' then (
      select h.place_code from public.actions a, private.plan_home(a.plan_id) h
      where a.id = (one ->> 'action_id')::uuid)
    when 'replies' then (select c.place_code from public.contributions c where c.id = (one ->> 'contribution_id')::uuid)
  end);
  row_key := coalesce(one ->> 'id', case tg_table_name
    when 'place_roles' then (one ->> 'place_code') || ' ' || (one ->> 'user_id') || ' ' || (one ->> 'role')
    when 'action_contributions' then (one ->> 'action_id') || ' ' || (one ->> 'contribution_id')
    when 'profiles' then one ->> 'user_id'
    when 'places' then one ->> 'code'
  end);
  insert into public.audit_log (actor, place_code, table_name, row_id, verb, changes)
  select auth.uid(), place, tg_table_name, row_key, lower(tg_op),
    coalesce(jsonb_object_agg(k.name, case when k.name = any (tg_argv)
      then jsonb_build_object('from', was -> k.name, 'to', becomes -> k.name) else '{}' end), '{}')
  from jsonb_object_keys(one) k (name)
  -- an absent column and an empty one are the same to the reader
  where coalesce(was -> k.name, 'null') is distinct from coalesce(becomes -> k.name, 'null');
  return null;
end $$;

create trigger audit after insert or update or delete on public.places
  for each row execute function private.audit('code', 'slug', 'name');
create trigger audit after insert or update or delete on public.profiles
  for each row execute function private.audit('user_id');
create trigger audit after insert or update or delete on public.place_roles
  for each row execute function private.audit('place_code', 'user_id', 'role');
create trigger audit after insert or update or delete on public.invitations
  for each row execute function private.audit('place_code', 'role', 'expires_at', 'claimed_by', 'claimed_at');
create trigger audit after insert or update or delete on public.contributions
  for each row execute function private.audit('kind', 'status', 'decided_by', 'decided_at');
create trigger audit after insert or update or delete on public.replies
  for each row execute function private.audit('contribution_id');
create trigger audit after insert or update or delete on public.priority_areas
  for each row execute function private.audit('name', 'reason', 'made_by', 'lsoa_codes', 'status', 'version', 'published_at');
create trigger audit after insert or update or delete on public.plans
  for each row execute function private.audit('area_id', 'kind', 'title', 'subject_layer', 'subject_id', 'stage', 'version');
create trigger audit after insert or update or delete on public.actions
  for each row execute function private.audit('plan_id', 'title', 'owner_organisation', 'starts_on', 'due_on',
    'cost_pounds', 'funder', 'status', 'version');
create trigger audit after insert or update or delete on public.action_contributions
  for each row execute function private.audit('action_id', 'contribution_id');

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
