-- From sending to the answer, with the receipt alone.
begin;
select no_plan();
select tests.world();

-- 1: sent without an account, with a point and a wish not to be exact
create temporary table code as select tests.code() as receipt;
grant select on code to public;
select is(tests.act('anonymous', $$public.submit_contribution(gen_random_uuid(), (select receipt from code), 'E08000035', 'need', ' Bench ', ' My mum needs a rest ',
  'Sholebroke Avenue', 'E01011365', -1.531234, 53.813456, true)$$), '{"ok": true}', 'the answer holds nothing but yes');
create temporary table stored as
select c.* from public.contributions c join private.receipts r on r.contribution_id = c.id
where r.code_hash = private.code_hash((select receipt from code));
select is((select count(*)::int from stored), 1, 'it is stored once');
select is((select status from stored), 'pending', 'it waits for moderation');
select is((select created_by from stored), null, 'nobody is noted');
select is((select subject || '|' || words from stored), 'Bench|My mum needs a rest', 'words are trimmed');
select is_empty($$select 1 from private.receipts r, code
  where encode(r.code_hash, 'escape') like '%' || replace(receipt, '-', '') || '%' or octet_length(r.code_hash) <> 32$$,
  'only a hash of the receipt is kept');
select is((select count(distinct private.new_code())::int from generate_series(1, 500)), 500, 'codes do not repeat');

-- rounded to the 100 m of the National Grid, not the exact point
select ok((select abs(extensions.st_x(p) - round(extensions.st_x(p) / 100) * 100) < 0.01
    and abs(extensions.st_y(p) - round(extensions.st_y(p) / 100) * 100) < 0.01
  from (select extensions.st_transform(public_point, 27700) as p from stored) grid), 'the public point is on the 100 m grid');
select ok((select extensions.st_distance(extensions.st_transform(s.public_point, 27700),
    extensions.st_transform(l.point, 27700)) between 1 and 71
  from stored s join public.contribution_locations l on l.contribution_id = s.id), 'it has moved, and no further than half a diagonal');
select is((select extensions.st_astext(l.point) from public.contribution_locations l, stored s where l.contribution_id = s.id),
  'POINT(-1.531234 53.813456)', 'the exact point stands apart');

-- without the wish the public point is the point; without a word about it, it is rounded
create temporary table others as
select name, tests.code() as receipt, said from (values
  ('exact', $$'asset', 'hall', 'the hall is open', p_lng => -1.531234, p_lat => 53.813456, p_blur => false$$),
  ('silent', $$'asset', 'hall', 'the hall is open', p_lng => -1.531234, p_lat => 53.813456$$),
  ('offer', $$'idea', 'cooking', 'I can cook for five hundred', p_blur => true$$)) sent (name, said);
select is(tests.act('anonymous', format('public.submit_contribution(gen_random_uuid(), %L, %L, %s)', receipt, 'E08000035', said)) ->> 'ok', 'true', name || ' is sent') from others;
create temporary table points as
select o.name, c.public_point, l.point from others o
join private.receipts r on r.code_hash = private.code_hash(o.receipt)
join public.contributions c on c.id = r.contribution_id
left join public.contribution_locations l on l.contribution_id = c.id;
select ok((select extensions.st_equals(public_point, point) from points where name = 'exact'), 'not rounded where nobody asks');
select ok((select not extensions.st_equals(public_point, point) from points where name = 'silent'), 'rounded when nothing is said');
select is((select count(*) || ' ' || count(public_point) || ' ' || count(point) from points where name = 'offer'),
  '1 0 0', 'an offer of help carries no point');

-- refusals of sending
select is(tests.ask('anonymous', call), expected, expected || ' · ' || left(call, 90))
from (values
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'ab')$$, 'too-short'),
  ($$public.submit_contribution(gen_random_uuid(), null, 'E08000035', 'need', 'bench', 'a seat')$$, 'bad-receipt'),
  ($$public.submit_contribution(gen_random_uuid(), 'AAAA-AAAA-AAA', 'E08000035', 'need', 'bench', 'a seat')$$, 'bad-receipt'),
  ($$public.submit_contribution(gen_random_uuid(), 'UUUU-UUUU-UUUU', 'E08000035', 'need', 'bench', 'a seat')$$, 'bad-receipt'),
  ($$public.submit_contribution(gen_random_uuid(), repeat('A', 3000000), 'E08000035', 'need', 'bench', 'a seat')$$, 'bad-receipt'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', '  a   ')$$, 'too-short'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', ' ', 'a seat')$$, 'too-short'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', null, 'a seat')$$, 'too-short'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', repeat('a', 2000))$$, 'ok'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', repeat('a', 2001))$$, 'too-long'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', repeat('a', 81), 'a seat')$$, 'too-long'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat', repeat('a', 121))$$, 'too-long'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E09999999', 'need', 'bench', 'a seat')$$, 'unknown-place'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), null, 'need', 'bench', 'a seat')$$, 'unknown-place'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat', p_lng => 53.8, p_lat => -1.5)$$, 'outside-england'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat', p_lng => -1.5, p_lat => 57.1)$$, 'outside-england'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat', p_lng => -1.5)$$, 'outside-england'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat', p_lng => 'NaN', p_lat => 53.8)$$, 'outside-england')
) refused (call, expected);

-- 2: waiting
select is(tests.act('anonymous', format('public.follow_contribution(%L)', (select receipt from code))) - 'created_at',
  '{"ok": true, "kind": "need", "subject": "Bench", "words": "My mum needs a rest", "street": "Sholebroke Avenue",
    "status": "pending", "decline_reason": null, "decided_at": null, "replies": [], "actions": []}'::jsonb,
  'the receipt shows that it waits');
select is(tests.act('anonymous', format('public.follow_contribution(%L)', ' ' || lower(replace(translate(receipt, '01', 'oi'), '-', ' ')))) ->> 'ok', 'true',
  'read aloud and typed by hand it is the same receipt') from code;
select is(tests.ask('anonymous', 'public.follow_contribution(null)'), 'not-found', 'no receipt, nothing');
select is(tests.attempt('anonymous', $$select * from public.contribution_details where words like 'My mum%'$$), '0', 'nothing is public before moderation');

-- 3: decided
create temporary table one as select id from stored;
grant select on one to public;
select is(tests.ask('officer', $$public.decide_contribution(gen_random_uuid(), (select id from one), 'declined')$$), 'reason-required', 'declining needs a reason');
select is(tests.ask('officer', $$public.decide_contribution(gen_random_uuid(), (select id from one), 'declined', ' x ')$$), 'reason-required', 'and one that says something');
select is(tests.ask('officer', $$public.decide_contribution(gen_random_uuid(), (select id from one), 'pending')$$), 'not-allowed', 'only published or declined');
select is(tests.ask('officer', $$public.decide_contribution(gen_random_uuid(), gen_random_uuid(), 'published')$$), 'not-found', 'no such contribution');
select is(tests.act('officer', $$public.decide_contribution(gen_random_uuid(), (select id from one), 'declined', 'the path is private')$$)
  ->> 'status', 'declined', 'declined with the reason');
select is(tests.act('anonymous', format('public.follow_contribution(%L)', receipt)) ->> 'decline_reason',
  'the path is private', 'the reason reaches the sender') from code;
select is(tests.ask('officer', $$public.decide_contribution(gen_random_uuid(), (select id from one), 'declined', 'again')$$), 'not-allowed', 'not twice');
select is(tests.act('officer', $$public.decide_contribution(gen_random_uuid(), (select id from one), 'published')$$) ->> 'status', 'published', 'an officer may think again');
select is(tests.ask('administrator', $$public.decide_contribution(gen_random_uuid(), (select id from one), 'declined', 'too late', 'pending')$$), 'already-decided', 'a colleague who saw it waiting is told');
select is(tests.ask('administrator', $$public.decide_contribution(gen_random_uuid(), (select id from one), 'declined', 'in time', 'published')$$), 'ok', 'one who saw it as it is may');
select is((select decline_reason from public.contributions where id = (select id from one)), null, 'and the reason is gone');
select is((select decided_by from public.contributions where id = (select id from one)), tests.id('officer'), 'who decided is kept');
select is(tests.attempt('anonymous', $$select * from public.contribution_details where words like 'My mum%'$$), '1', 'published is public');
select is(tests.attempt('anonymous', $$select * from public.contribution_locations$$), 'denied', 'the exact point never is');
select is((select (jsonb_array_length(public_point -> 'coordinates') || ' ' || (public_point ->> 'type')) from public.contribution_details
  where id = (select id from one)), '2 Point', 'the public point is read as GeoJSON');

-- 4: answered
select is(tests.ask('officer', $$public.reply_to_contribution(gen_random_uuid(), (select id from one), '  ')$$), 'too-short', 'a reply has words');
select is(tests.ask('officer', $$public.reply_to_contribution(gen_random_uuid(), (select id from one), repeat('a', 2001))$$), 'too-long', 'not too many');
select is(tests.ask('officer', $$public.reply_to_contribution(gen_random_uuid(), gen_random_uuid(), 'hello')$$), 'not-found', 'to whom?');
select is(tests.row_of('replies', tests.act('officer', $$public.reply_to_contribution(gen_random_uuid(), (select id from one), 'We will put one there')$$)) ->> 'body',
  'We will put one there', 'an officer replies');
select is(tests.act('officer', $$public.save_action(gen_random_uuid(), tests.id('published plan'), 'bench', 'Council', p_contribution_ids => array[(select id from one)])$$) ->> 'ok', 'true', 'an action answers it');
select is(tests.act('officer', $$public.save_action(gen_random_uuid(), tests.id('draft plan'), 'secret bench', 'Council', p_contribution_ids => array[(select id from one)])$$) ->> 'ok', 'true', 'so does one of a draft');
select is(tests.act('anonymous', format('public.follow_contribution(%L)', receipt)) -> 'actions',
  '[{"title": "bench", "status": "proposed", "status_reason": null}]'::jsonb, 'the sender sees the published action alone') from code;
select is(tests.act('anonymous', format('public.follow_contribution(%L)', receipt)) #>> '{replies,0,body}',
  'We will put one there', 'and the reply') from code;

-- a signed-in resident finds what they sent
select is(tests.act('resident', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'story', 'the hall', 'We danced there')$$) ->> 'ok', 'true', 'sent while signed in');
select is(tests.attempt('resident', $$select * from public.contribution_details where words = 'We danced there'$$), '1', 'its sender reads it at once');
select is(tests.attempt('stranger', $$select * from public.contribution_details where words = 'We danced there'$$), '0', 'another does not');

-- nobody closes a place to others
create function pg_temp.from_network(p_headers text) returns text language sql as $$
  select set_config('request.headers', p_headers, true);
$$;
-- how often of so many tries it was taken
create function pg_temp.send(p_person text, p_times integer, p_place text default 'E08000035') returns bigint language sql as $$
  select count(*) filter (where a.answer -> 'ok' = 'true') from generate_series(1, p_times) n,
    lateral (select tests.act(p_person, format('public.submit_contribution(gen_random_uuid(), tests.code(), %L, %L, %L, %L)', p_place, 'need', 'bench', 'flood ' || n)) as answer) a;
$$;
create function pg_temp.crowd(p_count integer) returns void language sql as $$
  insert into public.contributions (place_code, kind, subject, words)
  select 'E08000035', 'need', 'flood', 'flood' from generate_series(1, p_count);
$$;
create function pg_temp.lately() returns integer language sql as $$
  select count(*)::integer from public.contributions where place_code = 'E08000035' and created_at > now() - interval '10 minutes';
$$;
select pg_temp.from_network('{"x-ginnel-sender": "one"}');
select is(pg_temp.send('anonymous', 61), 60::bigint, 'sixty from one network, then no more');
select is(tests.ask('anonymous', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E06000002', 'need', 'bench', 'a seat')$$), 'too-many', 'in no other place either');
select is(tests.ask('officer', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat')$$), 'ok', 'a person is counted by themselves, whatever their network');
select is(pg_temp.send('stranger', 61), 60::bigint, 'sixty from one person, then no more');
select pg_temp.from_network('{"x-ginnel-sender": "two"}');
select is(tests.ask('stranger', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat')$$), 'too-many', 'from another network either');
select is(tests.ask('anonymous', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat')$$), 'ok', 'another network is not held up');
select is(pg_temp.send('anonymous', 3), 3::bigint, 'two sends three');
select pg_temp.from_network('{"x-ginnel-sender": "three"}');
select is(pg_temp.send('anonymous', 2), 2::bigint, 'three sends two');

-- a crowd: from 500 on, who has sent little
select pg_temp.crowd(499 - pg_temp.lately());
select pg_temp.from_network('{"x-ginnel-sender": "two"}');
select is(pg_temp.send('anonymous', 1), 1::bigint, 'below 500 everybody');
select is(tests.ask('anonymous', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat')$$), 'too-many', 'above it not who has just sent three');
select is(tests.ask('anonymous', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E06000002', 'need', 'bench', 'a seat')$$), 'ok', 'but elsewhere');
select pg_temp.from_network('{"x-ginnel-sender": "three"}');
select is(pg_temp.send('anonymous', 2), 1::bigint, 'who has sent two sends a third');
select is(tests.ask('resident', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat')$$), 'ok', 'and who is new is taken');
select pg_temp.from_network('');
select is(tests.ask('anonymous', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat')$$), 'too-many', 'who cannot be told apart is not new');
select pg_temp.crowd(2999 - pg_temp.lately());
select pg_temp.from_network('{"x-ginnel-sender": "four"}');
select is(pg_temp.send('anonymous', 2), 1::bigint, 'three thousand are the end');
select is(tests.ask('officer', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat')$$), 'too-many', 'for everybody');
select is(tests.ask('anonymous', $$public.submit_contribution(gen_random_uuid(), tests.code(), 'E06000002', 'need', 'bench', 'a seat')$$), 'ok', 'in that place alone');
update public.contributions set created_at = now() - interval '11 minutes' where words like 'flood%';
select is(pg_temp.send('anonymous', 3), 3::bigint, 'and for ten minutes');

-- what is kept of senders
select is_empty($$select 1 from private.recent_sends s where octet_length(s.sender) <> 32 or s.sender = sha256('network one')$$, 'hashes with a key');
select is_empty($$select a.attname from pg_attribute a where a.attrelid = 'private.recent_sends'::regclass and a.attnum > 0
  and a.attname not in ('sender', 'minute', 'sent')$$, 'who and when, not what or where');
select ok((select bool_and(minute = date_trunc('minute', minute)) from private.recent_sends), 'and when to the minute');
update private.recent_sends set minute = minute - interval '10 minutes';
select pg_temp.from_network('{"x-ginnel-sender": "one"}');
select is(pg_temp.send('anonymous', 1), 1::bigint, 'ten minutes later the first network sends again');
select is((select count(*)::int from private.recent_sends), 1, 'and nothing is left of the others');

-- which network it is
select is(private.sender_network(headers::jsonb), network, coalesce(network, 'nobody') || ' · ' || headers)
from (values
  ('{}', null),
  ('{"x-ginnel-sender": ""}', null),
  ('{"x-ginnel-sender": "abc"}', 'abc'),
  (format('{"x-ginnel-sender": "%s"}', repeat('a', 100)), repeat('a', 64)),
  -- behind a proxy the header of ours is a caller's
  ('{"x-ginnel-sender": "abc", "x-forwarded-for": "198.51.100.7"}', '198.51.100.7'),
  ('{"x-forwarded-for": "203.0.113.9, 198.51.100.7"}', '198.51.100.7'),
  ('{"x-forwarded-for": "203.0.113.9, 198.51.100.7", "cf-connecting-ip": "192.0.2.1"}', '192.0.2.1'),
  ('{"cf-connecting-ip": "2001:db8::1"}', '2001:db8::/64'),
  ('{"cf-connecting-ip": "2001:db8:0:0:ffff::c8"}', '2001:db8::/64'),
  ('{"cf-connecting-ip": "::ffff:192.0.2.1"}', '192.0.2.1'),
  ('{"cf-connecting-ip": "not an address"}', null),
  ('{"x-forwarded-for": ""}', null)
) asked (headers, network);

-- what people ask often is read from an index, past row-level security
insert into public.contributions (place_code, kind, subject, words, status, created_at)
select 'E08000035', 'need', 'many', 'many', case n % 20 when 0 then 'pending' else 'published' end::public.contribution_status,
  now() - n * interval '1 hour' from generate_series(1, 3000) n;
analyze public.contributions;
select matches(tests.plan_of('officer', $$select * from public.contribution_details
  where place_code = 'E08000035' and status = 'pending' order by created_at, id limit 25$$), '"contributions_waiting"', 'the queue');
select matches(tests.plan_of('officer', $$select count(id) from public.contribution_details
  where place_code = 'E08000035' and status = 'pending'$$), '"contributions_waiting"', 'how many wait');
select matches(tests.plan_of('anonymous', $$select * from public.contribution_details
  where place_code = 'E08000035' and status = 'published' and id > 'd0000000-0000-0000-0000-000000000000' order by id limit 100$$),
  '"contributions_published"', 'a page of an export');
select matches(tests.plan_of('anonymous', $$select * from public.contribution_details
  where place_code = 'E08000035' and status = 'published' order by created_at desc, id desc limit 26$$),
  '"contributions_published_newest"', 'what everybody sees first');
select * from finish();
rollback;
