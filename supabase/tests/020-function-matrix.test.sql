-- Person × function: 'ok', the refusal, or 'denied' where the person may not even call it.
begin;
select no_plan();
select tests.world();

create temporary table matrix (
  function text, call text,
  anonymous text, stranger text, resident text, planner text, officer text, administrator text,
  other_officer text
);
insert into matrix values
--                                                                     anon     stranger      resident      planner       officer       admin         other officer
('create_invitation', $$public.create_invitation(gen_random_uuid(), tests.code(), 'officer', 'E08000035')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','not-allowed','ok',         'not-allowed'),
('create_invitation', $$public.create_invitation(gen_random_uuid(), tests.code(), 'officer', 'E06000002')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','not-allowed','not-allowed','not-allowed'),
('create_invitation', $$public.create_invitation(gen_random_uuid(), tests.code(), 'administrator')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','not-allowed','not-allowed','not-allowed'),
('claim_invitation', $$public.claim_invitation('ZZZZ-ZZZZ-ZZZZ')$$,   'denied','not-found',  'not-found',  'not-found',  'not-found',  'not-found',  'not-found'),
('claim_invitation', $$public.claim_invitation('AAAA-AAAA-AAAA')$$,   'denied','ok',         'ok',         'ok',         'ok',         'ok',         'ok'),
('place_people', $$public.place_people('E08000035')$$,                'denied','denied',     'denied',     'denied',     'denied',     'ok',         'denied'),
('place_people', $$public.place_people('E06000002')$$,                'denied','denied',     'denied',     'denied',     'denied',     'denied',     'denied'),
('set_place_role', $$public.set_place_role(tests.id('stranger'), 'planner', true, 'E08000035')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','not-allowed','ok',         'not-allowed'),
('set_place_role', $$public.set_place_role(tests.id('officer'), 'officer', false, 'E08000035')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','not-allowed','ok',         'not-allowed'),
('my_roles', $$public.my_roles()$$,                                   'denied','ok',         'ok',         'ok',         'ok',         'ok',         'ok'),
('submit_contribution', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat by the stop')$$,
                                                                      'ok',    'ok',         'ok',         'ok',         'ok',         'ok',         'ok'),
('follow_contribution', $$public.follow_contribution('0000-0000-0000')$$,
                                                                      'not-found','not-found','not-found', 'not-found',  'not-found',  'not-found',  'not-found'),
('decide_contribution', $$public.decide_contribution(gen_random_uuid(), tests.id('pending'), 'published')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('decide_contribution', $$public.decide_contribution(gen_random_uuid(), tests.id('elsewhere'), 'published')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','not-allowed','not-allowed','ok'),
('reply_to_contribution', $$public.reply_to_contribution(gen_random_uuid(), tests.id('pending'), 'thank you')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('save_priority_area', $$public.save_priority_area(gen_random_uuid(), 'E08000035', 'new', 'a reason', 'deprivation', 'drawn', tests.square(-1.5, 53.8))$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('save_priority_area', $$public.save_priority_area(gen_random_uuid(), 'E08000035', 'new', 'a reason', 'deprivation', 'drawn', tests.square(-1.5, 53.8), null, tests.id('draft area'), 1)$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
-- naming one's own place does not open another's area
('save_priority_area', $$public.save_priority_area(gen_random_uuid(), 'E06000002', 'new', 'a reason', 'deprivation', 'drawn', tests.square(-1.5, 53.8), null, tests.id('draft area'), 1)$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','not-allowed','not-allowed','not-allowed'),
('set_priority_area_status', $$public.set_priority_area_status(gen_random_uuid(), tests.id('draft area'), 1, 'published')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('save_plan', $$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', 'light', 'alleys', 'way/1', 'Back Lane')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('save_plan', $$public.save_plan(gen_random_uuid(), tests.id('published area'), 'improvement', 'light', 'alleys', 'way/1', 'Back Lane', p_id => tests.id('published plan'), p_version => 1)$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('move_plan', $$public.move_plan(gen_random_uuid(), tests.id('published plan'), 1, 'checks')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('set_plan_check', $$public.set_plan_check(gen_random_uuid(), tests.id('published plan'), 'standing', 'done', 1)$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('set_plan_duty_done', $$public.set_plan_duty_done(gen_random_uuid(), tests.id('published plan'), 'order', 1, '2026-11-26')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('add_plan_photograph', $$public.add_plan_photograph(gen_random_uuid(), tests.id('published plan'), 'before', tests.photograph('published plan'), 'again')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','not-allowed','not-allowed','not-allowed'),
('remove_plan_photograph', $$public.remove_plan_photograph(gen_random_uuid(), tests.id('picture of published plan'), 1)$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('sync_places', $$public.sync_places('[{"code": "E08000036", "slug": "wakefield", "name": "Wakefield"}]')$$,
                                                                      'denied','denied',     'denied',     'denied',     'denied',     'denied',     'denied'),
('save_action', $$public.save_action(gen_random_uuid(), tests.id('published plan'), 'clear', 'Friends')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('save_action', $$public.save_action(gen_random_uuid(), tests.id('published plan'), 'clear', 'Friends', p_id => tests.id('published action'), p_version => 1)$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed'),
('set_action_status', $$public.set_action_status(gen_random_uuid(), tests.id('published action'), 1, 'agreed')$$,
                                                                      'denied','not-allowed','not-allowed','not-allowed','ok',         'ok',         'not-allowed');

select is(tests.ask(person.name, m.call), person.expected, format('%s · %s', person.name, m.call))
from matrix m
cross join lateral (values
  ('anonymous', m.anonymous), ('stranger', m.stranger), ('resident', m.resident),
  ('planner', m.planner), ('officer', m.officer), ('administrator', m.administrator),
  ('other officer', m.other_officer)) person (name, expected);

select is_empty($$
  select p.proname from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select 1 from matrix m where m.function = p.proname)
$$, 'every function of the public schema is in the matrix');

-- who may call what, to the letter
select results_eq($$
  select p.proname::text collate "default", string_agg(role, ' ' order by role)
  from pg_proc p, unnest(array['anon', 'authenticated', 'service_role']) role
  where p.pronamespace = 'public'::regnamespace and has_function_privilege(role, p.oid, 'execute')
  group by 1 order by 1
$$, $$ values
  ('add_plan_photograph', 'authenticated'),
  ('claim_invitation', 'authenticated'),
  ('create_invitation', 'authenticated service_role'),
  ('decide_contribution', 'authenticated'),
  ('follow_contribution', 'anon authenticated'),
  ('move_plan', 'authenticated'),
  ('my_roles', 'authenticated'),
  ('place_people', 'authenticated'),
  ('remove_plan_photograph', 'authenticated'),
  ('reply_to_contribution', 'authenticated'),
  ('save_action', 'authenticated'),
  ('save_plan', 'authenticated'),
  ('save_priority_area', 'authenticated'),
  ('set_action_status', 'authenticated'),
  ('set_place_role', 'authenticated'),
  ('set_plan_check', 'authenticated'),
  ('set_plan_duty_done', 'authenticated'),
  ('set_priority_area_status', 'authenticated'),
  ('submit_contribution', 'anon authenticated'),
  ('sync_places', 'service_role')
$$, 'each function is open to whom it is for');
select results_eq($$
  select p.proname::text collate "default" from pg_proc p
  where p.pronamespace = 'private'::regnamespace and has_function_privilege('anon', p.oid, 'execute')
  order by 1
$$, $$ values ('has_place_role'), ('my_colleagues'), ('places_where') $$, 'of the helpers, people run what policies need');
select is_empty($$
  select p.proname from pg_proc p
  where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
    and not coalesce(array_to_string(p.proconfig, ' '), '') like 'search_path=%'
$$, 'every function fixes its search path');

-- what comes later is closed until a migration opens it
create table public.later (id integer);
create function public.later() returns integer language sql as 'select 1';
select ok(not has_table_privilege('anon', 'public.later', 'select')
  and not has_table_privilege('authenticated', 'public.later', 'insert'), 'a new table is closed to people');
select * from finish();
rollback;
