-- Shapes, versions and the life of a priority area.
begin;
select no_plan();
select tests.world();

create function pg_temp.save(p_geojson text, p_more text default '') returns text language sql as $$
  select format('public.save_priority_area(gen_random_uuid(), %L, %L, %L, %L, %L, %s%s)',
    'E08000035', 'Chapeltown', 'high need', 'deprivation', 'drawn', coalesce(quote_literal(p_geojson), 'null'), p_more);
$$;

-- a new area
create temporary table made as
select tests.row_of('priority_area_details', tests.act('officer', pg_temp.save(tests.square(-1.53, 53.81)::text))) as area;
grant select on made to public;
select is(area ->> 'status', 'draft', 'a new area is a draft') from made;
select is(area ->> 'version', '1', 'of version 1') from made;
select is(area ->> 'created_by', tests.id('officer')::text, 'by who saved it') from made;
select is(area #>> '{geojson,type}', 'MultiPolygon', 'a polygon is kept as a multipolygon') from made;
select is(area #> '{geojson,coordinates,0,0,0}', area #> '{geojson,coordinates,0,0,4}', 'its ring closes') from made;
select ok(not area ? 'geom', 'the stored geometry is not shown raw') from made;
-- clockwise in, anticlockwise out (RFC 7946), and six decimals
create temporary table turned as
select tests.row_of('priority_area_details', tests.act('officer', pg_temp.save('{"type":"Polygon","coordinates":[[[-1.53,53.81],[-1.53,53.82],[-1.5212345678,53.82],[-1.52,53.81],[-1.53,53.81]]]}'))) as area;
select ok(extensions.st_ispolygonccw(extensions.st_geomfromgeojson(area -> 'geojson')), 'the exterior ring is anticlockwise') from turned;
select ok((area ->> 'geojson') like '%-1.521235%', 'six decimals at most') from turned;
select is(extensions.st_srid(geom), 4326, 'kept in EPSG:4326') from public.priority_areas where id = (select (area ->> 'id')::uuid from made);

-- refused shapes: the refusal, its reason and the point
create temporary table refused (name text, geojson text, refusal text, reason text, point text);
insert into refused values
('nothing', null, 'empty-geometry', 'there is no shape', null),
('a JSON null', 'null', 'empty-geometry', 'there is no shape', null),
('an empty polygon', '{"type":"Polygon","coordinates":[]}', 'empty-geometry', 'there is no shape', null),
('an empty multipolygon', '{"type":"MultiPolygon","coordinates":[]}', 'empty-geometry', 'there is no shape', null),
('a point', '{"type":"Point","coordinates":[-1.53,53.81]}', 'invalid-geometry', 'expected a Polygon or a MultiPolygon', null),
('a line', '{"type":"LineString","coordinates":[[-1.53,53.81],[-1.52,53.82]]}', 'invalid-geometry', 'expected a Polygon or a MultiPolygon', null),
('a word', '"Polygon"', 'invalid-geometry', 'expected a Polygon or a MultiPolygon', null),
('a bow tie', '{"type":"Polygon","coordinates":[[[-1.53,53.81],[-1.51,53.83],[-1.51,53.81],[-1.53,53.83],[-1.53,53.81]]]}',
  'invalid-geometry', 'Self-intersection', '-1.52 53.82'),
('a hole outside', '{"type":"Polygon","coordinates":[[[-1.53,53.81],[-1.51,53.81],[-1.51,53.83],[-1.53,53.83],[-1.53,53.81]],[[-1.4,53.81],[-1.39,53.81],[-1.39,53.82],[-1.4,53.81]]]}',
  'invalid-geometry', 'Hole lies outside shell', '-1.4 53.81'),
('parts that overlap', '{"type":"MultiPolygon","coordinates":[[[[-1.53,53.81],[-1.51,53.81],[-1.51,53.83],[-1.53,53.83],[-1.53,53.81]]],[[[-1.52,53.82],[-1.5,53.82],[-1.5,53.84],[-1.52,53.84],[-1.52,53.82]]]]}',
  'invalid-geometry', 'Self-intersection', '-1.51 53.82 | -1.52 53.83'),
('swapped axes', '{"type":"Polygon","coordinates":[[[53.81,-1.53],[53.82,-1.53],[53.82,-1.52],[53.81,-1.53]]]}',
  'invalid-geometry', 'outside the British Isles', '53.81 -1.53'),
('one corner at sea', '{"type":"Polygon","coordinates":[[[-1.53,53.81],[3.5,53.81],[-1.53,53.83],[-1.53,53.81]]]}',
  'invalid-geometry', 'outside the British Isles', '3.5 53.81'),
('grid metres', '{"type":"Polygon","coordinates":[[[430000,435000],[431000,435000],[431000,436000],[430000,435000]]]}',
  'invalid-geometry', 'outside the British Isles', '430000 435000'),
('an open ring', '{"type":"Polygon","coordinates":[[[-1.53,53.81],[-1.52,53.82],[-1.51,53.81],[-1.5,53.9]]]}',
  'invalid-geometry', 'a ring does not close', '-1.5 53.9'),
('two corners', '{"type":"MultiPolygon","coordinates":[[[[-1.53,53.81],[-1.52,53.82],[-1.53,53.81]]]]}',
  'invalid-geometry', 'a ring has fewer than four positions', '-1.53 53.81'),
('words for numbers', '{"type":"Polygon","coordinates":[[["a","b"],["c","d"],["e","f"],["a","b"]]]}',
  'invalid-geometry', 'a position is not two numbers', null),
('a speck', '{"type":"Polygon","coordinates":[[[-1.53,53.81],[-1.5300001,53.81],[-1.5300001,53.8100001],[-1.53,53.81]]]}',
  'empty-geometry', 'the shape has no area', null);
-- 'a | b': GEOS versions name one crossing or the other
select unnest(array[
  is(answer ->> 'refusal', r.refusal, r.name || ': the refusal'),
  matches(answer ->> 'reason', '^' || r.reason, r.name || ': the reason'),
  ok(coalesce(round((answer #>> '{point,0}')::numeric, 3)::real || ' ' || round((answer #>> '{point,1}')::numeric, 3)::real, 'none')
    = any (string_to_array(coalesce(r.point, 'none'), ' | ')), r.name || ': the point')])
from refused r, tests.act('officer', pg_temp.save(r.geojson)) answer;
select is(tests.act('officer', pg_temp.save(g)) ->> 'refusal', 'invalid-geometry', 'not GeoJSON: ' || g)
from unnest(array[
  '{"type":"Polygon"}', '{"type":"Polygon","coordinates":"here"}', '{"type":"Polygon","coordinates":[-1.53,53.81]}',
  '{"type":"Polygon","coordinates":[[-1.53,53.81]]}', '{"type":"MultiPolygon","coordinates":[[[-1.53,53.81],[-1.52,53.82],[-1.51,53.81],[-1.53,53.81]]]}']) g;
-- a circle with more corners than a person draws
select is(tests.act('officer', pg_temp.save((
  select extensions.st_asgeojson(extensions.st_buffer(extensions.st_setsrid(extensions.st_makepoint(-1.5, 53.8), 4326), 0.5, 5100))))) ->> 'reason',
  'more than 20,000 corners', 'too many corners');
select is(tests.act('officer', pg_temp.save((
  select extensions.st_asgeojson(extensions.st_buffer(extensions.st_setsrid(extensions.st_makepoint(-1.5, 53.8), 4326), 0.5, 4000))))) ->> 'ok',
  'true', 'many corners are fine');
-- spikes: what costs seconds to check is refused, what looks like it and costs nothing is not
create function pg_temp.comb(p_spikes integer, p_east float8) returns text language sql as $$
  select jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(
    (select jsonb_agg(jsonb_build_array(round((-1.7 + 0.00002 * n + (n % 2) * p_east)::numeric, 6), 53.75 + 0.2 * (n % 2)) order by n)
      from generate_series(0, p_spikes) n) || '[[-1.1, 53.7], [-1.7, 53.7], [-1.7, 53.75]]'))::text;
$$;
select is(tests.act('officer', pg_temp.save(pg_temp.comb(3000, 0.3))) ->> 'reason',
  'too many of its edges lie side by side to be checked; draw it with fewer spikes', 'three thousand slanting spikes');
select is(tests.act('officer', pg_temp.save(pg_temp.comb(1900, 0.3))) ->> 'ok', 'true', 'as many as are checked at once');
select is(tests.act('officer', pg_temp.save(pg_temp.comb(19900, 0))) ->> 'ok', 'true', 'upright spikes, however many');
select is(private.edges_side_by_side(extensions.st_geomfromgeojson(tests.square(-1.5, 53.8))), 5::bigint, 'pairs of edges of a square: all but the two that lie apart');
select throws_ok($$update public.priority_areas set geom = 'SRID=4326;MULTIPOLYGON(((-1.53 53.81,-1.51 53.83,-1.51 53.81,-1.53 53.83,-1.53 53.81)))'$$,
  '23514', null, 'the table itself refuses an invalid shape, whoever writes');

-- words
select is(tests.ask('officer', replace(pg_temp.save(tests.square(-1.5, 53.8)::text), 'high need', why)), expected, 'why: "' || why || '"')
from (values ('', 'reason-required'), ('  a ', 'reason-required'), ('few shops', 'ok')) said (why, expected);
select is(left(tests.ask('officer', replace(pg_temp.save(tests.square(-1.5, 53.8)::text), 'Chapeltown', name)), 11), 'error 23514', 'a name of ' || length(name) || ' letters')
from unnest(array['', '  ', repeat('a', 121)]) name;
select is(left(tests.ask('officer', replace(pg_temp.save(tests.square(-1.5, 53.8)::text), 'drawn', 'lsoas')), 11), 'error 23514', 'made of LSOAs, it names them');
select is(tests.row_of('priority_areas', tests.act('officer', replace(pg_temp.save(tests.square(-1.5, 53.8)::text, ', array[''E01011365'', ''E01011366'']'), 'drawn', 'lsoas'))) -> 'lsoa_codes',
  '["E01011365", "E01011366"]'::jsonb, 'and keeps their codes');
select is(left(tests.ask('officer', pg_temp.save(tests.square(-1.5, 53.8)::text, ', array[''Leeds 1'']')), 11), 'error 23514', 'codes are codes');
select is(tests.act('officer', pg_temp.save(tests.square(-1.5, 53.8)::text, format(', array_fill(%L::text, array[%s])', 'E01011365', many))) ->> 'reason', reason, many || ' codes')
from (values (1000, null), (1001, 'it names more than 1,000 LSOAs'), (100000, 'it names more than 1,000 LSOAs')) named (many, reason);
select throws_ok($$update public.priority_areas set lsoa_codes = array_fill('E01011365'::text, array[1001]) where status <> 'archived'$$,
  '23514', null, 'the table itself takes no more codes, whoever writes');

-- two editors: the second is told, and nothing is overwritten
create function pg_temp.edit(p_name text, p_version integer) returns text language sql as $$
  select format('public.save_priority_area(gen_random_uuid(), %L, %L, %L, %L, %L, %L, null, %L, %L::integer)', 'E08000035', p_name, 'high need',
    'local knowledge', 'keyboard', tests.square(-1.53, 53.81), (select area ->> 'id' from made), p_version);
$$;
select is(tests.row_of('priority_areas', tests.act('officer', pg_temp.edit('first', 1))) ->> 'version', '2', 'the first saves version 2');
create temporary table second as select tests.act('administrator', pg_temp.edit('second', 1)) as answer;
select is(answer ->> 'refusal', 'version-conflict', 'the second is refused') from second;
select is(answer ->> 'reason', 'someone has saved version 2 since version 1 was read', 'and told why') from second;
select is(tests.ask('administrator', pg_temp.edit('second', null)), 'version-conflict', 'no version is no way round');
select is(tests.ask('administrator', pg_temp.edit('second', 3)), 'version-conflict', 'nor one that is not yet');
select is((select name from public.priority_areas where id = (select (area ->> 'id')::uuid from made)), 'first', 'nothing was overwritten');
select is(tests.row_of('priority_areas', tests.act('administrator', pg_temp.edit('second', 2))) ->> 'updated_by', tests.id('administrator')::text, 'read again, saved');
select is(tests.ask('officer', format('public.set_priority_area_status(gen_random_uuid(), %L, 2, %L)', area ->> 'id', 'published')), 'version-conflict', 'publishing minds the version too') from made;
select throws_like($$update public.priority_areas set name = 'x', version = 2 where name = 'second'$$, 'version-conflict%', 'a direct update of another version is refused');
select throws_like($$update public.priority_areas set name = 'x', version = 9 where name = 'second'$$, 'version-conflict%', 'nor may it choose a version');
select lives_ok($$update public.priority_areas set name = 'third' where name = 'second'$$, 'a direct update by the database''s owner');
select is((select version from public.priority_areas where name = 'third'), 4, 'counts up as well');
select is(tests.ask('officer', format('public.save_priority_area(gen_random_uuid(), %L, %L, %L, %L, %L, %L, null, %L, 1)', 'E08000035', 'x', 'why not', 'deprivation', 'drawn',
  tests.square(-1.5, 53.8), gen_random_uuid())), 'not-found', 'no such area');
insert into public.place_roles values ('E06000002', tests.id('officer'), 'officer');
select is(tests.ask('officer', format('public.save_priority_area(gen_random_uuid(), %L, %L, %L, %L, %L, %L, null, %L, 4)', 'E06000002', 'x', 'why not', 'deprivation', 'drawn',
  tests.square(-1.5, 53.8), area ->> 'id')), 'not-allowed', 'an area does not move to another place, even of the same officer') from made;

-- draft, published, archived
create function pg_temp.set_status(p_version integer, p_status text) returns text language sql as $$
  select format('public.set_priority_area_status(gen_random_uuid(), %L, %s, %L)', (select area ->> 'id' from made), p_version, p_status);
$$;
create function pg_temp.seen() returns text language sql as $$
  select tests.attempt('anonymous', format('select 1 from public.priority_area_details where id = %L', (select area ->> 'id' from made)));
$$;
select is(tests.ask('officer', 'public.set_priority_area_status(gen_random_uuid(), gen_random_uuid(), 1, ''published'')'), 'not-found', 'no such area to publish');
select is(pg_temp.seen(), '0', 'a draft is not public');
create temporary table published as select tests.row_of('priority_area_details', tests.act('officer', pg_temp.set_status(4, 'published'))) as area;
select isnt(area ->> 'published_at', null, 'publishing notes the date') from published;
select is(pg_temp.seen(), '1', 'published is public');
select is(tests.ask('officer', pg_temp.set_status(5, 'published')), 'not-allowed', 'not twice');
select is(tests.row_of('priority_areas', tests.act('officer', pg_temp.set_status(5, 'draft'))) ->> 'published_at', (select area ->> 'published_at' from published), 'taken back, the date of publishing is kept');
select is(pg_temp.seen(), '0', 'taken back is not public');
select is(tests.row_of('priority_areas', tests.act('officer', pg_temp.set_status(6, 'published'))) ->> 'published_at', (select area ->> 'published_at' from published), 'published again, it is the first date');
select is(tests.row_of('priority_areas', tests.act('officer', pg_temp.set_status(7, 'archived'))) ->> 'status', 'archived', 'archived');
select is(pg_temp.seen(), '0', 'archived is not public');
select is(tests.ask('officer', pg_temp.set_status(8, 'draft')), 'not-allowed', 'archived stays archived');
select is(tests.ask('officer', pg_temp.edit('fourth', 8)), 'not-allowed', 'and is read-only');
select throws_ok(format('update public.priority_areas set name = %L where id = %L', 'x', (select area ->> 'id' from made)),
  'P0001', 'an archived priority area is read-only', 'whoever writes');

-- 2,000 areas, 600 of them here: what is asked most is looked up and not searched for
insert into public.priority_areas (place_code, name, why, reason, made_by, geom, status, created_at, updated_at)
select (array['E08000035', 'E06000002', 'E06000003'])[case when n <= 600 then 1 else 2 + n % 2 end], 'area ' || n, 'one of many', 'deprivation', 'drawn',
  (select r.multipolygon from private.read_multipolygon(tests.square(-1.53, 53.81)) r), 'published', now() - n * interval '1 hour', now() - n * interval '1 hour'
from generate_series(1, 2000) n;
insert into public.plans (area_id, kind, title, subject_layer, subject_id, subject_name)
select id, 'improvement', name, 'alleys', 'way/1', 'Back Lane' from public.priority_areas where name like 'area %';
insert into public.actions (plan_id, title, owner_organisation, due_on) select id, 'light', 'Council', current_date from public.plans where title like 'area %';
insert into public.plan_checks (plan_id, check_name, state) select id, 'drainage', 'done' from public.plans where title like 'area %';
insert into public.plan_duties (plan_id, duty, due_on) select id, 'review', current_date + 30 from public.plans where title like 'area %';
analyze public.priority_areas, public.plans, public.plan_stage_changes, public.actions, public.action_status_changes, public.plan_checks, public.plan_duties;
select matches(tests.plan_of('anonymous', asked), index, index || ' serves ' || left(asked, 90)) from (values
  ($$select updated_at from public.priority_areas where place_code = 'E08000035' order by updated_at desc limit 1$$, 'priority_areas_changed'),
  ($$select * from public.priority_area_details where place_code = 'E08000035' and status in ('draft', 'published') order by created_at desc, id desc limit 21$$, 'priority_areas_newest'),
  (format($$select * from public.plans where area_id = %L$$, gen_random_uuid()), 'plans_area'),
  (format($$select * from public.actions where plan_id = %L$$, gen_random_uuid()), 'actions_plan'),
  (format($$select plan_id, state from public.plan_checks where plan_id = %L$$, gen_random_uuid()), 'plan_checks_pkey'),
  (format($$select plan_id, to_stage from public.plan_stage_changes where plan_id = %L$$, gen_random_uuid()), 'plan_stage_changes_plan'),
  (format($$select action_id, to_status from public.action_status_changes where action_id = %L$$, gen_random_uuid()), 'action_status_changes_action')
) question (asked, index);
-- a report of a quarter and of what falls due, as the database itself asks
select matches(tests.plan_of('service', asked), index, index || ' serves ' || left(asked, 90)) from (values
  ($$select id, to_status from public.action_status_changes where place_code = 'E08000035' and changed_at >= current_date - 90 and changed_at < current_date - 89$$, 'action_status_changes_place'),
  ($$select duty from public.plan_duties where place_code = 'E08000035' and due_on between current_date - 7 and current_date$$, 'plan_duties_due')
) question (asked, index);
select * from finish();
rollback;
