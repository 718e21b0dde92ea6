/** A database knows which migrations it has had, and takes no others for them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf, migrationsFolder, readMigrations } from '../local/applied-migrations.ts';
import { appliedMigrations, applyMigrations } from '../local/schema.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ginnel-migrations-'));
const FIRST = '20300101000100_first.sql';
const SQL = 'create table public.first (id integer);\n';
const write = (file: string, sql: string) => writeFileSync(path.join(folder, file), sql);

let pg: PGlite;
beforeAll(async () => {
  pg = await PGlite.create();
  await pg.exec(`create schema supabase_migrations;
    create table supabase_migrations.schema_migrations
      (version text primary key, statements text[], name text);`);
  write(FIRST, SQL);
  await applyMigrations(pg, folder);
});
afterAll(async () => {
  await pg?.close();
  rmSync(folder, { recursive: true });
});

test('a migration is applied once, whatever ends its lines', async () => {
  expect(await appliedMigrations(pg)).toEqual({ [FIRST]: hashOf(SQL) });
  write(FIRST, SQL.replaceAll('\n', '\r\n'));
  expect(await applyMigrations(pg, folder)).toEqual([]);
});

test('a migration that has changed since is refused by its name, and nothing else is applied', async () => {
  write(FIRST, `${SQL}-- more\n`);
  write('20300101000200_second.sql', 'create table public.second (id integer);');
  await expect(applyMigrations(pg, folder)).rejects.toThrow(
    `The database was made with another text of the migration ${FIRST} than is here`,
  );
  expect(Object.keys(await appliedMigrations(pg))).toEqual([FIRST]);
});

test('a migration that is gone is refused by its name', async () => {
  rmSync(path.join(folder, FIRST));
  await expect(applyMigrations(pg, folder)).rejects.toThrow(
    `The database was made with the migration ${FIRST}, which is not here`,
  );
});

test('what the tool of Supabase has cut up is known by its version and name alone', async () => {
  write(FIRST, 'select 1;');
  await pg.query(
    `update supabase_migrations.schema_migrations set statements = '{select 1,select 2}'`,
  );
  expect(await applyMigrations(pg, folder)).toEqual(['20300101000200_second.sql']);
});

test('the first migration refuses a project of the first version before it changes anything', async () => {
  const [first] = readMigrations(migrationsFolder);
  const project = await PGlite.create();
  await project.exec(`create schema supabase_migrations;
    create table supabase_migrations.schema_migrations
      (version text primary key, statements text[], name text);
    insert into supabase_migrations.schema_migrations values ('20261122000100', '{}', 'ground');`);
  await expect(project.exec(first?.sql ?? '')).rejects.toThrow(
    'This project was made by version 0.1.0 of Ginnel, and is left as it is',
  );
  const { rows } = await project.query(`select to_regnamespace('private') as private`);
  expect(rows).toEqual([{ private: null }]);
  await project.close();
});
