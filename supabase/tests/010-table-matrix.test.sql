-- Person × table × verb. Each line is a statement and, for seven people, what must come of it:
-- the number of rows they get, or 'denied'. A table that is not here fails the last tests.
begin;
select no_plan();
select tests.world();

create temporary table matrix (
  relation text, verb text, statement text,
  anonymous text, stranger text, resident text, planner text, officer text, administrator text,
  other_officer text
);

insert into matrix values
-- reading                                                              anon     stranger resident planner  officer  admin    other officer
('places', 'select', 'select * from public.places',                     '3',     '3',     '3',     '3',     '3',     '3',     '3'),
('place_members', 'select', 'select * from public.place_members',       '0',     '0',     '0',     '0',     '0',     '0',     '0'),
('profiles', 'select', 'select * from public.profiles',                 'denied','1',     '1',     '4',     '4',     '4',     '1'),
('place_roles', 'select', 'select * from public.place_roles',           'denied','0',     '1',     '1',     '1',     '4',     '1'),
('invitations', 'select', 'select id, role from public.invitations',    'denied','0',     '0',     '0',     '0',     '1',     '0'),
('invitations', 'select', 'select code_hash from public.invitations',   'denied','denied','denied','denied','denied','denied','denied'),
('contributions', 'select', 'select id, words from public.contributions','1',    '1',     '2',     '4',     '4',     '4',     '2'),
('contributions', 'select', 'select created_by from public.contributions','denied','denied','denied','denied','denied','denied','denied'),
('contributions', 'select', 'select decided_by from public.contributions','denied','denied','denied','denied','denied','denied','denied'),
('contribution_details', 'select', 'select * from public.contribution_details', '1', '1', '2', '4', '4', '4', '2'),
('contribution_locations', 'select', 'select * from public.contribution_locations', 'denied', '0', '0', '0', '4', '0', '1'),
('contribution_points', 'select', 'select * from public.contribution_points', 'denied', '0', '0', '0', '4', '0', '1'),
('replies', 'select', 'select id, body from public.replies',            '1',     '1',     '2',     '2',     '2',     '2',     '1'),
('replies', 'select', 'select created_by from public.replies',          'denied','denied','denied','denied','denied','denied','denied'),
('priority_areas', 'select', 'select * from public.priority_areas',     '1',     '1',     '1',     '3',     '3',     '3',     '2'),
('priority_area_details', 'select', 'select * from public.priority_area_details', '1', '1', '1', '3', '3', '3', '2'),
('priority_area_outlines', 'select', 'select * from public.priority_area_outlines', '1', '1', '1', '3', '3', '3', '2'),
('plans', 'select', 'select * from public.plans',                       '1',     '1',     '1',     '3',     '3',     '3',     '1'),
('plan_stage_changes', 'select', 'select id, to_stage from public.plan_stage_changes', '1', '1', '1', '3',   '3',     '3',     '1'),
('plan_stage_changes', 'select', 'select changed_by from public.plan_stage_changes', 'denied','denied','denied','denied','denied','denied','denied'),
('plan_checks', 'select', 'select plan_id, state from public.plan_checks', '1', '1',      '1',     '2',     '2',     '2',     '1'),
('plan_checks', 'select', 'select updated_by from public.plan_checks',  'denied','denied','denied','denied','denied','denied','denied'),
('plan_photographs', 'select', 'select id, path from public.plan_photographs', '1', '1',  '1',     '2',     '2',     '2',     '1'),
('plan_photographs', 'select', 'select added_by from public.plan_photographs', 'denied','denied','denied','denied','denied','denied','denied'),
('plan_duties', 'select', 'select duty, due_on from public.plan_duties', '1',    '1',     '1',     '2',     '2',     '2',     '1'),
('plan_duties', 'select', 'select updated_by from public.plan_duties',  'denied','denied','denied','denied','denied','denied','denied'),
('actions', 'select', 'select * from public.actions',                   '1',     '1',     '1',     '3',     '3',     '3',     '1'),
('action_status_changes', 'select', 'select id, to_status from public.action_status_changes', '1', '1', '1', '3', '3', '3', '1'),
('action_status_changes', 'select', 'select changed_by from public.action_status_changes', 'denied','denied','denied','denied','denied','denied','denied'),
('action_contributions', 'select', 'select * from public.action_contributions', '1', '1', '2',     '4',     '4',     '4',     '1'),
('audit_log', 'select', $$select * from public.audit_log where table_name = 'priority_areas' and verb = 'insert'$$,
                                                                        'denied','0',     '0',     '3',     '3',     '3',     '1'),
-- each other table's words, which no policy opens
('receipts', 'select', 'select * from private.receipts',                'denied','denied','denied','denied','denied','denied','denied'),
('recent_sends', 'select', 'select * from private.recent_sends',        'denied','denied','denied','denied','denied','denied','denied'),
('write_keys', 'select', 'select * from private.write_keys',            'denied','denied','denied','denied','denied','denied','denied'),
('sender_secret', 'select', 'select * from private.sender_secret',      'denied','denied','denied','denied','denied','denied','denied'),
('users', 'select', 'select * from auth.users',                         'denied','denied','denied','denied','denied','denied','denied'),
-- the one thing people write directly: their own name
('profiles', 'update', $$update public.profiles set display_name = 'x'$$,'denied','1',    '1',     '1',     '1',     '1',     '1');

-- everything else is written through functions alone, whoever asks
insert into matrix
select relation, verb, statement, 'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'
from (values
  ('places', 'insert', $$insert into public.places values ('E08000036', 'wakefield', 'Wakefield')$$),
  ('places', 'update', $$update public.places set name = 'x'$$),
  ('places', 'delete', $$delete from public.places$$),
  ('place_members', 'insert', $$insert into public.place_members values ('E08000035', 'E06000002')$$),
  ('place_members', 'update', $$update public.place_members set member_code = 'E06000002'$$),
  ('place_members', 'delete', $$delete from public.place_members$$),
  ('profiles', 'insert', $$insert into public.profiles values (tests.id('stranger'))$$),
  ('profiles', 'update', $$update public.profiles set user_id = tests.id('stranger')$$),
  ('profiles', 'delete', $$delete from public.profiles$$),
  ('place_roles', 'insert', $$insert into public.place_roles values ('E08000035', tests.id('stranger'), 'administrator')$$),
  ('place_roles', 'insert', $$insert into public.place_roles select place_code, user_id, 'administrator' from public.place_roles$$),
  ('place_roles', 'update', $$update public.place_roles set role = 'administrator'$$),
  ('place_roles', 'delete', $$delete from public.place_roles$$),
  ('invitations', 'insert', $$insert into public.invitations (code_hash, role) values ('\x00', 'administrator')$$),
  ('invitations', 'update', $$update public.invitations set role = 'administrator'$$),
  ('invitations', 'delete', $$delete from public.invitations$$),
  ('contributions', 'insert', $$insert into public.contributions (place_code, kind, subject, words, status) values ('E08000035', 'need', 'bench', 'a seat', 'published')$$),
  ('contributions', 'update', $$update public.contributions set status = 'published'$$),
  ('contributions', 'delete', $$delete from public.contributions$$),
  ('contribution_locations', 'insert', $$insert into public.contribution_locations values (tests.id('published'), 'SRID=4326;POINT(0 51)')$$),
  ('contribution_locations', 'update', $$update public.contribution_locations set point = 'SRID=4326;POINT(0 51)'$$),
  ('contribution_locations', 'delete', $$delete from public.contribution_locations$$),
  ('replies', 'insert', $$insert into public.replies (contribution_id, body) values (tests.id('published'), 'hello')$$),
  ('replies', 'update', $$update public.replies set body = 'x'$$),
  ('replies', 'delete', $$delete from public.replies$$),
  ('priority_areas', 'insert', $$insert into public.priority_areas (place_code, name, why, reason, made_by, geom) select place_code, name, why, reason, made_by, geom from public.priority_areas$$),
  ('priority_areas', 'update', $$update public.priority_areas set name = 'x'$$),
  ('priority_areas', 'delete', $$delete from public.priority_areas$$),
  ('plans', 'insert', $$insert into public.plans (area_id, kind, title, subject_layer, subject_id, subject_name) values (tests.id('published area'), 'improvement', 'x', 'alleys', 'way/1', 'x')$$),
  ('plans', 'update', $$update public.plans set title = 'x'$$),
  ('plans', 'delete', $$delete from public.plans$$),
  ('plan_stage_changes', 'insert', $$insert into public.plan_stage_changes (plan_id, to_stage) values (tests.id('published plan'), 'review')$$),
  ('plan_stage_changes', 'update', $$update public.plan_stage_changes set to_stage = 'review'$$),
  ('plan_stage_changes', 'delete', $$delete from public.plan_stage_changes$$),
  ('plan_checks', 'insert', $$insert into public.plan_checks (plan_id, check_name, state) values (tests.id('published plan'), 'drainage', 'done')$$),
  ('plan_checks', 'update', $$update public.plan_checks set state = 'done'$$),
  ('plan_checks', 'delete', $$delete from public.plan_checks$$),
  ('plan_photographs', 'insert', $$insert into public.plan_photographs (plan_id, taken, path, words) values (tests.id('published plan'), 'after', 'x', 'x')$$),
  ('plan_photographs', 'update', $$update public.plan_photographs set words = 'x'$$),
  ('plan_photographs', 'delete', $$delete from public.plan_photographs$$),
  ('plan_duties', 'insert', $$insert into public.plan_duties (plan_id, duty, due_on) values (tests.id('published plan'), 'review', '2027-01-01')$$),
  ('plan_duties', 'update', $$update public.plan_duties set done_on = '2026-11-26'$$),
  ('plan_duties', 'delete', $$delete from public.plan_duties$$),
  ('action_status_changes', 'insert', $$insert into public.action_status_changes (action_id, to_status) values (tests.id('published action'), 'done')$$),
  ('action_status_changes', 'update', $$update public.action_status_changes set to_status = 'done'$$),
  ('action_status_changes', 'delete', $$delete from public.action_status_changes$$),
  ('actions', 'insert', $$insert into public.actions (plan_id, title, owner_organisation) values (tests.id('published plan'), 'x', 'y')$$),
  ('actions', 'update', $$update public.actions set status = 'done'$$),
  ('actions', 'delete', $$delete from public.actions$$),
  ('action_contributions', 'insert', $$insert into public.action_contributions values (tests.id('draft action'), tests.id('draft'))$$),
  ('action_contributions', 'update', $$update public.action_contributions set contribution_id = tests.id('draft')$$),
  ('action_contributions', 'delete', $$delete from public.action_contributions$$),
  ('audit_log', 'insert', $$insert into public.audit_log (table_name, row_id, verb, changes) values ('x', 'x', 'insert', '{}')$$),
  ('audit_log', 'update', $$update public.audit_log set actor = null$$),
  ('audit_log', 'delete', $$delete from public.audit_log$$)
) written (relation, verb, statement);

-- the bucket
insert into matrix values
('storage.objects', 'select', 'select * from storage.objects',          '1',     '1',     '1',     '2',     '2',     '2',     '1'),
('storage.objects', 'insert', $$insert into storage.objects (bucket_id, name) values ('plan-photographs',
  'E08000035/' || tests.id('draft plan') || '/after-' || tests.id('one') || '.jpg')$$,
                                                                        'denied','denied','denied','denied','1',     '1',     'denied'),
('storage.objects', 'update', $$update storage.objects set name = 'E08000035/x.jpg'$$,
                                                                        '0',     '0',     '0',     '0',     '0',     '0',     '0'),
('storage.objects', 'delete', $$delete from storage.objects where name = tests.photograph('published plan')$$,
                                                                        '0',     '0',     '0',     '0',     '1',     '1',     '0'),
('storage.objects', 'delete', $$delete from storage.objects where name = tests.photograph('draft plan')$$,
                                                                        '0',     '0',     '0',     '0',     '1',     '1',     '0'),
('storage.buckets', 'select', 'select * from storage.buckets',          '0',     '0',     '0',     '0',     '0',     '0',     '0'),
('storage.buckets', 'update', 'update storage.buckets set public = true','0',    '0',     '0',     '0',     '0',     '0',     '0');
insert into matrix
select 'storage.objects', 'insert', format($$insert into storage.objects (bucket_id, name) values ('plan-photographs', %L)$$, wrong),
  'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'
from unnest(array[
  -- another place's name on this plan, a plan that is not, an archived one, a word, a kind, a folder
  'E06000002/' || tests.id('draft plan') || '/after-' || tests.id('one') || '.jpg',
  'E08000035/' || tests.id('no plan') || '/after-' || tests.id('one') || '.jpg',
  'E08000035/' || tests.id('archived plan') || '/after-' || tests.id('one') || '.jpg',
  'E08000035/' || tests.id('draft plan') || '/during-' || tests.id('one') || '.jpg',
  'E08000035/' || tests.id('draft plan') || '/after-' || tests.id('one') || '.png',
  'E08000035/' || tests.id('draft plan') || '/x/after-' || tests.id('one') || '.jpg'
]) wrong;
insert into matrix
select 'storage.objects', 'insert', $$insert into storage.objects (bucket_id, name) values ('other', 'x')$$,
  'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied';

select is(tests.attempt(person.name, m.statement), person.expected,
  format('%s · %s · %s · %s', person.name, m.verb, m.relation, left(m.statement, 70)))
from matrix m
cross join lateral (values
  ('anonymous', m.anonymous), ('stranger', m.stranger), ('resident', m.resident),
  ('planner', m.planner), ('officer', m.officer), ('administrator', m.administrator),
  ('other officer', m.other_officer)) person (name, expected);

-- nothing stands outside the matrix
select is_empty($$
  select c.relname, verb from pg_class c, unnest(array['select', 'insert', 'update', 'delete']) verb
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'f')
    and not exists (select 1 from matrix m where m.relation = c.relname and m.verb = verb)
$$, 'every table of the public schema is in the matrix with every verb');
select is_empty($$
  select c.relname from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
    and not exists (select 1 from matrix m where m.relation = c.relname and m.verb = 'select')
$$, 'every view of the public schema is in the matrix');
select is_empty($$
  select c.relname from pg_class c
  where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
    and not c.relrowsecurity
$$, 'every table has row-level security');
select is_empty($$
  select c.relname from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and not exists (select 1 from pg_policy p where p.polrelid = c.oid)
$$, 'every table of the public schema has a policy');
select is_empty($$
  select c.relname from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
    and not coalesce(c.reloptions::text like '%security_invoker=true%', false)
$$, 'every view asks as the person who asks');
select is_empty($$
  select t.table_schema, t.table_name, t.column_name from information_schema.columns t
  where t.udt_name = 'geometry' and t.table_schema = 'public' and not exists (
    select 1 from pg_indexes i where i.schemaname = t.table_schema and i.tablename = t.table_name
      and i.indexdef like '%USING gist (' || t.column_name || ')%')
$$, 'every geometry has a GiST index');

select results_eq($$select public, file_size_limit, allowed_mime_types from storage.buckets where id = 'plan-photographs'$$,
  $$values (false, 5242880::bigint, array['image/jpeg'])$$, 'the bucket is private and takes jpeg up to 5 MB');

-- the right to truncate and to hang triggers is not a matter of rows
select is_empty($$
  select c.relname, role, privilege
  from pg_class c, unnest(array['anon', 'authenticated']) role,
    unnest(array['truncate', 'references', 'trigger']) privilege
  where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'v')
    and has_table_privilege(role, c.oid, privilege)
$$, 'nobody may truncate, refer to or hang a trigger on a table through the API');
select is(tests.attempt('service', 'select * from private.' || name), 'denied', name || ' with the secret key')
from unnest(array['recent_sends', 'sender_secret', 'write_keys']) name;
select * from finish();
rollback;
