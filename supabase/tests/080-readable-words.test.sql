-- Words are what somebody can read: zero-width, control and filling characters are none.
begin;
select no_plan();
select tests.world();

create temporary table unseen (name text, text text);
insert into unseen values
  ('zero-width spaces', repeat(E'\u200b', 5)), ('joiners', repeat(E'\u200d\u2060', 3)), ('marks of direction', E'\u202e\u200f\u2066\u061c'),
  ('byte-order marks', repeat(E'\ufeff', 4)), ('soft hyphens', repeat(E'\u00ad', 4)), ('controls', E'\u0001\u0002\u0007\u0085'),
  ('tabs and line breaks', E'\t\n\r\n\t'), ('no-break and wide spaces', E'\u00a0\u2003\u3000\u202f\u205f'), ('line separators', E'\u2028\u2029\u2028'),
  ('Hangul fillers', E'\u3164\u115f\u1160\uffa0'), ('empty Braille cells', repeat(E'\u2800', 4)), ('selectors of variants', E'\ufe0f\ufe00\U000E0100'),
  ('tags', E'\U000E0041\U000E0042\U000E0043'), ('joined without anything', repeat(E'\u034f', 4)), ('all sorts', E' \u200b\u00ad \ufeff\t\u3164');
grant select on unseen to public;
select is(private.readable_length(text), 0, name || ' are not read') from unseen;
select is(private.readable_length(text), letters, quote_nullable(text) || ' has ' || letters)
from (values ('bench', 5), (' a b ', 2), (E'a\u200bb', 2), ('Šlo to?', 6), ('日本', 2), ('👍', 1), (E'e\u0301', 2), (null, 0), ('', 0)) read (text, letters);

-- wherever people write: the function's refusal, or that of the table as a check
create temporary table fields (call text, expected text);
insert into fields values
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', %L, 'a seat')$$, 'too-short'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', %L)$$, 'too-short'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'ab' || %L)$$, 'too-short'),
  ($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'need', 'bench', 'a seat', %L)$$, 'ok'),
  ($$public.decide_contribution(gen_random_uuid(), tests.id('pending'), 'declined', %L)$$, 'reason-required'),
  ($$public.reply_to_contribution(gen_random_uuid(), tests.id('pending'), %L)$$, 'too-short'),
  ($$public.save_priority_area(gen_random_uuid(), 'E08000035', %L, 'a reason', 'deprivation', 'drawn', tests.square(-1.5, 53.8))$$, 'error 23514'),
  ($$public.save_priority_area(gen_random_uuid(), 'E08000035', 'new', %L, 'deprivation', 'drawn', tests.square(-1.5, 53.8))$$, 'reason-required'),
  ($$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', %L, 'alleys', 'way/1', 'Back Lane')$$, 'error 23514'),
  ($$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', 'light', 'alleys', %L, 'Back Lane')$$, 'error 23514'),
  ($$public.save_plan(gen_random_uuid(), tests.id('draft area'), 'improvement', 'light', 'alleys', 'way/1', %L)$$, 'error 23514'),
  ($$public.move_plan(gen_random_uuid(), tests.id('published plan'), 1, 'paused', %L)$$, 'reason-required'),
  ($$public.move_plan(gen_random_uuid(), tests.id('published plan'), 1, 'checks', %L)$$, 'ok'),
  ($$public.save_action(gen_random_uuid(), tests.id('published plan'), %L, 'Friends')$$, 'error 23514'),
  ($$public.save_action(gen_random_uuid(), tests.id('published plan'), 'clear', %L)$$, 'error 23514'),
  ($$public.save_action(gen_random_uuid(), tests.id('published plan'), 'clear', 'Friends', p_funder => %L)$$, 'ok'),
  ($$public.set_action_status(gen_random_uuid(), tests.id('published action'), 1, 'will not do', %L)$$, 'reason-required');
select is(left(tests.ask('officer', format(f.call, u.text)), greatest(length(f.expected), 11)), f.expected, u.name || ' · ' || f.call)
from fields f, unseen u where u.name in ('zero-width spaces', 'tabs and line breaks', 'all sorts');
select is(left(tests.attempt('resident', format('update public.profiles set display_name = %L', text)), 11), 'error 23514', 'a display name of ' || name)
from unseen;
select is(tests.attempt('resident', format('update public.profiles set display_name = %L', name)), '1', 'a display name of ' || quote_literal(name))
from unnest(array['', 'Ann', E'Ann\u200b']) name;
select is(tests.act('anonymous', format($$public.submit_contribution(gen_random_uuid(), tests.code(), 'E08000035', 'idea', 'bench', 'with a street', %L)$$, E'\u200b')) ->> 'ok', 'true', 'a street of nothing');
select is((select street from public.contributions where words = 'with a street'), null, 'is no street');

-- whoever writes; but what was stored before this rule can still be decided
select throws_ok(format('insert into public.contributions (place_code, kind, subject, words) values (%L, %L, %L, %L)', 'E08000035', 'need', 'bench', E'\u200b\u200b\u200b'),
  '23514', 'words of contributions has too few letters that can be read', 'the table itself refuses them');
alter table public.contributions disable trigger readable;
insert into public.contributions (id, place_code, kind, subject, words) values (tests.id('old'), 'E08000035', 'need', 'bench', E'\u200b\u200b\u200b');
alter table public.contributions enable trigger readable;
select is(tests.ask('officer', $$public.decide_contribution(gen_random_uuid(), tests.id('old'), 'declined', 'there is nothing to read')$$), 'ok', 'an old one of nothing can be declined');

-- what is no code is not hashed
select is(octet_length(private.code_hash(repeat('A', 256))), 32, 'a long code is hashed');
select is(private.code_hash(repeat('A', 257)), null, 'a longer one is none');
select is(tests.ask('anonymous', $$public.follow_contribution(repeat('A', 3000000))$$), 'not-found', 'and is no receipt');
select is(tests.ask('stranger', $$public.claim_invitation(repeat('A', 3000000))$$), 'not-found', 'nor an invitation');
select * from finish();
rollback;
