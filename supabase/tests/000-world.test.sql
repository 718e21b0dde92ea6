-- Who and what the other tests ask about. This file alone commits: it makes the helpers of schema
-- `tests`, and each other file calls tests.world() inside its own begin and rollback.
begin;
drop schema if exists tests cascade;
create schema tests;

create function tests.id(p_name text) returns uuid language sql immutable as $$
  -- the same name is the same id in every file
  select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-8' || substr(h, 18, 3)
    || '-' || substr(h, 21, 12))::uuid from (select md5(p_name) as h) hashed;
$$;

-- A code as a device makes one: another at each call.
create function tests.code() returns text language sql volatile security definer as $$
  select private.new_code();
$$;

-- A square as GeoJSON, its south-west corner given, a hundredth of a degree wide.
create function tests.square(p_lng float8, p_lat float8) returns jsonb language sql immutable as $$
  select jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(jsonb_build_array(
    jsonb_build_array(p_lng, p_lat), jsonb_build_array(p_lng + 0.01, p_lat),
    jsonb_build_array(p_lng + 0.01, p_lat + 0.01), jsonb_build_array(p_lng, p_lat + 0.01),
    jsonb_build_array(p_lng, p_lat))));
$$;

create function tests.add_area(p_name text, p_place_code text, p_status text) returns void language sql as $$
  insert into public.priority_areas (id, place_code, name, why, reason, made_by, geom, status)
  values (tests.id(p_name), p_place_code, p_name, 'high need and a closed hall', 'deprivation', 'drawn',
    (select r.multipolygon from private.read_multipolygon(tests.square(-1.53, 53.81)) r),
    p_status::public.area_status);
$$;

create function tests.add_plan(p_name text, p_area text) returns void language sql as $$
  insert into public.plans (id, area_id, kind, title, subject_layer, subject_id, subject_name)
  values (tests.id(p_name), tests.id(p_area), 'improvement', p_name, 'alleys', 'way/1', 'Back Sholebroke Place');
$$;

create function tests.add_contribution(p_name text, p_place_code text, p_status text, p_by uuid) returns void
language sql as $$
  insert into public.contributions (id, place_code, kind, subject, words, public_point, status, decline_reason, created_by)
  values (tests.id(p_name), p_place_code, 'need', 'bench', 'somewhere to sit', 'SRID=4326;POINT(-1.53 53.81)',
    p_status::public.contribution_status, case p_status when 'declined' then 'it is private land' end, p_by);
  insert into public.contribution_locations (contribution_id, point)
  values (tests.id(p_name), 'SRID=4326;POINT(-1.53012 53.81034)');
$$;

-- Everyone, one row or more of every table, in Leeds and a little in Middlesbrough.
create function tests.world() returns void language plpgsql as $$
declare
  leeds constant text := 'E08000035';
  middlesbrough constant text := 'E06000002';
begin
  insert into auth.users (id, email, raw_user_meta_data)
  select tests.id(name), name || '@example.org', jsonb_build_object('display_name', name)
  from unnest(array['resident', 'planner', 'officer', 'administrator', 'other officer', 'stranger']) name;
  insert into public.place_roles (place_code, user_id, role) values
    (leeds, tests.id('resident'), 'resident'), (leeds, tests.id('planner'), 'planner'),
    (leeds, tests.id('officer'), 'officer'), (leeds, tests.id('administrator'), 'administrator'),
    (middlesbrough, tests.id('other officer'), 'officer');
  insert into public.invitations (id, code_hash, place_code, role, created_by)
  values (tests.id('invitation'), private.code_hash('AAAA-AAAA-AAAA'), leeds, 'officer', tests.id('administrator'));

  perform tests.add_contribution('pending', leeds, 'pending', null);
  perform tests.add_contribution('published', leeds, 'published', null);
  perform tests.add_contribution('declined', leeds, 'declined', tests.id('resident'));
  perform tests.add_contribution('draft', leeds, 'draft', null);
  perform tests.add_contribution('elsewhere', middlesbrough, 'pending', null);
  insert into public.replies (id, contribution_id, body)
  select tests.id('reply to ' || name), tests.id(name), 'thank you'
  from unnest(array['published', 'declined']) name;

  perform tests.add_area('draft area', leeds, 'draft');
  perform tests.add_area('published area', leeds, 'published');
  perform tests.add_area('archived area', leeds, 'published');
  perform tests.add_area('area elsewhere', middlesbrough, 'draft');
  perform tests.add_plan('draft plan', 'draft area');
  perform tests.add_plan('published plan', 'published area');
  perform tests.add_plan('archived plan', 'archived area');
  insert into public.plan_checks (plan_id, check_name, state) values
    (tests.id('draft plan'), 'standing', 'done'), (tests.id('published plan'), 'standing', 'to do');
  insert into public.plan_photographs (id, plan_id, taken, path, words)
  select tests.id('picture of ' || name), tests.id(name), 'before', tests.photograph(name), 'the alley'
  from unnest(array['draft plan', 'published plan']) name;
  insert into public.plan_duties (plan_id, duty, began_on, due_on) values
    (tests.id('draft plan'), 'review', null, '2027-01-31'), (tests.id('published plan'), 'order', '2026-01-01', '2028-12-31');
  insert into public.actions (id, plan_id, title, owner_organisation) values
    (tests.id('draft action'), tests.id('draft plan'), 'clear', 'Friends of the alley'),
    (tests.id('published action'), tests.id('published plan'), 'light', 'Leeds City Council'),
    (tests.id('archived action'), tests.id('archived plan'), 'paint', 'Leeds City Council');
  insert into public.action_contributions (action_id, contribution_id) values
    (tests.id('draft action'), tests.id('published')),
    (tests.id('published action'), tests.id('published')),
    (tests.id('published action'), tests.id('pending')),
    (tests.id('published action'), tests.id('declined'));
  update public.priority_areas set status = 'archived' where id = tests.id('archived area');

  insert into storage.objects (bucket_id, name) values
    ('plan-photographs', tests.photograph('draft plan')),
    ('plan-photographs', tests.photograph('published plan'));
end $$;

create function tests.photograph(p_plan text) returns text language sql immutable as $$
  select 'E08000035/' || tests.id(p_plan) || '/before-' || tests.id('photograph of ' || p_plan) || '.jpg';
$$;

-- Both ways in which the backends tell a function who is asking.
create function tests.become(p_person text) returns void language plpgsql as $$
declare
  api_role constant text := case p_person
    when 'anonymous' then 'anon' when 'service' then 'service_role' else 'authenticated' end;
  person_id constant text := case when api_role = 'authenticated' then tests.id(p_person)::text else '' end;
begin
  perform set_config('request.jwt.claims', json_build_object('sub', nullif(person_id, ''), 'role', api_role)::text, true);
  perform set_config('request.jwt.claim.sub', person_id, true);
  perform set_config('request.jwt.claim.role', api_role, true);
  perform set_config('role', api_role, true);
end $$;

-- The row that an answer names, as it is now; of an action with the contributions that it answers.
create function tests.row_of(p_table text, p_answer jsonb) returns jsonb language plpgsql as $$
declare
  found_one jsonb;
begin
  execute format('select to_jsonb(t) from public.%I t where t.id = %L', p_table, p_answer ->> 'id') into found_one;
  return found_one || case p_table when 'actions' then jsonb_build_object('contribution_ids', (
    select coalesce(jsonb_agg(ac.contribution_id), '[]') from public.action_contributions ac
    where ac.action_id::text = p_answer ->> 'id')) else '{}' end;
end $$;

-- What came of a statement run as a person, then undone: the number of rows, 'denied', or the error.
create function tests.attempt(p_person text, p_statement text) returns text language plpgsql as $$
declare
  row_count bigint;
begin
  perform tests.become(p_person);
  execute p_statement;
  get diagnostics row_count = row_count;
  raise exception using errcode = 'ROWS0', message = row_count;
exception
  when sqlstate 'ROWS0' then return sqlerrm;
  when insufficient_privilege then return 'denied';
  when others then return 'error ' || sqlstate || ' ' || sqlerrm;
end $$;

-- What a function answered to a person: 'ok' or its refusal, 'denied', or the error; then undone.
create function tests.ask(p_person text, p_call text) returns text language plpgsql as $$
declare
  answer jsonb;
begin
  perform tests.become(p_person);
  execute 'select ' || p_call into answer;
  raise exception using errcode = 'ROWS0', message = case
    when jsonb_typeof(answer) = 'array' or answer -> 'ok' = 'true' then 'ok' else answer ->> 'refusal' end;
exception
  when sqlstate 'ROWS0' then return sqlerrm;
  when insufficient_privilege then return 'denied';
  when others then return 'error ' || sqlstate || ' ' || sqlerrm;
end $$;

-- The answer of a function to a person, and what it did stays.
create function tests.act(p_person text, p_call text) returns jsonb language plpgsql as $$
declare
  answer jsonb;
begin
  perform tests.become(p_person);
  execute 'select ' || p_call into answer;
  perform set_config('role', 'none', true);
  return answer;
end $$;

-- How a statement of a person is answered: the plan, as JSON.
create function tests.plan_of(p_person text, p_statement text) returns text language plpgsql as $$
declare
  plan json;
begin
  perform tests.become(p_person);
  execute 'explain (format json) ' || p_statement into plan;
  perform set_config('role', 'none', true);
  return plan;
end $$;

-- statements of the matrices name rows by tests.id while they run as the person
grant usage on schema tests to public;
commit;

begin;
select plan(1);
select has_function('tests', 'world', 'the helpers are there');
select * from finish();
rollback;
