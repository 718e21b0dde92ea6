-- Who sent a contribution is told to nobody, so the log does not tell it either. A line about a
-- contribution names a person only where that person decided it; an insert, a withdrawal or whatever
-- comes later names nobody. Nor does it say whether the sender had an account: in a place where one
-- resident has one, that is a name.
create or replace function private.audit() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  was jsonb := '{}';
  becomes jsonb := '{}';
  one jsonb;
  place text;
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
  select who, place, tg_table_name, row_key, lower(tg_op),
    coalesce(jsonb_object_agg(k.name, case when k.name = any (tg_argv)
      then jsonb_build_object('from', was -> k.name, 'to', becomes -> k.name) else '{}' end), '{}')
  from jsonb_object_keys(one) k (name)
  -- an absent column and an empty one are the same to the reader
  where coalesce(was -> k.name, 'null') is distinct from coalesce(becomes -> k.name, 'null');
  return null;
end $$;

-- The old lines, by the same rule. Nobody else sees the log without its guard: the lock that this
-- takes lasts until the migration is whole, and a migration that fails leaves guard and lines as they were.
alter table public.audit_log disable trigger append_only;
update public.audit_log set changes = changes - 'created_by',
  actor = case when verb = 'update' and changes ? 'decided_at' then actor end
where table_name = 'contributions'
  and (changes ? 'created_by' or actor is not null and not (verb = 'update' and changes ? 'decided_at'));
alter table public.audit_log enable trigger append_only;
