import { cpSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, inject, test, vi } from 'vitest';
import { prepareConnection } from '../../supabase/local/backend.ts';
import { ExclusiveConnection } from '../../supabase/local/connection.ts';
import { makeDataDir } from './server-process.ts';

const dataDir = makeDataDir();
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const noCache = { get: async () => undefined, set: async () => {}, delete: async () => {} };

test('a database is prepared beside the one that works, touches nothing, and opens what that one left', async () => {
  cpSync(inject('preparedFolder'), dataDir, { recursive: true });
  const folder = path.join(dataDir, 'pg');
  const working = new ExclusiveConnection(folder);
  await working.open();
  const before = await contents(folder);

  let open: () => void = () => {};
  const opens = new Promise<void>((resolve) => {
    open = resolve;
  });
  const prepared = await prepareConnection(dataDir, opens, noCache);
  // the last of its extensions is there: nothing but the folder is missing
  await vi.waitFor(() => expect(loaded(prepared)).toContain('pgcrypto.so'), 60_000);
  const isOpen = prepared.driver.waitReady.then(() => 'open');
  expect(await Promise.race([isOpen, later(1000)])).toBe('waiting');
  expect(await contents(folder)).toEqual(before);

  await working.driver.query("update public.places set name = 'written last'");
  await working.close();
  open();
  await prepared.open();
  const { rows } = await prepared.driver.query('select distinct name from public.places');
  expect(rows).toEqual([{ name: 'written last' }]);
  await prepared.close();
});

function loaded({ driver }: ExclusiveConnection): string[] {
  const { exists, object } = driver.Module?.FS.analyzePath('/pglite/lib/postgresql') ?? {};
  return exists ? Object.keys((object as { contents: object }).contents) : [];
}

async function later(milliseconds: number): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return 'waiting';
}

/** Every file with its size and the time of its last change. */
async function contents(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return Promise.all(
    names.sort().map(async (name) => {
      const { size, mtimeMs } = await stat(path.join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    }),
  );
}
