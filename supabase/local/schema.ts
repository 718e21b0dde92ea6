import type { PGlite } from '@electric-sql/pglite';
import { getAuthSchemaSql, getStorageSchemaSql, SUPABASE_AUTH_HELPERS_SQL } from '@supabase/lite';
import {
  type Applied,
  hashOf,
  readMigrations,
  refuseOtherMigrations,
} from './applied-migrations.ts';

/**
 * Stands in for the roles and grants that hosted Supabase brings, so that a migration meets the
 * same ground everywhere. Run it after lite's ensureSystemSchema and before applyMigrations, as
 * often as you like. The default privileges are as wide as Supabase's: the migrations narrow them.
 */
export const bootstrapSql = `
do $$ begin
  if to_regrole('anon') is null then create role anon nologin noinherit; end if;
  if to_regrole('authenticated') is null then create role authenticated nologin noinherit; end if;
  if to_regrole('service_role') is null then create role service_role nologin noinherit bypassrls; end if;
end $$;
create schema if not exists extensions;
grant usage on schema public, auth, storage, extensions to anon, authenticated, service_role;
grant all on all tables in schema storage to anon, authenticated, service_role;
grant execute on all functions in schema storage to anon, authenticated, service_role;
do $$ begin
  -- once: running it again would undo what the first migration closed
  if to_regnamespace('private') is null then
    alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
    alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
    alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
  end if;
end $$;
-- a changed password ends every session that the old one began
create schema if not exists embedded;
create or replace function embedded.end_sessions() returns trigger
language plpgsql set search_path = '' as $$
begin
  delete from auth.refresh_tokens where user_id::text = new.id::text;
  delete from auth.sessions where user_id = new.id;
  return null;
end $$;
create or replace trigger end_sessions after update of encrypted_password on auth.users
  for each row when (old.encrypted_password is distinct from new.encrypted_password)
  execute function embedded.end_sessions();
set search_path to public, extensions;
`;

/**
 * Applies what is not yet recorded in supabase_migrations.schema_migrations, in order, each with
 * its record in one transaction. Returns the file names applied.
 * @throws Refusal when a file has changed since it was applied, or is gone; the database's error,
 *   naming the file
 */
export async function applyMigrations(pg: PGlite, folder: string): Promise<string[]> {
  const migrations = readMigrations(folder);
  const done = await appliedMigrations(pg);
  refuseOtherMigrations(done, migrations, {
    which: 'database',
    release: null,
    otherWay: 'begin with an empty one',
  });
  const applied: string[] = [];
  for (const { file, version, name, sql } of migrations) {
    if (file in done) continue;
    try {
      await pg.transaction(async (tx) => {
        await tx.exec(sql);
        await tx.query(
          'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
          [version, name, [sql]],
        );
      });
    } catch (cause) {
      throw new Error(`migration ${file} failed: ${String(cause)}`, { cause });
    }
    applied.push(file);
  }
  return applied;
}

/**
 * The migrations that a database has had, each with the hash of its text: whole in one entry, as
 * `applyMigrations` keeps it. Supabase's own tool cuts it up, and then there is no hash.
 */
export async function appliedMigrations(pg: PGlite): Promise<Applied> {
  const { rows } = await pg.query<{ file: string; statements: string[] | null }>(
    `select version || '_' || name || '.sql' as file, statements
     from supabase_migrations.schema_migrations order by version`,
  );
  return Object.fromEntries(
    rows.map(({ file, statements }) => {
      const [sql, ...others] = statements ?? [];
      return [file, sql !== undefined && others.length === 0 ? hashOf(sql) : null];
    }),
  );
}

/**
 * What Supabase brings, in SQL: the schemas that lite's ensureSystemSchema makes, for a database without
 * lite, and the publication that lite does not have.
 */
export const systemSchemaSql = [
  SUPABASE_AUTH_HELPERS_SQL,
  getAuthSchemaSql(),
  getStorageSchemaSql(),
  `create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations
    (version text primary key, statements text[], name text);`,
  'create publication supabase_realtime;',
].join('\n');
