-- Places: those that have a pack, larger ones with their members, and roles that reach further than one.
begin;
select no_plan();
select tests.world();

-- Leeds and Middlesbrough are written to; Redcar and Middlesbrough make Tees Valley
create function pg_temp.sync(p_more text default '', p_leeds text default 'leeds') returns text language sql as $$
  select format('public.sync_places(%L)', '[' || case when p_leeds <> '' then format('{"code": "E08000035", "slug": "%s", "name": "Leeds"}, ', p_leeds) else '' end
    || '{"code": "E06000003", "slug": "redcar-and-cleveland", "name": "Redcar and Cleveland"},
    {"code": "E06000002", "slug": "middlesbrough", "name": "Middlesbrough"}' || p_more || ']');
$$;
create function pg_temp.tees_valley(p_members text default '["E06000002", "E06000003"]') returns text language sql as $$
  select format(', {"code": "E47000006", "slug": "tees-valley", "name": "Tees Valley", "members": %s}', p_members);
$$;
select is(tests.act('service', pg_temp.sync()), '{"ok": true, "added": [], "gone": [], "returned": []}', 'nothing new, nothing gone');
select is(tests.act('service', pg_temp.sync(pg_temp.tees_valley())), '{"ok": true, "added": ["E47000006"], "gone": [], "returned": []}', 'a larger place is added');
select is(tests.act('service', pg_temp.sync(pg_temp.tees_valley()))  ->> 'ok', 'true', 'and stays');
select results_eq($$select member_code from public.place_members where place_code = 'E47000006' order by 1$$, $$values ('E06000002'), ('E06000003')$$, 'with its members');

-- an officer of the larger place, of a member, of a district outside, and of every place
insert into auth.users (id, email) select tests.id(name), name || '@example.org' from unnest(array['valley officer', 'officer everywhere']) name;
insert into public.place_roles values ('E47000006', tests.id('valley officer'), 'officer'), (null, tests.id('officer everywhere'), 'officer');
create function pg_temp.reach(p_person text) returns text language plpgsql as $$
declare
  codes text[];
begin
  perform tests.become(p_person);
  codes := private.places_where('{officer}');
  perform set_config('role', 'none', true);
  return (select string_agg(c, ' ' order by c) from unnest(codes) c);
end $$;
select is(pg_temp.reach(person), expected, person || ' works in') from (values
  ('valley officer', 'E06000002 E06000003 E47000006'), ('other officer', 'E06000002'), ('officer', 'E08000035'),
  ('officer everywhere', 'E06000002 E06000003 E08000035 E47000006'), ('planner', null), ('anonymous', null)) worked (person, expected);
select is(tests.act('valley officer', 'public.my_roles()'), '[{"place_code": "E06000002", "role": "officer"}, {"place_code": "E06000003", "role": "officer"},
  {"place_code": "E47000006", "role": "officer"}]'::jsonb, 'and is told so');
-- reading: what waits, exact points and drafts of the members, and of nobody else
select is(tests.attempt(person, statement), expected, person || ' · ' || statement)
from (values
  ($$select * from public.contribution_details where status <> 'published'$$, '1', '1', '3', '4'),
  ($$select * from public.contribution_locations$$,                           '1', '1', '4', '5'),
  ($$select * from public.priority_area_details where status <> 'published'$$,'1', '1', '2', '3')) read (statement, valley, member, outside, everywhere)
cross join lateral (values ('valley officer', valley), ('other officer', member), ('officer', outside), ('officer everywhere', everywhere)) asked (person, expected);
-- writing: in the members, under their own codes
create function pg_temp.area(p_place text) returns text language sql as $$
  select format('public.save_priority_area(gen_random_uuid(), %L, %L, %L, %L, %L, %L)', p_place, 'new', 'a reason', 'deprivation', 'drawn', tests.square(-1.2, 54.57));
$$;
select is(tests.ask(person, pg_temp.area(place)), expected, person || ' saves an area in ' || place) from (values
  ('valley officer', 'E06000002', 'ok'), ('valley officer', 'E06000003', 'ok'), ('valley officer', 'E08000035', 'not-allowed'),
  ('valley officer', 'E47000006', 'not-a-district'), ('other officer', 'E06000003', 'not-allowed'), ('other officer', 'E47000006', 'not-allowed'),
  ('officer', 'E06000002', 'not-allowed'), ('officer everywhere', 'E08000035', 'ok'), ('officer everywhere', 'E47000006', 'not-a-district'),
  ('anonymous', 'E06000002', 'denied')) saved (person, place, expected);
select is(tests.ask('valley officer', $$public.decide_contribution(gen_random_uuid(), tests.id('elsewhere'), 'published')$$), 'ok', 'an officer of the larger place decides');
select is(tests.ask('valley officer', $$public.decide_contribution(gen_random_uuid(), tests.id('pending'), 'published')$$), 'not-allowed', 'in its members alone');
select is(tests.ask('anonymous', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E47000006', 'need', 'bench', 'a seat')$$), 'not-a-district', 'what people say is filed under a district');

-- the people of a member see who reaches them from above
insert into public.place_roles values ('E06000002', tests.id('administrator'), 'administrator');
select is((select jsonb_agg(p - 'user_id' - 'display_name' order by p ->> 'email') from jsonb_array_elements(tests.act('administrator', $$public.place_people('E06000002')$$)) p
  where p ->> 'email' like 'valley%' or p ->> 'email' like 'officer ev%'),
  '[{"email": "officer everywhere@example.org", "roles": [], "wider_roles": [{"place_code": null, "role": "officer"}]},
    {"email": "valley officer@example.org", "roles": [], "wider_roles": [{"place_code": "E47000006", "role": "officer"}]}]'::jsonb, 'and from where');
select is(tests.attempt('other officer', $$select * from public.profiles where user_id in (tests.id('valley officer'), tests.id('officer everywhere'))$$), '2', 'colleagues know their names');
select is(tests.attempt('planner', $$select * from public.profiles where user_id = tests.id('valley officer')$$), '0', 'others do not');
select is(tests.attempt('administrator', $$select * from public.place_roles where place_code is null$$), '0', 'who administers a place does not read the roles of every place');

-- a place added later: reached by a role of every place, and by no other
select is(tests.act('service', pg_temp.sync(pg_temp.tees_valley() || ', {"code": "E08000036", "slug": "wakefield", "name": "Wakefield"}')) -> 'added', '["E08000036"]'::jsonb, 'a place is added');
select is(tests.ask('officer everywhere', pg_temp.area('E08000036')), 'ok', 'every place holds for it too');
select is(tests.ask('administrator', pg_temp.area('E08000036')), 'not-allowed', 'a role in some places does not');

-- a pack that is gone: its place stays, can be read and not be written to
select is(tests.act('service', pg_temp.sync(pg_temp.tees_valley(), '')) -> 'gone', '["E08000035", "E08000036"]'::jsonb, 'packs are gone');
select is((select count(*)::int from public.places), 5, 'a code once there is never deleted');
select is(tests.ask('officer', call), 'read-only', call) from unnest(array[pg_temp.area('E08000035'),
  $$public.set_priority_area_status(gen_random_uuid(), tests.id('draft area'), 1, 'published')$$,
  $$public.decide_contribution(gen_random_uuid(), tests.id('pending'), 'published')$$,
  $$public.reply_to_contribution(gen_random_uuid(), tests.id('pending'), 'thank you')$$,
  $$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', 'light', 'alleys', 'way/1', 'Back Lane')$$,
  $$public.move_plan(gen_random_uuid(), tests.id('draft plan'), 1, 'checks')$$,
  $$public.set_plan_check(gen_random_uuid(), tests.id('draft plan'), 'standing', 'to do', 1)$$,
  $$public.set_plan_duty_done(gen_random_uuid(), tests.id('draft plan'), 'review', 1, '2026-11-26')$$,
  $$public.add_plan_photograph(gen_random_uuid(), tests.id('draft plan'), 'before', 'x', 'x')$$,
  $$public.remove_plan_photograph(gen_random_uuid(), tests.id('picture of draft plan'), 1)$$,
  $$public.save_action(gen_random_uuid(), tests.id('draft plan'), 'clear', 'Friends')$$,
  $$public.set_action_status(gen_random_uuid(), tests.id('draft action'), 1, 'agreed')$$,
  $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat')$$]) call;
select is(tests.attempt('officer', $$insert into storage.objects (bucket_id, name) values ('plan-photographs',
  'E08000035/' || tests.id('draft plan') || '/after-' || tests.id('one') || '.jpg')$$), 'denied', 'nor photographs');
select is(tests.attempt('officer', 'select * from public.contribution_details'), '4', 'it is read as before');
select is(tests.act('service', pg_temp.sync(pg_temp.tees_valley())), '{"ok": true, "added": [], "gone": [], "returned": ["E08000035"]}', 'a pack comes back');
select is(tests.ask('officer', pg_temp.area('E08000035')), 'ok', 'and its place is written to again');

-- what Supabase tells browsers of: everything that is shown and written in a place, each row with its place
select is((select string_agg(tablename::text, ' ' order by tablename) from pg_publication_tables where pubname = 'supabase_realtime'),
  'action_contributions actions contributions plan_checks plan_duties plan_photographs plans priority_areas replies', 'changes of these are told');

-- what is refused
select is(tests.ask('service', call), expected, expected || ' · ' || left(call, 100)) from (values
  (pg_temp.sync('', 'leeds-city'), 'slug-changed'),
  (pg_temp.sync(', {"code": "E08000037", "slug": "leeds", "name": "Leeds again"}', ''), 'slug-taken'),
  (pg_temp.sync(pg_temp.tees_valley('["E06000002"]') || ', {"code": "E12000001", "slug": "north-east", "name": "North East", "members": ["E47000006"]}'), 'bad-places'),
  ('public.sync_places(''[{"code": "E06000002", "slug": "middlesbrough", "name": "Middlesbrough", "members": ["E06000003"]}]'')', 'bad-places'),
  ('public.sync_places(''[]'')', 'bad-places'), ('public.sync_places(''{}'')', 'bad-places'), ('public.sync_places(null)', 'bad-places')) refused (call, expected);
select is(tests.act('service', pg_temp.sync(pg_temp.tees_valley('["E06000003"]'))) ->> 'ok', 'true', 'a district leaves the larger place');
select is(pg_temp.reach('valley officer'), 'E06000003 E47000006', 'and with it who worked there from above');
select is(left(tests.ask('service', pg_temp.sync(', {"code": "E08", "slug": "x", "name": "X"}')), 11), 'error 23514', 'a code is a code');
select * from finish();
rollback;
