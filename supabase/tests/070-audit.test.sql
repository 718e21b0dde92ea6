-- The log: fed by every change, edited by nobody, free of what people wrote and where they stood.
begin;
select no_plan();
select tests.world();
create temporary table before as select max(id) as id from public.audit_log;

select is_empty($$
  select c.relname from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and c.relname not in ('audit_log', 'plan_stage_changes', 'action_status_changes', 'contribution_locations')
    and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit')
$$, 'every table feeds the log, but the log, the changes of stage and status (logs themselves) and the exact points');

create temporary table receipt as select tests.code() as receipt;
grant select on receipt to public;
select tests.act('anonymous', $$public.submit_contribution(gen_random_uuid(), (select receipt from receipt), 'E08000035', 'need', 'secret subject', 'secret words', 'secret street', null, -1.531234, 53.813456, false)$$);
create temporary table sent as select c.id from public.contributions c where c.words = 'secret words';
grant select on sent to public;
select tests.act('officer', $$public.decide_contribution(gen_random_uuid(), (select id from sent), 'declined', 'secret reason')$$);
select tests.act('officer', $$public.reply_to_contribution(gen_random_uuid(), (select id from sent), 'secret reply')$$);
select tests.act('administrator', $$public.set_place_role(tests.id('stranger'), 'planner', true, 'E08000035')$$);
select tests.act('administrator', $$public.set_place_role(tests.id('stranger'), 'planner', false, 'E08000035')$$);
select tests.act('administrator', $$public.create_invitation(gen_random_uuid(), tests.code(), 'officer', 'E08000035')$$);
select tests.act('officer', $$public.save_priority_area(gen_random_uuid(), 'E08000035', 'draft area', 'secret why', 'deprivation', 'drawn', tests.square(-1.4, 53.7), null, tests.id('draft area'), 1)$$);
select tests.act('officer', $$public.set_priority_area_status(gen_random_uuid(), tests.id('draft area'), 2, 'published')$$);
select tests.act('officer', $$public.move_plan(gen_random_uuid(), tests.id('draft plan'), 1, 'paused', 'secret pause')$$);
select tests.act('officer', $$public.set_action_status(gen_random_uuid(), tests.id('draft action'), 1, 'agreed')$$);
select tests.act('officer', $$public.save_action(gen_random_uuid(), tests.id('draft plan'), 'clear', 'Friends', p_contribution_ids => array[(select id from sent)], p_id => tests.id('draft action'), p_version => 2)$$);

create temporary table log as select * from public.audit_log where id > (select id from before);
select results_eq($$select table_name, verb, place_code, coalesce(actor::text, 'nobody') from log order by id$$, $$ values
  ('contributions', 'insert', 'E08000035', 'nobody'),
  ('contributions', 'update', 'E08000035', tests.id('officer')::text),
  ('replies', 'insert', 'E08000035', tests.id('officer')::text),
  ('place_roles', 'insert', 'E08000035', tests.id('administrator')::text),
  ('place_roles', 'delete', 'E08000035', tests.id('administrator')::text),
  ('invitations', 'insert', 'E08000035', tests.id('administrator')::text),
  ('priority_areas', 'update', 'E08000035', tests.id('officer')::text),
  ('priority_areas', 'update', 'E08000035', tests.id('officer')::text),
  ('plans', 'update', 'E08000035', tests.id('officer')::text),
  ('actions', 'update', 'E08000035', tests.id('officer')::text),
  ('actions', 'update', 'E08000035', tests.id('officer')::text),
  ('action_contributions', 'delete', 'E08000035', tests.id('officer')::text),
  ('action_contributions', 'insert', 'E08000035', tests.id('officer')::text)$$, 'who did what, in order');
select is(changes, '{"geom": {}, "why": {}, "updated_by": {}, "updated_at": {}, "version": {"from": 1, "to": 2}}'::jsonb
  || case when changes ? 'created_at' then '{"created_at": {}}' else '{}' end::jsonb, 'what changed, without its words')
from log where table_name = 'priority_areas' order by id limit 1;
select is(changes -> 'status', '{"from": "draft", "to": "published"}'::jsonb, 'a status from and to')
from log where table_name = 'priority_areas' order by id desc limit 1;
select is(row_id, 'E08000035 ' || tests.id('stranger') || ' planner', 'a role names place, person and role')
from log where table_name = 'place_roles' limit 1;
select is(changes -> 'role', '{"from": "planner", "to": null}'::jsonb, 'a removed role says which') from log where table_name = 'place_roles' and verb = 'delete';
select is_empty($$select * from public.audit_log where changes::text ~* 'secret|-1\.53|53\.81|@example|0101000020|\\x' $$, 'no words, no points, no addresses, no hashes');
select is_empty($$select 1 from public.audit_log, receipt where changes::text like '%' || receipt || '%'$$, 'no receipt');
-- who sent a contribution is nobody's to learn, not even whether they had an account
select tests.act('resident', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'sent by a resident')$$);
select tests.act('officer', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'sent by an officer')$$);
create temporary table by_people as
select c.id, c.words from public.contributions c where c.words like 'sent by a%';
grant select on by_people to public;
select tests.act('officer', $$public.decide_contribution(gen_random_uuid(), (select id from by_people where words like '%officer'), 'published')$$);
-- what no function does today: the sender changes it, then takes it back
select tests.become('resident');
set local role none;
update public.contributions set words = words || ', changed' where id = (select id from by_people where words like '%resident');
delete from public.contributions where id = (select id from by_people where words like '%resident');
select results_eq($$select verb, coalesce(actor::text, 'nobody') from public.audit_log
    where table_name = 'contributions' and row_id in (select id::text from by_people) order by id$$, $$ values
  ('insert', 'nobody'), ('insert', 'nobody'), ('update', tests.id('officer')::text), ('update', 'nobody'), ('delete', 'nobody')$$,
  'only who decides a contribution is named beside it');
select is_empty($$select 1 from public.audit_log where table_name = 'contributions' and changes ? 'created_by'$$,
  'whether the sender had an account is not told');
select is(tests.attempt(person, $$select 1 from public.audit_log l, by_people b where l.table_name = 'contributions'
    and l.row_id = b.id::text and (l.actor = tests.id('resident') or l.changes::text like '%' || tests.id('resident') || '%')$$),
  case person when 'anonymous' then 'denied' else '0' end, person || ' cannot learn from the log who sent it')
from unnest(array['anonymous', 'stranger', 'resident', 'planner', 'officer', 'administrator', 'other officer']) person;

-- nothing but these columns ever brings its value
select is_empty($$
  select distinct table_name, key from public.audit_log, jsonb_each(changes) c (key, value)
  where value <> '{}' and key in ('words', 'body', 'subject', 'street', 'lsoa_code', 'why', 'decline_reason', 'stage_reason',
    'status_reason', 'public_point', 'point', 'geom', 'email', 'display_name', 'code_hash', 'details', 'created_by')
$$, 'personal columns come bare');

select throws_like(verb, 'audit_log is append-only%', verb || ' by the owner of the database') from unnest(array[
  'update public.audit_log set actor = null', 'delete from public.audit_log', 'truncate public.audit_log']) verb;
select is(tests.attempt('service', verb), 'denied', verb || ' with the secret key') from unnest(array[
  'update public.audit_log set actor = null', 'delete from public.audit_log', 'truncate public.audit_log',
  $$insert into public.audit_log (table_name, row_id, verb, changes) values ('x', 'x', 'insert', '{}')$$]) verb;
select * from finish();
rollback;
