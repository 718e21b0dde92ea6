-- Plans and actions: stages, reasons, versions, and nobody left without a reply.
begin;
select no_plan();
select tests.world();

-- a new plan
create temporary table answered as
select tests.act('officer', $$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'asset-transfer', ' The hall ', 'community-assets', 'way/7',
  'Old hall', '{"uprn": "100051"}')$$) as answer;
create temporary table made as select tests.row_of('plans', answer) as plan from answered;
grant select on made to public;
select is(plan ->> 'stage', 'idea', 'a plan begins as an idea') from made;
select is(plan ->> 'title', 'The hall', 'its title is trimmed') from made;
select is(plan -> 'details', '{"uprn": "100051"}', 'its details are kept') from made;
select is(plan ->> 'created_by', tests.id('officer')::text, 'and who made it') from made;

create function pg_temp.save(p_version text, p_kind text default 'asset-transfer', p_area text default 'draft area') returns text language sql as $$
  select format('public.save_plan(gen_random_uuid(), %L, %L, %L, %L, %L, %L, %L, null, %L, %s)', tests.id(p_area), p_kind, 'Hall',
    'community-assets', 'way/7', 'Old hall', '{"tenure": "lease"}', (select plan ->> 'id' from made), p_version);
$$;
select is(tests.row_of('plans', tests.act('officer', pg_temp.save('1'))) ->> 'version', '2', 'saved again, version 2');
select is(tests.ask('administrator', pg_temp.save('1')), 'version-conflict', 'the second editor is refused');
select is(tests.ask('administrator', pg_temp.save('null')), 'version-conflict', 'so is one without a version');
select is(tests.ask('officer', pg_temp.save('2', 'improvement')), 'not-allowed', 'a plan keeps its kind');
select is(tests.ask('officer', pg_temp.save('2', 'asset-transfer', 'published area')), 'not-allowed', 'and its area');
select is(tests.ask('officer', call), expected, expected || ' · ' || call) from (values
  ($$public.save_plan(gen_random_uuid(), gen_random_uuid(), 'improvement', 'x', 'alleys', 'way/1', 'x')$$, 'not-found'),
  ($$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', 'x', 'alleys', 'way/1', 'x', p_id => gen_random_uuid(), p_version => 1)$$, 'not-found'),
  ($$public.save_plan(gen_random_uuid(), tests.id('archived area'), 'improvement', 'x', 'alleys', 'way/1', 'x')$$, 'not-allowed'),
  ($$public.save_plan(gen_random_uuid(), tests.id('archived area'), 'improvement', 'x', 'alleys', 'way/1', 'x', p_id => tests.id('archived plan'), p_version => 1)$$, 'not-allowed'),
  ($$public.save_plan(gen_random_uuid(), tests.id('area elsewhere'), 'improvement', 'x', 'alleys', 'way/1', 'x')$$, 'not-allowed'),
  ($$public.move_plan(gen_random_uuid(), gen_random_uuid(), 1, 'checks')$$, 'not-found'),
  ($$public.move_plan(gen_random_uuid(), tests.id('archived plan'), 1, 'checks')$$, 'not-allowed'),
  ($$public.save_action(gen_random_uuid(), gen_random_uuid(), 'x', 'y')$$, 'not-found'),
  ($$public.save_action(gen_random_uuid(), tests.id('draft plan'), 'x', 'y', p_id => gen_random_uuid(), p_version => 1)$$, 'not-found'),
  ($$public.save_action(gen_random_uuid(), tests.id('archived plan'), 'x', 'y')$$, 'not-allowed'),
  ($$public.set_action_status(gen_random_uuid(), gen_random_uuid(), 1, 'agreed')$$, 'not-found'),
  ($$public.set_action_status(gen_random_uuid(), tests.id('archived action'), 1, 'agreed')$$, 'not-allowed')
) refused (call, expected);
select is(left(tests.ask('officer', call), 11), 'error 23514', 'kept out by the table · ' || left(call, 100)) from (values
  ($$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', ' ', 'alleys', 'way/1', 'x')$$),
  ($$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', 'x', 'streets', 'way/1', 'x')$$),
  ($$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', 'x', 'alleys', '', 'x')$$),
  ($$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', 'x', 'alleys', 'way/1', 'x', '[1]')$$),
  ($$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', 'x', 'alleys', 'way/1', 'x', jsonb_build_object('a', repeat('a', 65536)))$$),
  ($$public.save_action(gen_random_uuid(), tests.id('draft plan'), ' ', 'y')$$),
  ($$public.save_action(gen_random_uuid(), tests.id('draft plan'), 'x', ' ')$$),
  ($$public.save_action(gen_random_uuid(), tests.id('draft plan'), 'x', 'y', '2026-05-02', '2026-05-01')$$),
  ($$public.save_action(gen_random_uuid(), tests.id('draft plan'), 'x', 'y', null, null, -0.01)$$)
) refused (call);

-- every stage of each kind, and no stage of the other
create temporary table stages (kind text, stage text);
insert into stages select 'asset-transfer', s from unnest(array['idea', 'availability check', 'expression of interest',
  'business case', 'assessment', 'agreement in principle', 'due diligence and heads of terms', 'formal decision',
  'legal completion', 'operating', 'review', 'paused', 'withdrawn', 'refused']) s;
insert into stages select 'improvement', s from unnest(array['idea', 'checks', 'consents', 'agreed', 'works', 'looked after',
  'review', 'paused', 'withdrawn', 'refused']) s;
select is(private.is_stage(k::public.plan_kind, s.stage), exists (select 1 from stages t where t.kind = k and t.stage = s.stage),
  k || ' · ' || s.stage)
from unnest(array['asset-transfer', 'improvement']) k, (select distinct stage from stages union select 'done') s;
select throws_ok($$update public.plans set stage = 'operating' where kind = 'improvement'$$, '23514', null, 'the table knows them too');

-- moving on
create function pg_temp.move(p_version integer, p_stage text, p_reason text default null) returns text language sql as $$
  select format('public.move_plan(gen_random_uuid(), %L, %s, %L, %L)', (select plan ->> 'id' from made), p_version, p_stage, p_reason);
$$;
select is(tests.row_of('plans', tests.act('officer', pg_temp.move(2, 'availability check'))) ->> 'stage', 'availability check', 'moved on');
select is(tests.ask('officer', pg_temp.move(2, 'business case')), 'version-conflict', 'by one at a time');
select is(tests.ask('officer', pg_temp.move(3, 'availability check')), 'not-allowed', 'not where it already is');
select is(tests.ask('officer', pg_temp.move(3, 'works')), 'not-allowed', 'not to a stage of the other kind');
select is(tests.ask('officer', pg_temp.move(3, null)), 'not-allowed', 'not nowhere');
select is(tests.ask('officer', pg_temp.move(3, stage, reason)), 'reason-required', stage || ' needs a reason, not "' || coalesce(reason, 'null') || '"')
from unnest(array['paused', 'withdrawn', 'refused']) stage, unnest(array[null, '', '  a ']) reason;
select is(tests.row_of('plans', tests.act('officer', pg_temp.move(3, 'paused', 'no money this year'))) ->> 'stage_reason', 'no money this year', 'paused with its reason');
select is(tests.row_of('plans', tests.act('administrator', pg_temp.move(4, 'business case'))) ->> 'stage_reason', null, 'taken up again');
select throws_ok($$update public.plans set stage = 'paused', stage_reason = null$$, '23514', null, 'the table wants the reason too');

-- the trail of it
select results_eq($$select from_stage, to_stage, reason, changed_by from public.plan_stage_changes
  where plan_id = (select (plan ->> 'id')::uuid from made) order by changed_at$$, $$ values
  (null, 'idea', null, tests.id('officer')),
  ('idea', 'availability check', null, tests.id('officer')),
  ('availability check', 'paused', 'no money this year', tests.id('officer')),
  ('paused', 'business case', null, tests.id('administrator'))$$, 'every stage, who and why');
select throws_like(verb, 'plan_stage_changes is append-only%', verb) from unnest(array[
  $$update public.plan_stage_changes set reason = 'x'$$, 'delete from public.plan_stage_changes', 'truncate public.plan_stage_changes']) verb;
select is(tests.attempt('service', 'delete from public.plan_stage_changes'), 'denied', 'not even with the secret key');

-- actions
create temporary table answered_action as
select tests.act('officer', $$public.save_action(gen_random_uuid(), (select (plan ->> 'id')::uuid from made), ' Survey ', 'Leeds City Council',
  '2026-05-01', '2026-05-01', 1250.50, '', array[tests.id('pending'), tests.id('published'), tests.id('pending')])$$) as answer;
create temporary table action as select tests.row_of('actions', answer) as a from answered_action;
grant select on action to public;
select is(a ->> 'status', 'proposed', 'an action begins as proposed') from action;
select is(a ->> 'cost_pounds', '1250.50', 'pounds and pence') from action;
select is(a ->> 'funder', null, 'an empty funder is none') from action;
select is(jsonb_array_length(a -> 'contribution_ids'), 2, 'it names each contribution once') from action;
select is(tests.ask('officer', $$public.save_action(gen_random_uuid(), tests.id('draft plan'), 'x', 'y', p_contribution_ids => array[tests.id('elsewhere')])$$),
  'not-found', 'it answers nobody of another place');

create function pg_temp.save_action(p_version text, p_contributions text) returns text language sql as $$
  select format('public.save_action(gen_random_uuid(), %L, %L, %L, p_contribution_ids => %s, p_id => %L, p_version => %s)',
    (select plan ->> 'id' from made), 'Survey the hall', 'Leeds City Council', p_contributions, (select a ->> 'id' from action), p_version);
$$;
create function pg_temp.set_status(p_version integer, p_status text, p_reason text default null) returns text language sql as $$
  select format('public.set_action_status(gen_random_uuid(), %L, %s, %L, %L)', (select a ->> 'id' from action), p_version, p_status, p_reason);
$$;
select is(tests.row_of('actions', tests.act('officer', pg_temp.save_action('1', 'null'))) -> 'contribution_ids', a -> 'contribution_ids', 'not said, the list stays') from action;
select is(tests.ask('administrator', pg_temp.save_action('1', 'null')), 'version-conflict', 'the second editor is refused');
select is(tests.ask('officer', replace(pg_temp.save_action('2', 'null'), (select plan ->> 'id' from made), tests.id('draft plan')::text)), 'not-allowed', 'an action keeps its plan');
select is(tests.row_of('actions', tests.act('officer', pg_temp.set_status(2, 'under way'))) ->> 'status', 'under way', 'under way');
select is(tests.ask('officer', pg_temp.set_status(2, 'done')), 'version-conflict', 'one at a time');

-- reply owed
select is(tests.ask('officer', pg_temp.set_status(3, 'done')), 'reply-owed', 'not done while one waits');
select is(tests.act('officer', pg_temp.set_status(3, 'done')) ->> 'reason', '1 of the people it answers have had no reply', 'and says how many');
select is(tests.ask('officer', pg_temp.set_status(3, 'will not do', 'too dear')), 'reply-owed', 'nor dropped');
select is(tests.ask('officer', pg_temp.set_status(3, 'agreed')), 'ok', 'but it may still move');
select throws_like(format('update public.actions set status = %L where id = %L', 'done', a ->> 'id'), 'reply-owed%', 'whoever writes') from action;
select is(tests.act('officer', $$public.reply_to_contribution(gen_random_uuid(), tests.id('pending'), 'we surveyed it')$$) ->> 'ok', 'true', 'replied');
select is(tests.ask('officer', pg_temp.set_status(3, 'will not do')), 'reason-required', 'dropping needs a reason');
select is(tests.ask('officer', pg_temp.set_status(3, 'will not do', ' no')), 'reason-required', 'one that says something');
select is(tests.ask('officer', pg_temp.set_status(3, 'will not do', 'too dear')), 'ok', 'dropped with a reason');
select is(tests.row_of('actions', tests.act('officer', pg_temp.set_status(3, 'done'))) ->> 'status', 'done', 'done, once all have a reply');
select is(tests.ask('officer', pg_temp.save_action('4', $$array[tests.id('draft')]$$)), 'reply-owed', 'a closed action takes on nobody who waits');
select throws_like(format('insert into public.action_contributions (action_id, contribution_id) values (%L, %L)', a ->> 'id', tests.id('draft')), 'reply-owed%', 'whoever writes') from action;
select is(tests.row_of('actions', tests.act('officer', pg_temp.save_action('4', $$array[tests.id('published'), tests.id('declined')]$$))) -> 'contribution_ids' @> to_jsonb(array[tests.id('declined')]),
  true, 'it may take on one who has a reply');
select is((select count(*)::int from public.action_contributions where action_id = (select (a ->> 'id')::uuid from action)), 2, 'and the list is what was said');

-- all of it is still when the area is archived
update public.priority_areas set status = 'archived' where id = tests.id('draft area');
select is(tests.ask('officer', call), 'not-allowed', 'archived · ' || left(call, 60)) from unnest(array[
  pg_temp.save('5'), pg_temp.move(5, 'assessment'), pg_temp.save_action('5', 'null'), pg_temp.set_status(5, 'agreed')]) call;
select throws_like(verb, '%archived priority area are read-only', verb) from unnest(array[
  $$update public.plans set title = 'x' where area_id = tests.id('draft area')$$,
  $$update public.actions set title = 'x' where plan_id = tests.id('draft plan')$$]) verb;

-- numbers and days without end are neither
select is(left(tests.ask('officer', format($$public.save_action(gen_random_uuid(), tests.id('published plan'), 'clear', 'Friends', %s)$$, wrong)), 11), expected, wrong)
from (values
  ($$p_cost_pounds => 'NaN'$$, 'error 23514'), ($$p_cost_pounds => 'Infinity'$$, 'error 22003'), ($$p_cost_pounds => '-Infinity'$$, 'error 22003'),
  ($$p_cost_pounds => 1e308$$, 'error 22003'), ($$p_cost_pounds => -1$$, 'error 23514'), ($$p_cost_pounds => 9999999999.99$$, 'ok'),
  ($$p_starts_on => 'infinity'$$, 'error 23514'), ($$p_starts_on => '-infinity'$$, 'error 23514'), ($$p_due_on => 'infinity'$$, 'error 23514'),
  ($$p_starts_on => '-infinity', p_due_on => 'infinity'$$, 'error 23514'), ($$p_starts_on => '2026-11-25', p_due_on => '2026-11-25'$$, 'ok')
) tried (wrong, expected);
select is_empty($$
  select a.attrelid::regclass, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    and a.atttypid in ('date'::regtype, 'numeric'::regtype, 'real'::regtype, 'float8'::regtype)
    and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and a.attnum = any (k.conkey)
      and pg_get_constraintdef(k.oid) ~ ('isfinite\(' || a.attname || '\)|' || a.attname || ' < .Infinity'))
$$, 'every day and number that people give has an end');

-- how many an action answers
select is(tests.ask('officer', $$public.save_action(gen_random_uuid(), tests.id('published plan'), 'bench', 'Council',
  p_contribution_ids => array_fill(tests.id('published'), array[1000]))$$), 'ok', 'an action answers up to 1,000');
select is(tests.ask('officer', $$public.save_action(gen_random_uuid(), tests.id('published plan'), 'bench', 'Council',
  p_contribution_ids => array_fill(tests.id('published'), array[1001]))$$), 'not-allowed', 'and no more');

-- where and when: every row of a plan lies in the place of its area, whatever is said
insert into public.actions (plan_id, place_code, title, owner_organisation) values (tests.id('published plan'), 'E06000002', 'stray', 'Council');
select results_eq($$select place_code from public.actions where title = 'stray'
  union all select c.place_code from public.action_status_changes c join public.actions a on a.id = c.action_id where a.title = 'stray'$$,
  $$values ('E08000035'), ('E08000035')$$, 'an action is where its plan is');
select is_empty($$
  select 'plans' from public.plans p join public.priority_areas a on a.id = p.area_id where p.place_code <> a.place_code
  union all select 'stages' from public.plan_stage_changes c join public.plans p on p.id = c.plan_id where c.place_code <> p.place_code
  union all select 'checks' from public.plan_checks c join public.plans p on p.id = c.plan_id where c.place_code <> p.place_code
  union all select 'photographs' from public.plan_photographs c join public.plans p on p.id = c.plan_id where c.place_code <> p.place_code
  union all select 'duties' from public.plan_duties c join public.plans p on p.id = c.plan_id where c.place_code <> p.place_code
  union all select 'links' from public.action_contributions c join public.actions a on a.id = c.action_id where c.place_code <> a.place_code
$$, 'and so is everything else');
select throws_like($$update public.priority_areas set place_code = 'E06000002' where status <> 'archived'$$, '%stays in its place', 'an area stays in its place, whoever writes');
select is_empty($$
  select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and c.relname not in ('places', 'profiles')
    and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'place_code' and not a.attisdropped)
$$, 'every table that people write names its place');

-- what became of an action, and when
select results_eq($$select from_status::text, to_status::text, reason, changed_by from public.action_status_changes
  where action_id = (select (a ->> 'id')::uuid from action) order by changed_at$$, $$ values
  (null, 'proposed', null, tests.id('officer')),
  ('proposed', 'under way', null, tests.id('officer')),
  ('under way', 'done', null, tests.id('officer'))$$, 'every status, who and why');
select throws_like(verb, 'action_status_changes is append-only%', verb) from unnest(array[
  $$update public.action_status_changes set reason = 'x'$$, 'delete from public.action_status_changes', 'truncate public.action_status_changes']) verb;
select is(tests.attempt('service', 'delete from public.action_status_changes'), 'denied', 'not even with the secret key');
select * from finish();
rollback;
