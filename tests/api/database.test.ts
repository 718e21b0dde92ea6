import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { checkDatabase } from '../../supabase/local/check-database.ts';
import { ExclusiveConnection } from '../../supabase/local/connection.ts';
import { Database } from '../../supabase/local/database.ts';
import type { Manner } from '../../supabase/local/database-job.ts';
import type { RequestJob } from '../../supabase/local/operations.ts';
import { restore } from '../../supabase/local/restore.ts';
import { loadSecrets, type Secrets } from '../../supabase/local/secrets.ts';
import { takeSnapshot } from '../../supabase/local/snapshots.ts';
import { contributionToSend } from '../what-to-save.ts';
import { makeDataDir } from './server-process.ts';
import { makeSleepingFolder } from './sleeping-folder.ts';

const PATIENT: Manner = { sender: 'somebody', limitMilliseconds: 60_000 };
const HASTY: Manner = { sender: 'somebody', limitMilliseconds: 300 };
let dataDir: string;
let secrets: Secrets;
let database: Database;
const lost: Error[] = [];

beforeAll(async () => {
  dataDir = await makeSleepingFolder(inject('preparedFolder'));
  secrets = await loadSecrets(dataDir);
  database = await Database.open({ dataDir, secrets, siteUrl: 'http://127.0.0.1' }, (error) =>
    lost.push(error),
  );
});
afterAll(async () => {
  await database?.close(60_000);
  rmSync(dataDir, { recursive: true, force: true });
});

test('a statement over its limit is stopped; nothing acknowledged is lost, and what waited is done once', async () => {
  expect(await send('before the end')).toMatchObject({ ok: true });

  const stopped = follow('SLEEP600', HASTY);
  const waiting = ['first in line', 'second in line', 'third in line'].map((words) => send(words));

  await expect(stopped).rejects.toMatchObject({ kind: 'too-long' });
  expect(await Promise.all(waiting)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
  expect((await sentWords()).sort()).toEqual([
    'before the end',
    'first in line',
    'second in line',
    'third in line',
  ]);
});

test('the time that somebody waits for others does not count', async () => {
  const slow = follow('SLEEP0.8', PATIENT);
  expect(await follow('SLEEP0', HASTY)).toMatchObject({ ok: true });
  expect(await slow).toMatchObject({ slept: 'SLEEP0.8' });
});

test('one who asks much makes nobody else wait for more than one answer', async () => {
  const order: string[] = [];
  const ask = async (sender: string) => {
    await follow('SLEEP0', { ...PATIENT, sender });
    order.push(sender);
  };
  await Promise.all([...Array.from({ length: 20 }, () => ask('many')), ask('one'), ask('other')]);
  // two of the many are in the thread before the others come
  expect(order.indexOf('one')).toBeLessThanOrEqual(3);
  expect(order.indexOf('other')).toBeLessThanOrEqual(4);
});

test('what waits already is asked once for everybody, and what has begun is asked again', async () => {
  const begun = Array.from({ length: 2 }, () => follow('SLEEP0.2', PATIENT));
  const share = 'the same question';
  const first = follow('SLEEP0', { ...PATIENT, share });
  const second = follow('SLEEP0', { ...PATIENT, sender: 'other', share });
  const another = follow('SLEEP0', { ...PATIENT, share: 'another question' });
  expect(await second).toEqual(await first);
  expect(await another).not.toEqual(await first);
  expect(await follow('SLEEP0', { ...PATIENT, share })).not.toEqual(await first);
  await Promise.all(begun);
});

test('whoever joins a question has it answered in their own turn, and left it is asked for the rest', async () => {
  const order: string[] = [];
  const ask = async (sender: string, what: Partial<Manner> = {}) => {
    await follow('SLEEP0', { ...PATIENT, sender, ...what });
    order.push(sender);
  };
  const gone = new AbortController();
  const many = Array.from({ length: 20 }, () => ask('many'));
  const last = ask('last of many', { sender: 'many', share: 'popular', signal: gone.signal });
  const joined = ask('joined', { share: 'popular' });
  gone.abort();
  await Promise.all([...many, last, joined]);
  expect(order.indexOf('joined')).toBeLessThanOrEqual(4);
});

test('only who asked first is told that a question takes too long', async () => {
  const begun = Array.from({ length: 2 }, () => follow('SLEEP0.1', PATIENT));
  const first = follow('SLEEP600', { ...HASTY, share: 'slow' });
  const joined = follow('SLEEP600', { ...HASTY, sender: 'other', share: 'slow' });
  await Promise.all([
    expect(first).rejects.toMatchObject({ kind: 'too-long' }),
    expect(joined).rejects.toMatchObject({ kind: 'failed' }),
    ...begun,
  ]);
});

test('an error of the driver that is none of Postgres ends the thread, and the next one answers', async () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;
  await expect(database.run('passwordHash', circular as never, PATIENT)).rejects.toThrow(
    /circular/i,
  );
  expect(await database.run('ping', 'known', PATIENT)).toBe(true);
  expect(lost).toEqual([]);
});

test('an error of Postgres ends nothing', async () => {
  const waiting = [
    database.run('isStaff', 'no uuid', PATIENT).catch((error: { code?: string }) => error.code),
    database.run('ping', 'known', PATIENT),
  ];
  expect(await Promise.all(waiting)).toEqual(['22P02', true]);
});

test('nothing is asked while the database is held, and whoever left meanwhile is not asked for', async () => {
  const gone = new AbortController();
  const answers: string[] = [];
  const held = database.hold(async () => {
    const left = database
      .run('ping', 'left', { ...PATIENT, signal: gone.signal })
      .catch((error: { kind: string }) => answers.push(error.kind));
    const stayed = database.run('ping', 'stayed', PATIENT).then(() => answers.push('stayed'));
    gone.abort();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { told: [...answers], both: [left, stayed] };
  });
  const { told, both } = await held;
  expect(told).toEqual([]);
  await Promise.all(both);
  expect(answers).toEqual(['gone', 'stayed']);
});

test('a snapshot taken while others write is a whole database with all that was acknowledged before', async () => {
  const written = { before: [] as string[], all: [] as string[] };
  let isTaken = false;
  const writing = Array.from({ length: 2 }, async (_, writer) => {
    for (let i = 0; !isTaken && i < 500; i += 1) {
      const words = `while it is copied, ${writer} ${i}`;
      await send(words, { sender: `writer ${writer} ${i}` });
      written.all.push(words);
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  written.before.push(...written.all);
  const file = await takeSnapshot(database, dataDir, 'routine');
  isTaken = true;
  await Promise.all(writing);
  expect(written.all.length).toBeGreaterThan(written.before.length);

  const restored = makeDataDir();
  await restore(restored, file);
  const connection = new ExclusiveConnection(path.join(restored, 'pg'));
  await connection.open();
  expect(await connection.exclusive(checkDatabase)).toBe(null);
  const { rows } = await connection.driver.query<{ words: string }>(
    "select words from public.contributions where words like 'while it is copied%'",
  );
  await connection.close();
  rmSync(restored, { recursive: true });
  const kept = rows.map(({ words }) => words);
  expect(written.before.filter((words) => !kept.includes(words))).toEqual([]);
  expect(kept.filter((words) => !written.all.includes(words))).toEqual([]);
});

test('more than may wait is refused at once', async () => {
  await database.hold(async () => {
    const many = Array.from({ length: 501 }, () => database.run('ping', 'many', PATIENT));
    await expect(many.pop()).rejects.toMatchObject({ kind: 'full' });
    const large = { ...PATIENT, sender: 'large', bytes: 65 * 1024 * 1024 };
    await expect(database.run('ping', 'large', large)).rejects.toMatchObject({ kind: 'full' });
    for (const one of many) one.catch(() => {});
    return null;
  });
});

function job(method: string, road: string, body: unknown, key: string): RequestJob {
  return {
    method,
    url: `http://127.0.0.1/rest/v1/${road}`,
    headers: [
      ['apikey', key],
      ['content-type', 'application/json'],
    ],
    body:
      body === null ? null : (new TextEncoder().encode(JSON.stringify(body)).buffer as ArrayBuffer),
    address: '192.0.2.1',
    sessionId: null,
    password: null,
  };
}

async function ask(request: RequestJob, manner: Manner): Promise<unknown> {
  const { body } = await database.run('request', request, manner);
  return JSON.parse(new TextDecoder().decode(body ?? new ArrayBuffer()));
}

function follow(receipt: string, manner: Manner): Promise<unknown> {
  return ask(
    job('POST', 'rpc/follow_contribution', { p_receipt: receipt }, secrets.publishableKey),
    manner,
  );
}

function send(words: string, manner: Partial<Manner> = {}): Promise<unknown> {
  const contribution = contributionToSend(words);
  const request = job('POST', 'rpc/submit_contribution', contribution, secrets.publishableKey);
  return ask(request, { ...PATIENT, ...manner });
}

async function sentWords(): Promise<string[]> {
  const rows = await ask(
    job('GET', 'contributions?select=words', null, secrets.secretKey),
    PATIENT,
  );
  return (rows as { words: string }[]).map(({ words }) => words);
}
