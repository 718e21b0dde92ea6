-- Signing up, invitations, roles.
begin;
select no_plan();
select tests.world();

-- a profile, and no role
select is((select display_name from public.profiles where user_id = tests.id('stranger')), 'stranger', 'signing up makes a profile');
select is((select count(*)::int from public.place_roles where user_id = tests.id('stranger')), 0, 'and no role');
insert into auth.users (id, email) values (tests.id('nameless'), 'nameless@example.org');
insert into auth.users (id, email, raw_user_meta_data) values (tests.id('long'), 'long@example.org', jsonb_build_object('display_name', repeat('a', 500)));
select is((select display_name from public.profiles where user_id = tests.id('nameless')), '', 'a name is not needed');
select is((select length(display_name) from public.profiles where user_id = tests.id('long')), 80, 'and not endless');
insert into auth.users (id, email, raw_user_meta_data)
values (tests.id('unseen'), 'unseen@example.org', jsonb_build_object('display_name', E'\u200b\u200b'));
select is((select display_name from public.profiles where user_id = tests.id('unseen')), '', 'a name that nobody can read is none, and stops nobody');
select is(tests.act('stranger', 'public.my_roles()'), '[]'::jsonb, 'no roles');
select is(tests.act('officer', 'public.my_roles()'), '[{"place_code": "E08000035", "role": "officer"}]'::jsonb, 'one role');

-- an invitation, once
create temporary table code as select tests.code() as code;
grant select on code to public;
select is(tests.act('administrator', $$public.create_invitation(gen_random_uuid(), (select code from code), 'planner', 'E08000035')$$), '{"ok": true}', 'with a code made on the device');
select is(tests.ask('administrator', $$public.create_invitation(gen_random_uuid(), 'planner', 'planner', 'E08000035')$$), 'bad-code', 'and no other');
select is(tests.ask('administrator', $$public.create_invitation(gen_random_uuid(), (select code from code), 'planner', 'E08000035')$$), 'key-used', 'one code invites once');
select is((select octet_length(code_hash) from public.invitations where id <> tests.id('invitation')), 32, 'kept as a hash');
select is((select expires_at - created_at from public.invitations where id <> tests.id('invitation')), interval '7 days', 'good for seven days');
select is((select created_by from public.invitations where id <> tests.id('invitation')), tests.id('administrator'), 'and by whom');
select is(tests.ask('anonymous', $$public.claim_invitation((select code from code))$$), 'denied', 'sign in first');
select is(tests.act('stranger', $$public.claim_invitation((select code from code))$$),
  '{"ok": true, "role": "planner", "place_code": "E08000035"}'::jsonb, 'claimed');
select is(tests.act('stranger', 'public.my_roles()'), '[{"place_code": "E08000035", "role": "planner"}]'::jsonb, 'the role is there');
select is(tests.attempt('stranger', 'select * from public.priority_areas'), '3', 'and opens what it should');
select is(tests.ask('nameless', $$public.claim_invitation((select code from code))$$), 'claimed', 'once');
select is((select count(*)::int from public.invitations where claimed_by = tests.id('stranger') and claimed_at is not null), 1, 'who claimed it is kept');
update public.invitations set created_at = now() - interval '8 days', expires_at = now() - interval '1 second' where id = tests.id('invitation');
select is(tests.ask('nameless', $$public.claim_invitation('AAAA-AAAA-AAAA')$$), 'expired', 'not after seven days');
select is(tests.ask('administrator', $$public.create_invitation(gen_random_uuid(), tests.code(), 'officer', 'E09999999')$$), 'unknown-place', 'to a place that is');

-- every place: the first administrator of an installation, invited by the secret key
create temporary table first as select tests.code() as code;
grant select on first to public;
select is(tests.act('service', $$public.create_invitation(gen_random_uuid(), (select code from first), 'administrator')$$), '{"ok": true}', 'the secret key invites to every place');
select is(tests.act('nameless', $$public.claim_invitation((select code from first))$$),
  '{"ok": true, "role": "administrator", "place_code": null}'::jsonb, 'of every place');
select is(tests.act('nameless', $$public.claim_invitation((select code from first))$$) ->> 'ok', 'true', 'claimed again it is the same answer');
select results_eq($$select place_code, role::text from public.place_roles where user_id = tests.id('nameless')$$,
  $$values (null, 'administrator')$$, 'one role, which is of every place');
select is(tests.act('nameless', 'public.my_roles()'), '[{"place_code": null, "role": "administrator"}]'::jsonb, 'and is read as that');
select is(tests.ask('nameless', $$public.create_invitation(gen_random_uuid(), tests.code(), 'planner')$$), 'ok', 'who administers every place may invite to every place');

-- the people of a place
select is((select array_agg(p ->> 'email' order by p ->> 'email') from jsonb_array_elements(tests.act('administrator', $$public.place_people('E08000035')$$)) p),
  array['administrator@example.org', 'nameless@example.org', 'officer@example.org', 'planner@example.org', 'resident@example.org', 'stranger@example.org'],
  'an administrator lists the people with their addresses');
select is((select p -> 'roles' from jsonb_array_elements(tests.act('administrator', $$public.place_people('E08000035')$$)) p where p ->> 'display_name' = 'officer'),
  '["officer"]'::jsonb, 'and their roles');
select is((select (p -> 'roles') || (p -> 'wider_roles') from jsonb_array_elements(tests.act('administrator', $$public.place_people('E08000035')$$)) p where p ->> 'email' like 'nameless%'),
  '[{"place_code": null, "role": "administrator"}]'::jsonb, 'a role of every place is told apart');

-- changing roles
create function pg_temp.turn(p_who text, p_role text, p_on boolean) returns text language sql as $$
  select format('public.set_place_role(%L, %L, %L, %L)', tests.id(p_who), p_role, p_on, 'E08000035');
$$;
select is(tests.act('administrator', pg_temp.turn('resident', 'officer', true)) ->> 'ok', 'true', 'given');
select is(tests.act('administrator', pg_temp.turn('resident', 'officer', true)) ->> 'ok', 'true', 'given twice is given once');
select is(tests.act('resident', 'public.my_roles()'),
  '[{"place_code": "E08000035", "role": "resident"}, {"place_code": "E08000035", "role": "officer"}]'::jsonb, 'two roles');
select is(tests.act('administrator', pg_temp.turn('resident', 'officer', false)) ->> 'ok', 'true', 'taken');
select is(tests.attempt('resident', 'select * from public.contribution_locations'), '0', 'and with it what it opened');
select is(tests.ask('administrator', format('public.set_place_role(%L, %L, true, %L)', gen_random_uuid(), 'officer', 'E08000035')), 'not-found', 'to whom?');
select is(tests.act('nameless', pg_temp.turn('administrator', 'administrator', false)) ->> 'ok', 'true', 'one administrator removes another');
select is(tests.ask('administrator', pg_temp.turn('nameless', 'administrator', false)), 'not-allowed', 'who can then do nothing');
create function pg_temp.turn_everywhere(p_who text, p_role text, p_on boolean) returns text language sql as $$
  select format('public.set_place_role(%L, %L, %L)', tests.id(p_who), p_role, p_on);
$$;
select is(tests.ask('nameless', pg_temp.turn_everywhere('nameless', 'administrator', false)), 'last-administrator', 'the last one stays');
select is((select count(*)::int from public.place_roles where user_id = tests.id('nameless')), 1, 'with the role');
select is(tests.act('nameless', pg_temp.turn('administrator', 'administrator', true)) ->> 'ok', 'true', 'who administers every place names one for a place');
select is(tests.ask('administrator', pg_temp.turn_everywhere('officer', 'officer', true)), 'not-allowed', 'who administers a place gives no role in every place');
select is(tests.ask('nameless', pg_temp.turn_everywhere('nameless', 'administrator', false)), 'last-administrator', 'two places would have none');
select is(tests.act('nameless', pg_temp.turn_everywhere('stranger', 'administrator', true)) ->> 'ok', 'true', 'a second one');
select is(tests.ask('nameless', pg_temp.turn_everywhere('nameless', 'administrator', false)), 'ok', 'now the first may go');
select is(tests.ask('administrator', pg_temp.turn('administrator', 'administrator', false)), 'ok', 'and a place may rest on those of every place');

-- an account closed takes its profile and roles along; what it did stays
select tests.act('officer', $$public.set_priority_area_status(gen_random_uuid(), tests.id('draft area'), 1, 'published')$$);
delete from auth.users where id = tests.id('officer');
select is((select count(*)::int from public.profiles where user_id = tests.id('officer')), 0, 'no profile');
select is((select count(*)::int from public.place_roles where user_id = tests.id('officer')), 0, 'no role');
select is((select updated_by from public.priority_areas where id = tests.id('draft area')), tests.id('officer'), 'the record outlives the account');
select is(tests.attempt('officer', 'select * from public.contribution_locations'), '0', 'a token that outlives the account opens nothing');
select * from finish();
rollback;
