-- What is written of a plan bit by bit: checks, photographs and duties, each with a version of its own.
begin;
select no_plan();
select tests.world();

-- checks: two officers tick two of them, and neither is told of a conflict
create function pg_temp.check(p_name text, p_state text, p_version text default 'null', p_plan text default 'published plan') returns text language sql as $$
  select format('public.set_plan_check(gen_random_uuid(), %L, %L, %L, %s)', tests.id(p_plan), p_name, p_state, p_version);
$$;
select is(tests.act('officer', pg_temp.check('drainage', 'done')), '{"ok": true, "version": 1}', 'a check is begun');
select is(tests.act('administrator', pg_temp.check('utilities under ground', 'not needed')), '{"ok": true, "version": 1}', 'another by somebody else');
select is((select version from public.plans where id = tests.id('published plan')), 1, 'the plan itself has not changed');
select is(tests.ask('administrator', pg_temp.check('drainage', 'not needed')), 'version-conflict', 'who has not seen that it was begun is told');
select is(tests.act('administrator', pg_temp.check('drainage', 'not needed', '1')), '{"ok": true, "version": 2}', 'who has, goes on');
select is(tests.ask('officer', pg_temp.check('drainage', 'done', '1')), 'version-conflict', 'the second of two is told');
select is(tests.ask('officer', pg_temp.check('soil and roots', 'done', '1')), 'version-conflict', 'there is no version of what was not begun');
select results_eq($$select check_name, state, version, updated_by from public.plan_checks where plan_id = tests.id('published plan') order by check_name collate "C"$$, $$ values
  ('drainage', 'not needed', 2, tests.id('administrator')),
  ('standing', 'to do', 1, null),
  ('utilities under ground', 'not needed', 1, tests.id('administrator'))$$, 'each as it was left, and by whom');
select is(tests.ask('officer', call), expected, call) from (values
  (pg_temp.check('drainage', 'done', 'null', 'archived plan'), 'not-allowed'),
  (pg_temp.check('drainage', 'done', 'null', 'no plan'), 'not-found')) refused (call, expected);
select is(left(tests.ask('officer', call), 11), 'error 23514', call) from (values
  (pg_temp.check('drainage', 'perhaps', '2')), (pg_temp.check('Drainage!', 'done')), (pg_temp.check(repeat('a', 61), 'done'))) refused (call);
insert into public.plan_checks (plan_id, check_name, state)
select tests.id('draft plan'), translate(n::text, '0123456789', 'abcdefghij') || ' more', 'done' from generate_series(100, 198) n;
select is(tests.ask('officer', pg_temp.check('one more', 'done', 'null', 'draft plan')), 'not-allowed', 'a plan has at most 100 of them');
select is(tests.ask('officer', pg_temp.check('standing', 'to do', '1', 'draft plan')), 'ok', 'and those there are change');

-- photographs: a picture in storage, hung on its plan
create temporary table picture as
select 'E08000035/' || tests.id('published plan') || '/after-' || tests.id('one') || '.jpg' as path;
insert into storage.objects (bucket_id, name) select 'plan-photographs', path from picture;
grant select on picture to public;
create function pg_temp.hang(p_taken text, p_path text, p_words text, p_plan text default 'published plan') returns text language sql as $$
  select format('public.add_plan_photograph(gen_random_uuid(), %L, %L, %L, %L)', tests.id(p_plan), p_taken, p_path, p_words);
$$;
select is(tests.ask('officer', pg_temp.hang(taken, at, words, plan)), expected, why)
from picture, lateral (values
  ('after', path, ' ', 'published plan', 'reason-required', 'it says what it shows'),
  ('before', path, 'the gate', 'published plan', 'not-found', 'before is not after'),
  ('after', path, 'the gate', 'draft plan', 'not-found', 'it hangs on the plan whose it is'),
  ('after', replace(path, tests.id('one')::text, tests.id('two')::text), 'the gate', 'published plan', 'not-found', 'there is a picture'),
  ('after', null, 'the gate', 'published plan', 'not-found', 'of that name'),
  ('after', path, 'the gate', 'no plan', 'not-found', 'on a plan that is')) refused (taken, at, words, plan, expected, why);
select is(left(tests.ask('officer', pg_temp.hang('after', path, repeat('a', 301))), 11), 'error 23514', 'in up to 300 letters') from picture;
create temporary table hung as select tests.act('officer', pg_temp.hang('after', path, ' the gate ')) as answer from picture;
grant select on hung to public;
select is(tests.row_of('plan_photographs', answer) ->> 'words', 'the gate', 'its words are trimmed') from hung;
select is(tests.row_of('plan_photographs', answer) ->> 'added_by', tests.id('officer')::text, 'and who added it is kept') from hung;
select is(tests.ask('officer', pg_temp.hang('after', path, 'again')), 'not-allowed', 'a picture hangs once') from picture;
select is(tests.ask('officer', format('public.remove_plan_photograph(gen_random_uuid(), %L, 2)', answer ->> 'id')), 'version-conflict', 'taken down as it was seen') from hung;
select is(tests.act('administrator', format('public.remove_plan_photograph(gen_random_uuid(), %L, 1)', answer ->> 'id')), '{"ok": true}', 'taken down') from hung;
select is(tests.ask('administrator', format('public.remove_plan_photograph(gen_random_uuid(), %L, 1)', answer ->> 'id')), 'not-found', 'and gone') from hung;
select is((select count(*)::int from public.plan_photographs where plan_id = tests.id('published plan')), 1, 'the other stays');

-- duties: the days come with the plan, and whether one is done is written beside it
create function pg_temp.plan(p_duties text, p_version integer) returns text language sql as $$
  select format('public.save_plan(gen_random_uuid(), %L, %L, %L, %L, %L, %L, p_duties => %L, p_id => %L, p_version => %s)',
    tests.id('published area'), 'improvement', 'light', 'alleys', 'way/1', 'Back Lane', p_duties, tests.id('published plan'), p_version);
$$;
create function pg_temp.done(p_duty text, p_version integer, p_on text default '2026-11-26') returns text language sql as $$
  select format('public.set_plan_duty_done(gen_random_uuid(), %L, %L, %s, %L)', tests.id('published plan'), p_duty, p_version, p_on);
$$;
create function pg_temp.duties() returns text language sql as $$
  select string_agg(concat_ws(' ', duty, coalesce(began_on::text, '-'), due_on, coalesce(done_on::text, '-'), version), ', ' order by duty collate "C")
  from public.plan_duties where plan_id = tests.id('published plan');
$$;
select is(pg_temp.duties(), 'order 2026-01-01 2028-12-31 - 1', 'one, to begin with');
select is(tests.ask('officer', pg_temp.done('review', 1)), 'not-found', 'another is not there');
select is(tests.ask('officer', pg_temp.done('order', 2)), 'version-conflict', 'ticked as it was seen');
select is(tests.act('officer', pg_temp.done('order', 1)), '{"ok": true, "version": 2}', 'done');
select is(tests.act('administrator', pg_temp.plan('[{"duty":"order","began_on":"2026-01-01","due_on":"2028-12-31"},{"duty":"review","due_on":"2027-06-01"}]', 1)) ->> 'ok', 'true', 'the plan is saved meanwhile, as it was read');
select is(pg_temp.duties(), 'order 2026-01-01 2028-12-31 2026-11-26 2, review - 2027-06-01 - 1', 'what is done stays done, what is new is to do');
select is(tests.act('officer', pg_temp.plan('[{"duty":"order","began_on":"2026-01-01","due_on":"2027-12-31"},{"duty":"review","due_on":"2027-06-01"}]', 2)) ->> 'ok', 'true', 'another day for the same');
select is(pg_temp.duties(), 'order 2026-01-01 2027-12-31 2026-11-26 3, review - 2027-06-01 - 1', 'it stays done, and the others are left alone');
select is(tests.act('officer', pg_temp.plan('[{"duty":"order","began_on":"2029-01-01","due_on":"2031-12-31"}]', 3)) ->> 'ok', 'true', 'a new order');
select is(pg_temp.duties(), 'order 2029-01-01 2031-12-31 - 4', 'has yet to be done, and what the plan no longer asks for is gone');
select is(tests.act('officer', replace(pg_temp.plan('x', 4), 'p_duties => ''x'', ', '')) ->> 'ok', 'true', 'saved without a word of duties');
select is(pg_temp.duties(), 'order 2029-01-01 2031-12-31 - 4', 'they stay');
select is(tests.ask('officer', pg_temp.plan(wrong, 5)), 'not-allowed', wrong)
from unnest(array['{"duty":"order"}', 'null', (select jsonb_agg('{"duty":"a-b","due_on":"2027-01-01"}'::jsonb) from generate_series(1, 21))::text]) wrong;
select is(left(tests.ask('officer', pg_temp.plan(wrong, 5)), 11), expected, wrong) from (values
  ('[{"duty":"order","due_on":"infinity"}]', 'error 23514'), ('[{"duty":"order","began_on":"2027-01-02","due_on":"2027-01-01"}]', 'error 23514'),
  ('[{"duty":"Order 66","due_on":"2027-01-01"}]', 'error 23514'), ('[{"duty":"order"}]', 'error 23502'), ('[{"due_on":"2027-01-01"}]', 'error 23502'),
  ('[1]', 'error 22023')) refused (wrong, expected);
update public.priority_areas set status = 'archived' where id = tests.id('published area');
select is(tests.ask('officer', call), 'not-allowed', call) from unnest(array[pg_temp.done('order', 4), pg_temp.check('standing', 'done', '1'),
  (select format('public.remove_plan_photograph(gen_random_uuid(), %L, 1)', tests.id('picture of published plan')))]) call;
select throws_like(verb, '%archived priority area are read-only', verb) from unnest(array[
  $$update public.plan_checks set state = 'done' where plan_id = tests.id('published plan')$$,
  $$update public.plan_photographs set words = 'x' where plan_id = tests.id('published plan')$$,
  $$update public.plan_duties set done_on = null where plan_id = tests.id('published plan')$$]) verb;
select * from finish();
rollback;
