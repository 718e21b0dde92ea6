import {
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { checkDatabase } from '../../supabase/local/check-database.ts';
import { ExclusiveConnection } from '../../supabase/local/connection.ts';
import { makeDataDir, refusedStart } from './server-process.ts';

const dataDir = makeDataDir();
const pg = path.join(dataDir, 'pg');
const PAGE_BYTES = 8192;
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('damage in a table or an index is found after an end that was not clean', async () => {
  cpSync(inject('preparedFolder'), dataDir, { recursive: true });
  const found = await withDatabase(async (connection) => {
    await connection.driver.exec(
      `create table public.kept (id integer primary key, words text);
       insert into public.kept select i, repeat('word ' || i, 20) from generate_series(1, 2000) i;
       checkpoint;`,
    );
    const { rows } = await connection.driver.query<{ table: string; index: string }>(
      `select pg_relation_filepath('public.kept') as "table",
         pg_relation_filepath('public.kept_pkey') as index`,
    );
    return { fault: await connection.exclusive(checkDatabase), files: rows[0] };
  });
  expect(found.fault).toBe(null);

  const index = path.join(pg, found.files?.index ?? '');
  overwrite(index, 2 * PAGE_BYTES + 4000, Buffer.alloc(3000, 7));
  expect(await checkFolder()).toBe('public.kept_pkey');

  overwrite(path.join(pg, found.files?.table ?? ''), 3 * PAGE_BYTES + 100, Buffer.alloc(2000, 7));
  expect(await checkFolder()).toMatch(/^public\.kept(_pkey)?$/);
});

test('a start after such an end names what is damaged, and the snapshot with its age', async () => {
  const snapshots = path.join(dataDir, 'snapshots');
  mkdirSync(snapshots, { recursive: true });
  for (const name of readdirSync(snapshots))
    rmSync(path.join(snapshots, name), { recursive: true });
  const taken = new Date(Date.now() - 20 * 60_000).toISOString().replaceAll(':', '');
  writeFileSync(path.join(snapshots, `${taken}-routine.tar.gz`), '');
  const gone = { pid: 2 ** 22 - 1, host: hostname(), startedAtTicks: '1' };
  writeFileSync(path.join(dataDir, 'lock'), JSON.stringify(gone));

  const { code, said } = await refusedStart({ dataDir });

  expect(code).toBe(1);
  expect(said).toContain('is damaged (public.kept');
  expect(said).toMatch(
    /the newest snapshot, 2[01] minutes old, with "npm start -- --restore .*-routine\.tar\.gz"/,
  );
});

function overwrite(file: string, at: number, bytes: Buffer): void {
  writeSync(openSync(file, 'r+'), bytes, 0, bytes.length, at);
}

function checkFolder(): Promise<string | null> {
  return withDatabase((connection) => connection.exclusive(checkDatabase));
}

async function withDatabase<T>(work: (connection: ExclusiveConnection) => Promise<T>): Promise<T> {
  const connection = new ExclusiveConnection(pg);
  try {
    await connection.driver.waitReady;
    return await work(connection);
  } finally {
    await connection.close();
  }
}
