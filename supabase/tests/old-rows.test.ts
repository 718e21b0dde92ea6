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
const AREA = '00000000-0000-4000-8000-000000000004';
const PLAN = '00000000-0000-4000-8000-000000000005';

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
    insert into public.priority_areas (id, place_code, name, why, reason, made_by, lsoa_codes, geom)
    values ('${AREA}', 'E08000035', 'Chapeltown', 'high need', 'deprivation', 'lsoas',
      array_fill('E01011365'::text, array[1001]),
      'SRID=4326;MULTIPOLYGON(((-1.53 53.81,-1.52 53.81,-1.52 53.82,-1.53 53.81)))');
    insert into public.plans (id, area_id, kind, title, subject_layer, subject_id, subject_name)
    values ('${PLAN}', '${AREA}', 'improvement', 'light', 'alleys', 'way/1', 'Back Lane');
    insert into public.actions (plan_id, title, owner_organisation, cost_pounds, starts_on, due_on) values
      ('${PLAN}', 'endless', 'Friends', 'NaN', '-infinity', 'infinity'),
      ('${PLAN}', 'honest', 'Friends', 120.5, '2026-11-25', '2026-12-24');
    update public.priority_areas set status = 'archived';
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

test('costs that are no numbers and days without end are gone, in an archived area too', async () => {
  const { rows } = await pg.query(
    'select title, cost_pounds::text as cost, starts_on::text, due_on::text from public.actions order by title',
  );
  expect(rows).toEqual([
    { title: 'endless', cost: null, starts_on: null, due_on: null },
    { title: 'honest', cost: '120.50', starts_on: '2026-11-25', due_on: '2026-12-24' },
  ]);
  await expect(pg.query("update public.actions set title = 'x'")).rejects.toThrow('read-only');
});

test('an area with more codes than are taken now is kept', async () => {
  const { rows } = await pg.query(
    'select cardinality(lsoa_codes) as codes from public.priority_areas',
  );
  expect(rows).toEqual([{ codes: 1001 }]);
});
