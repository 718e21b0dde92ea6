import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { pgtap } from '@electric-sql/pglite/pgtap';
import { postgis } from '@electric-sql/pglite-postgis';
import { migrationsFolder, readMigrations } from './applied-migrations.ts';
import { placesIndex, readPlaces } from './places-index.ts';
import { applyMigrations, bootstrapSql, systemSchemaSql } from './schema.ts';

/** Dumps of migrated databases. What is not there is made again. */
const DUMPS = fileURLToPath(new URL('../../node_modules/.cache/ginnel/databases', import.meta.url));
const extensions = { postgis, pgcrypto, pgtap };
const pgtapSql = 'create extension pgtap with schema extensions';

/**
 * A fully migrated database in memory, with the places of this repository, PostGIS, pgcrypto and
 * pgTAP. Close it when done. It is made once for each text of the migrations and then taken from a
 * dump, in a third of the time.
 */
export async function openInMemory(): Promise<PGlite> {
  const places = JSON.stringify(readPlaces(placesIndex).list);
  const dump = path.join(DUMPS, `${keyOf(places)}.tar`);
  if (existsSync(dump)) {
    const held = new Blob([readFileSync(dump)], { type: 'application/x-tar' });
    const pg = await PGlite.create({ loadDataDir: held, extensions });
    // what it sets for the session alone
    await pg.exec(bootstrapSql);
    return pg;
  }
  const pg = await PGlite.create({ extensions });
  await pg.exec(systemSchemaSql);
  await pg.exec(bootstrapSql);
  await applyMigrations(pg, migrationsFolder);
  await pg.query('select public.sync_places($1::jsonb)', [places]);
  await pg.exec(pgtapSql);
  keep(dump, Buffer.from(await (await pg.dumpDataDir('none')).arrayBuffer()));
  return pg;
}

/** Of all that the dump is made from; the lock file names every program that has a part in it. */
function keyOf(places: string): string {
  const lock = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
  const hash = createHash('sha256');
  for (const part of [lock, systemSchemaSql, bootstrapSql, places, pgtapSql]) hash.update(part);
  for (const { file, sql } of readMigrations(migrationsFolder)) hash.update(file).update(sql);
  return hash.digest('hex').slice(0, 32);
}

/** Whole or not at all, whoever else makes it at the same moment. */
function keep(dump: string, bytes: Buffer): void {
  mkdirSync(DUMPS, { recursive: true });
  for (const old of readdirSync(DUMPS).filter((name) => name.endsWith('.tar')))
    rmSync(path.join(DUMPS, old), { force: true });
  const part = `${dump}.${process.pid}`;
  writeFileSync(part, bytes);
  renameSync(part, dump);
}
