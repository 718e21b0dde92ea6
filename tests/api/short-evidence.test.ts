import { cpSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Asker } from '../evidence/ask.ts';
import { DISTURBANCES } from '../evidence/disturbances.ts';
import { Disturber } from '../evidence/disturber.ts';
import { fill } from '../evidence/fill.ts';
import { killRounds } from '../evidence/kill-rounds.ts';
import { load } from '../evidence/load.ts';
import { network } from '../evidence/questions.ts';
import { readWhile } from '../evidence/read-while.ts';
import {
  makeDataDir,
  readSecrets,
  type ServerProcess,
  startServer,
  stopServer,
} from './server-process.ts';
import { makeSleepingFolder } from './sleeping-folder.ts';

/** One short round of what `npm run evidence` measures: that answers are right, not how fast. */
let dataDir: string;
let server: ServerProcess;
let asker: Asker;
let disturber: Disturber;

beforeAll(async () => {
  dataDir = await makeSleepingFolder(inject('preparedFolder'));
  await fill(dataDir, 100, 10);
  // whoever asks is told apart by the address that a proxy on this machine writes down
  const env = { GINNEL_DEMO: '1', GINNEL_PUBLIC_URL: 'http://127.0.0.1' };
  server = await startServer({ dataDir, env });
  const { publishableKey } = readSecrets(dataDir);
  asker = new Asker(server.url, publishableKey);
  disturber = new Disturber(server.url, publishableKey);
});
afterAll(async () => {
  asker?.close();
  disturber?.close();
  if (server) await stopServer(server);
  rmSync(dataDir, { recursive: true, force: true });
});

test('ten people who read and write at once are all answered', async () => {
  const found = await load(asker, 10, 2);
  expect(found.wrong).toBe(0);
  expect(found.readsPerSecond).toBeGreaterThan(0);
  expect(found.writesPerSecond).toBeGreaterThan(0);
});

test.each(DISTURBANCES)(
  'nobody who reads is answered wrongly meanwhile: $what',
  async ({ what }) => {
    const { heard, answers } = await readWhile(asker, disturber, what, 2);
    // each of the twenty at least once
    expect(heard.length).toBeGreaterThanOrEqual(20);
    expect(heard.filter(({ status }) => status !== 200)).toEqual([]);
    // what disturbs is refused, or stopped
    expect([...answers.keys()].filter((answer) => answer === '200' || answer === 'saved')).toEqual(
      [],
    );
  },
);

test('a sender whose statements were stopped twice has to wait; another has not', async () => {
  const follow = async (receipt: string, from: string) =>
    (
      await asker.ask({
        method: 'POST',
        path: '/rest/v1/rpc/follow_contribution',
        body: { p_receipt: receipt },
        from,
      })
    ).status;
  const here = network(1_000_000);
  expect([await follow('SLEEP60', here), await follow('SLEEP60', here)]).toEqual([503, 503]);
  expect(await follow('SLEEP0', here)).toBe(429);
  expect(await follow('SLEEP0', network(1_000_001))).toBe(200);
});

test("the demonstration's passwords come back at each start", async () => {
  expect(await asker.signIn('planner')).toMatch(/^ey/);
});

test('somebody who works in a place has longer than a stranger', async () => {
  const token = await asker.signIn('officer');
  const { status, body } = await asker.ask({
    method: 'POST',
    path: '/rest/v1/rpc/follow_contribution',
    body: { p_receipt: 'SLEEP2.5' },
    token,
  });
  expect([status, JSON.parse(body.toString())]).toMatchObject([200, { slept: 'SLEEP2.5' }]);
});

test('kill -9 under writes and uploads loses nothing that was acknowledged', async () => {
  const folder = makeDataDir();
  cpSync(inject('preparedFolder'), folder, { recursive: true });
  const { acknowledged, missing } = await killRounds(folder, 1, 24);
  rmSync(folder, { recursive: true, force: true });
  expect(missing).toEqual([]);
  for (const kept of Object.values(acknowledged)) expect(kept.length).toBeGreaterThan(0);
});
