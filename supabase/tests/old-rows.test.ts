/** What the newer migrations do to a database that was in use before them. */
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { PGlite } from '@electric-sql/pglite';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { postgis } from '@electric-sql/pglite-postgis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  applyMigrations,
  bootstrapSql,
  migrationsFolder,
  systemSchemaSql,
} from '../local/schema.ts';

const LAST_OLD = '20261122001200';
const RESIDENT = '00000000-0000-4000-8000-000000000001';
const OFFICER = '00000000-0000-4000-8000-000000000002';
const CONTRIBUTION = '00000000-0000-4000-8000-000000000003';

let pg: PGlite;

beforeAll(async () => {
  pg = await PGlite.create({ extensions: { postgis, pgcrypto } });
  await pg.exec(systemSchemaSql);
  await pg.exec(bootstrapSql);
  const old = await mkdtemp(`${tmpdir()}/ginnel-old-migrations-`);
  for (const file of await readdir(migrationsFolder)) {
    if (file.slice(0, LAST_OLD.length) <= LAST_OLD)
      await cp(`${migrationsFolder}/${file}`, `${old}/${file}`);
  }
  await applyMigrations(pg, old);
  await rm(old, { recursive: true });
  await pg.exec(`
    set request.jwt.claim.sub = '${RESIDENT}';
    insert into public.contributions (id, place_code, kind, subject, words, created_by)
    values ('${CONTRIBUTION}', 'E08000035', 'need', 'bench', 'a seat', '${RESIDENT}');
    set request.jwt.claim.sub = '${OFFICER}';
    update public.contributions set status = 'published', decided_by = '${OFFICER}', decided_at = now();
    reset request.jwt.claim.sub;
  `);
  await applyMigrations(pg, migrationsFolder);
});
afterAll(() => pg?.close());

test('old lines of the log no longer say who sent a contribution', async () => {
  const { rows } = await pg.query(
    `select verb, actor, changes ? 'created_by' as tells from public.audit_log
     where table_name = 'contributions' order by id`,
  );
  expect(rows).toEqual([
    { verb: 'insert', actor: null, tells: false },
    { verb: 'update', actor: OFFICER, tells: false },
  ]);
});

test('the log is append-only again', async () => {
  await expect(pg.query('update public.audit_log set actor = null')).rejects.toThrow('append-only');
});
