import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import type { Database } from '../../supabase/local/database.ts';
import { HealthCheck } from '../../supabase/local/health.ts';
import { BoundedLog } from '../../supabase/local/quiet-console.ts';
import { makeDataDir, refusedStart } from './server-process.ts';

const dataDir = makeDataDir();
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** A database that answers its question as told. */
const databaseThat = (run: () => Promise<boolean>) => ({ run }) as unknown as Database;
const well = databaseThat(async () => true);

test('the server that runs is well', async () => {
  const answer = await fetch(`${inject('server').url}/healthz`);
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
});

test('a database that answers wrongly, or not, is not well', async () => {
  const fault = { ok: false, message: 'The database does not answer.' };
  expect(await new HealthCheck(well, dataDir).ask()).toEqual({ ok: true });
  const wrong = databaseThat(async () => false);
  expect(await new HealthCheck(wrong, dataDir).ask()).toEqual(fault);
  const silent = databaseThat(async () => {
    throw new Error('ended');
  });
  expect(await new HealthCheck(silent, dataDir).ask()).toEqual(fault);
});

test('a disk without room is not well', async () => {
  const full = path.join(dataDir, 'full');
  mkdirSync(full);
  // whatever is written to this device finds no room
  symlinkSync('/dev/full', path.join(full, `health-${process.pid}`));
  expect(await new HealthCheck(well, full).ask()).toEqual({
    ok: false,
    message: 'The disk is full.',
  });
  const gone = new HealthCheck(well, path.join(dataDir, 'not there'));
  expect(await gone.ask()).toEqual({ ok: false, message: 'The data folder cannot be written.' });
});

test.skipIf(process.getuid?.() !== 0)(
  'a start on a disk without room is a sentence, and leaves the folder as it was',
  async () => {
    const small = path.join(dataDir, 'small');
    mkdirSync(small);
    // 16 MB, which takes the rights of root to lay there
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', small]);
    try {
      const { code, said } = await refusedStart({ dataDir: path.join(small, 'data') });
      expect(code).toBe(1);
      expect(said).toContain('is full: Ginnel needs at least 128 MB of room there.');
      expect(said).not.toMatch(/^\s+at /m);
      expect(readdirSync(path.join(small, 'data'))).toEqual(['secrets.json']);
    } finally {
      execFileSync('umount', [small]);
    }
  },
);

test('whoever asks often asks the database once', async () => {
  let asked = 0;
  const health = new HealthCheck(
    databaseThat(async () => {
      asked += 1;
      return true;
    }),
    dataDir,
  );
  await Promise.all(Array.from({ length: 50 }, () => health.ask()));
  expect(asked).toBe(1);
});

test('a thousand errors of a kind are two lines, and a thousand kinds are not many more', () => {
  const lines: string[] = [];
  const log = new BoundedLog((line) => lines.push(line));
  for (let i = 0; i < 1000; i += 1) log.say('DatabaseError 22P02\n    at somewhere');
  expect(lines).toEqual(['DatabaseError 22P02\n    at somewhere']);
  log.endWindow();
  expect(lines[1]).toBe('DatabaseError 22P02 (and 999 more in a minute)');

  lines.length = 0;
  for (let i = 0; i < 1000; i += 1) log.say(`kind ${i}`);
  log.endWindow();
  expect(lines).toHaveLength(201);
  expect(lines.at(-1)).toBe('and 800 other errors in a minute');
  log.say('kind 0');
  expect(lines.at(-1)).toBe('kind 0');
});
