-- A project of version 0.1.0 has tables of other migrations, which these cannot take over. Supabase's
-- tool says so itself, unless it is told to go on; this is for whoever told it.
do $$ begin
  if to_regclass('supabase_migrations.schema_migrations') is not null then
    -- in an inner block, for it is planned only where the table is there
    if exists (
      select from supabase_migrations.schema_migrations
      where version between '20261122000000' and '20261125999999')
    then
      raise exception 'This project was made by version 0.1.0 of Ginnel, and is left as it is: use it with that version, or begin anew in an empty project.';
    end if;
  end if;
end $$;

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

-- A code as it is compared: what people mistype (o, i, l, spaces) reads the same. Null for what is far
-- longer than a code: 3 MB took 1.4 s to fold. octet_length reads the length without unpacking the text.
create function private.folded_code(p_code text) returns text
language sql immutable set search_path = '' as $$
  select case when octet_length(coalesce(p_code, '')) <= 256 then
    regexp_replace(translate(upper(coalesce(p_code, '')), 'OIL', '011'), '[^0-9A-Z]', '', 'g') end;
$$;

-- Only this hash of a code is ever stored. Null, which equals no stored hash, for what is no code.
create function private.code_hash(p_code text) returns bytea
language sql immutable set search_path = '' as $$
  select sha256(convert_to(private.folded_code(p_code), 'UTF8'));
$$;

-- Whether a code made elsewhere is as hard to guess as ours can be: twelve of the 32 characters.
create function private.is_code(p_code text) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(private.folded_code(p_code) ~ '^[0-9A-HJKMNP-TV-Z]{12}$', false);
$$;

-- How many characters of a text can be seen, of its first 4,000: no field takes more. Zero-width,
-- control and filling characters are counted by char_length and shown by nobody.
create function private.readable_length(p_text text) returns integer
language sql immutable set search_path = '' as $$
  select char_length(regexp_replace(left(coalesce(p_text, ''), 4000),
    -- control characters, spaces of every width, soft hyphens, joiners, marks of direction, fillers,
    -- the empty Braille cell, selectors of variants, and tags
    '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F'
    || '\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB'
    || '\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]+', '', 'g'));
$$;

-- A text without spaces around it; null where there is nothing to read.
create function private.said(p_text text) returns text
language sql immutable set search_path = '' as $$
  select case when private.readable_length(p_text) > 0 then btrim(p_text) end;
$$;

-- Whoever writes: a column that holds characters holds so many that can be read. Its arguments are
-- columns, each followed by its least. A trigger and no check, because it asks only about what
-- changes: what is stored can always be published, declined or archived.
create function private.refuse_unreadable() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  becomes text;
  was text;
begin
  for i in 0 .. tg_nargs - 1 by 2 loop
    execute format('select ($1).%I', tg_argv[i]) into becomes using new;
    if tg_op = 'UPDATE' then
      execute format('select ($1).%I', tg_argv[i]) into was using old;
    end if;
    if becomes <> '' and becomes is distinct from was
      and private.readable_length(becomes) < tg_argv[i + 1]::integer
    then
      raise exception '% of % has too few letters that can be read', tg_argv[i], tg_table_name
        using errcode = 'check_violation';
    end if;
  end loop;
  return new;
end $$;

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

-- Null when the version named is the one stored.
create function private.version_refusal(p_held integer, p_named integer) returns jsonb
language sql immutable set search_path = '' as $$
  select case when p_named is distinct from p_held then private.refusal('version-conflict',
    format('someone has saved version %s since version %s was read', p_held, coalesce(p_named::text, 'none'))) end;
$$;

create function private.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'P0001';
end $$;

-- What hangs on another row lies in that row's place: the place is taken from there, whoever writes and
-- whatever they say. Its arguments are the other table and the column that names its row.
create function private.take_place() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  execute format('select place_code from public.%I where id = ($1).%I', tg_argv[0], tg_argv[1])
    into new.place_code using new;
  return new;
end $$;

-- What others hang on stays in its place.
create function private.keep_place() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.place_code <> old.place_code then
    raise exception 'what is in % stays in its place', tg_table_name using errcode = 'P0001';
  end if;
  return new;
end $$;

revoke execute on all functions in schema private from public;
