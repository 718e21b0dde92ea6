-- Every write once: the same key gives the same answer and no second row, to its writer alone.
begin;
select no_plan();
select tests.world();
insert into public.place_roles values ('E08000035', tests.id('stranger'), 'officer');

-- one of every kind of write: what is called with a key, what it writes, and the same with other content
create temporary table writes (deed text, call text, counted text, other text);
insert into writes values
('save_priority_area, new', $$public.save_priority_area(%L, 'E08000035', 'once', 'a reason', 'deprivation', 'drawn', tests.square(-1.5, 53.8))$$,
  $$select count(*) from public.priority_areas where name = 'once'$$,
  $$public.save_priority_area(%L, 'E08000035', 'once', 'a reason', 'deprivation', 'drawn', tests.square(-1.51, 53.8))$$),
('save_priority_area, changed', $$public.save_priority_area(%L, 'E08000035', 'draft area', 'better', 'deprivation', 'drawn', tests.square(-1.5, 53.8), null, tests.id('draft area'), 1)$$,
  $$select version - 1 from public.priority_areas where id = tests.id('draft area')$$,
  $$public.save_priority_area(%L, 'E08000035', 'draft area', 'worse', 'deprivation', 'drawn', tests.square(-1.5, 53.8), null, tests.id('draft area'), 1)$$),
('set_priority_area_status', $$public.set_priority_area_status(%L, tests.id('published area'), 1, 'draft')$$,
  $$select version - 1 from public.priority_areas where id = tests.id('published area')$$,
  $$public.set_priority_area_status(%L, tests.id('published area'), 1, 'archived')$$),
('save_plan, new', $$public.save_plan(%L, tests.id('published area'), 'improvement', 'once', 'alleys', 'way/1', 'Back Lane', '{"works": ["light"]}', '[]')$$,
  $$select count(*) from public.plans where title = 'once'$$,
  $$public.save_plan(%L, tests.id('published area'), 'improvement', 'once', 'alleys', 'way/1', 'Back Lane', '{"works": ["gate"]}', '[]')$$),
('save_plan, changed', $$public.save_plan(%L, tests.id('draft area'), 'improvement', 'other', 'alleys', 'way/1', 'Back Lane', p_id => tests.id('draft plan'), p_version => 1)$$,
  $$select version - 1 from public.plans where id = tests.id('draft plan')$$,
  $$public.save_plan(%L, tests.id('draft area'), 'improvement', 'another', 'alleys', 'way/1', 'Back Lane', p_id => tests.id('draft plan'), p_version => 1)$$),
('move_plan', $$public.move_plan(%L, tests.id('published plan'), 1, 'checks')$$,
  $$select count(*) - 1 from public.plan_stage_changes where plan_id = tests.id('published plan')$$,
  $$public.move_plan(%L, tests.id('published plan'), 1, 'consents')$$),
('set_plan_check', $$public.set_plan_check(%L, tests.id('published plan'), 'standing', 'done', 1)$$,
  $$select version - 1 from public.plan_checks where plan_id = tests.id('published plan')$$,
  $$public.set_plan_check(%L, tests.id('published plan'), 'standing', 'not needed', 1)$$),
('set_plan_duty_done', $$public.set_plan_duty_done(%L, tests.id('published plan'), 'order', 1, '2026-11-26')$$,
  $$select version - 1 from public.plan_duties where plan_id = tests.id('published plan')$$,
  $$public.set_plan_duty_done(%L, tests.id('published plan'), 'order', 1, '2026-11-27')$$),
('add_plan_photograph', $$public.add_plan_photograph(%L, tests.id('published plan'), 'after', tests.second_photograph(), 'the gate')$$,
  $$select count(*) - 1 from public.plan_photographs where plan_id = tests.id('published plan')$$,
  $$public.add_plan_photograph(%L, tests.id('published plan'), 'after', tests.second_photograph(), 'the wall')$$),
('remove_plan_photograph', $$public.remove_plan_photograph(%L, tests.id('picture of draft plan'), 1)$$,
  $$select 1 - count(*) from public.plan_photographs where plan_id = tests.id('draft plan')$$,
  $$public.remove_plan_photograph(%L, tests.id('picture of draft plan'), 2)$$),
('save_action, new', $$public.save_action(%L, tests.id('published plan'), 'once', 'Friends', p_contribution_ids => array[tests.id('published')])$$,
  $$select count(*) from public.actions where title = 'once'$$,
  $$public.save_action(%L, tests.id('published plan'), 'once', 'Friends')$$),
('save_action, changed', $$public.save_action(%L, tests.id('draft plan'), 'clear it', 'Friends', p_id => tests.id('draft action'), p_version => 1)$$,
  $$select version - 1 from public.actions where id = tests.id('draft action')$$,
  $$public.save_action(%L, tests.id('draft plan'), 'clear it', 'Friends', p_cost_pounds => 1, p_id => tests.id('draft action'), p_version => 1)$$),
('set_action_status', $$public.set_action_status(%L, tests.id('published action'), 1, 'agreed')$$,
  $$select count(*) - 1 from public.action_status_changes where action_id = tests.id('published action')$$,
  $$public.set_action_status(%L, tests.id('published action'), 1, 'under way')$$),
('decide_contribution', $$public.decide_contribution(%L, tests.id('pending'), 'published', null, 'pending')$$,
  $$select count(*) from public.audit_log where table_name = 'contributions' and verb = 'update' and row_id = tests.id('pending')::text$$,
  $$public.decide_contribution(%L, tests.id('pending'), 'declined', 'no reason at all', 'pending')$$),
('reply_to_contribution', $$public.reply_to_contribution(%L, tests.id('declined'), 'once')$$,
  $$select count(*) from public.replies where body = 'once'$$,
  $$public.reply_to_contribution(%L, tests.id('declined'), 'twice')$$);
create function tests.second_photograph() returns text language sql immutable as $$
  select replace(replace(tests.photograph('published plan'), 'before', 'after'), tests.id('photograph of published plan')::text, tests.id('second')::text);
$$;
insert into storage.objects (bucket_id, name) values ('plan-photographs', tests.second_photograph());
alter table writes add key uuid default gen_random_uuid();
alter table writes add first jsonb, add again jsonb, add written bigint, add used text;

create function pg_temp.counted(p_sql text) returns bigint language plpgsql as $$
declare
  many bigint;
begin
  execute p_sql into many;
  return many;
end $$;

-- each is done, repeated, counted, and sent with other content, one after the other
do $$
declare
  w record;
begin
  for w in select ctid, * from writes loop
    update writes set first = tests.act('officer', format(w.call, w.key)) where ctid = w.ctid;
  end loop;
end $$;
update writes set again = tests.act('officer', format(call, key));
update writes set written = pg_temp.counted(counted), used = tests.ask('officer', format(other, key));
select is(first -> 'ok', 'true', deed || ' is done') from writes;
select is(again, first, deed || ': the same key, the same answer') from writes;
select is(written, 1::bigint, deed || ': and no second row') from writes;
select is(used, 'key-used', deed || ': with other content the key is used') from writes;
-- a colleague with the same key: it is another key, and what comes is told as it is
select isnt(tests.ask('stranger', format(call, key)), 'key-used', deed || ': to a colleague the key says nothing') from writes;
select is(tests.ask('stranger', format(call, key)), expected, deed || ' again by a colleague')
from writes join (values ('save_priority_area, changed', 'version-conflict'), ('move_plan', 'version-conflict'),
  ('set_plan_check', 'version-conflict'), ('decide_contribution', 'already-decided'), ('remove_plan_photograph', 'not-found')) told (name, expected) on deed = name;
select is(left(tests.ask('officer', format(call, null)), 11), 'error 22004', deed || ' without a key') from writes;
select is_empty($$
  select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.provolatile = 'v'
    and p.proname not in ('submit_contribution', 'create_invitation', -- below
      'claim_invitation', 'set_place_role', 'sync_places') -- done twice they are done once
    and not exists (select 1 from writes w where w.deed like p.proname || '%')
$$, 'every function that writes takes a key');

-- an answer is kept as it was, whatever comes after
select is(tests.act('administrator', $$public.save_priority_area(gen_random_uuid(), 'E08000035', 'theirs', 'a reason', 'deprivation', 'drawn',
  tests.square(-1.5, 53.8), null, tests.id('draft area'), 2)$$) ->> 'version', '3', 'somebody else saves');
select is(tests.act('officer', format(call, key)) ->> 'version', '2', 'the repeat is no conflict and gives what it gave') from writes where deed = 'save_priority_area, changed';
select is((select name from public.priority_areas where id = tests.id('draft area')), 'theirs', 'and undoes nothing');

-- a refused write keeps no key: put right, it is sent again
create temporary table refused as select gen_random_uuid() as key;
grant select on refused to public;
select is(tests.ask('officer', $$public.reply_to_contribution((select key from refused), tests.id('declined'), ' ')$$), 'too-short', 'refused');
select is(tests.ask('officer', $$public.reply_to_contribution((select key from refused), tests.id('declined'), 'with words')$$), 'ok', 'put right');

-- an invitation, whose code is made on the device
create temporary table invited as select gen_random_uuid() as key, tests.code() as code;
grant select on invited to public;
select is(tests.act('administrator', $$public.create_invitation((select key from invited), (select code from invited), 'planner', 'E08000035')$$), '{"ok": true}', time || ' invited')
from unnest(array['first', 'again']) time;
select is((select count(*)::int from public.invitations i, invited where i.code_hash = private.code_hash(code)), 1, 'once');
select is(tests.ask('administrator', $$public.create_invitation((select key from invited), tests.code(), 'planner', 'E08000035')$$), 'key-used', 'another code is other content');

-- a contribution: the writer is who holds the receipt, signed in or not
create temporary table sending as select gen_random_uuid() as key, tests.code() as receipt;
grant select on sending to public;
create function pg_temp.send(p_words text, p_receipt text default null, p_key uuid default null) returns text language sql as $$
  select format('public.submit_contribution(%L, %L, %L, %L, %L, %L, p_lng => -1.531234, p_lat => 53.813456)',
    coalesce(p_key, key), coalesce(p_receipt, receipt), 'E08000035', 'need', 'bench', p_words) from sending;
$$;
select is(tests.act(person, pg_temp.send('a seat, once')), '{"ok": true}', person || ' sends it') from unnest(array['resident', 'anonymous', 'resident']) person;
select is(tests.act('anonymous', pg_temp.send('a seat, once', lower(replace(receipt, '-', ' ')))) ->> 'ok', 'true', 'however the receipt is written') from sending;
select is((select count(*)::int from public.contributions where words = 'a seat, once'), 1, 'one contribution');
select is((select count(*)::int from public.contribution_locations l join public.contributions c on c.id = l.contribution_id where c.words = 'a seat, once'), 1, 'one point');
select is((select sum(sent)::int from private.recent_sends), 1, 'counted once');
select is(tests.ask('anonymous', pg_temp.send('another seat')), 'key-used', 'with other words it is refused');
select is(tests.ask('anonymous', pg_temp.send('a seat, once', null, gen_random_uuid())), 'key-used', 'a receipt is for one sending');
select is(tests.ask('anonymous', pg_temp.send('a seat, once', tests.code())), 'ok', 'from anyone else the key gives nothing: it is another sending');
select is(tests.act('anonymous', format('public.follow_contribution(%L)', receipt)) ->> 'words', 'a seat, once', 'and the receipt follows it') from sending;

-- keys are kept 30 days
update private.write_keys set written_at = now() - interval '29 days 23 hours';
select is(tests.act('officer', format(call, key)), first, 'known on the 30th day') from writes where deed = 'reply_to_contribution';
update private.write_keys set written_at = now() - interval '30 days';
select is(tests.ask('officer', format(call, key)), 'ok', 'forgotten after it') from writes where deed = 'reply_to_contribution';
select tests.act('officer', $$public.reply_to_contribution(gen_random_uuid(), tests.id('declined'), 'sweeps')$$);
select is((select count(*)::int from private.write_keys), 1, 'and gone');
select is_empty($$select 1 from private.write_keys k where k.answer::text ~* 'seat|alley|-1\.53'$$, 'no words and no points stand beside a key');
select * from finish();
rollback;
