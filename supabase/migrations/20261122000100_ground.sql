-- Extensions, the schema the API never exposes, and closed doors by default.
create schema if not exists extensions;
create extension if not exists postgis with schema extensions;
create extension if not exists pgcrypto with schema extensions;

-- Helpers of policies live here: people may run the ones granted to them, but the API does not
-- list this schema, so nothing in it can be called from outside.
create schema private;
revoke all on schema private from public;
grant usage on schema private to anon, authenticated, service_role;

-- A table or function added later is closed until a migration opens it by name.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;

-- An answer that says no: a value with a reason, for the person; a bug raises instead.
create function private.refusal(p_refusal text, p_reason text, p_point jsonb default null) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object('ok', false, 'refusal', p_refusal, 'reason', p_reason, 'point', p_point);
$$;

-- Twelve characters of Crockford's base 32 (no I, L, O or U): 60 random bits, easy to read aloud.
create function private.new_code() returns text
language plpgsql volatile set search_path = '' as $$
declare
  alphabet constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  random_bytes constant bytea := extensions.gen_random_bytes(12);
  code text := '';
begin
  for i in 0..11 loop
    -- 32 divides 256, so taking five bits of each byte favours no character
    code := code || substr(alphabet, (get_byte(random_bytes, i) & 31) + 1, 1);
    if i in (3, 7) then
      code := code || '-';
    end if;
  end loop;
  return code;
end $$;

-- Only this hash of a code is ever stored. What people mistype (o, i, l, spaces) reads the same.
create function private.code_hash(p_code text) returns bytea
language sql immutable set search_path = '' as $$
  select sha256(convert_to(
    regexp_replace(translate(upper(coalesce(p_code, '')), 'OIL', '011'), '[^0-9A-Z]', '', 'g'), 'UTF8'));
$$;

-- Every save counts up. A direct update that names a version must name the current one, so that
-- two editors never overwrite each other silently whichever way they come.
create function private.bump_version() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.version is distinct from old.version then
    raise exception 'version-conflict: % holds version %, not %', tg_table_name, old.version, new.version
      using errcode = 'P0001';
  end if;
  new.version := old.version + 1;
  new.updated_at := clock_timestamp();
  return new;
end $$;

create function private.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'P0001';
end $$;

revoke execute on all functions in schema private from public;
