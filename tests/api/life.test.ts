import { copyFileSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { areaToSave } from '../what-to-save.ts';
import {
  makeDataDir,
  readSecrets,
  refusedStart,
  type ServerProcess,
  spawnServer,
  startServer,
  stopServer,
} from './server-process.ts';

/** One folder through its life, in order: a first start takes too long to have one for each test. */
const dataDir = makeDataDir();
const REAL = { GINNEL_DEMO: '0' };
const PERSON = { email: 'first@council.example', password: 'a long enough password' };
let server: ServerProcess;
let firstCode: string;

afterAll(async () => {
  server?.child.kill('SIGKILL');
  await server?.exited;
  rmSync(dataDir, { recursive: true, force: true });
});

test('a first start that was killed heals itself', async () => {
  const killed = await spawnServer({ dataDir, env: REAL });
  while (!existsSync(path.join(dataDir, 'pg/PG_VERSION'))) await wait(20);
  killed.child.kill('SIGKILL');
  await killed.exited;
  expect(existsSync(path.join(dataDir, 'pg-unfinished'))).toBe(true);
});

test('it holds its port while the database is prepared, and says when it is ready', async () => {
  server = await spawnServer({ dataDir, env: REAL });
  const early = await firstAnswer(`${server.url}/healthz`);
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2']);
  expect(early.headers.get('content-security-policy')).toContain("default-src 'self'");
  while (!server.output().includes('Ginnel is ready at')) await wait(100);
  const ready = await fetch(`${server.url}/healthz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ok: true }]);
  expect(server.output()).toContain(`Ginnel is ready at ${server.url}\n`);
  expect(server.output()).toContain('it begins again');
  expect(existsSync(path.join(dataDir, 'pg-unfinished'))).toBe(false);
});

test('real work begins without accounts, with a link for the first administrator', async () => {
  const environment = await (await fetch(`${server.url}/env.json`)).json();
  expect(environment.demonstration).toBeNull();
  const demo = { email: 'admin@demo.ginnel.example', password: 'ginnel-demo' };
  expect((await call('/auth/v1/token?grant_type=password', demo)).status).toBe(400);
  firstCode = joinCode(server);
});

test('fifty writes of somebody who is not signed in leave one line in the log, without a stack', async () => {
  for (let step = 0; step < 50; step += 1) {
    const body = areaToSave(`area ${step}`, step);
    expect((await call('/rest/v1/rpc/save_priority_area', body)).status).toBe(401);
  }
  // a stack is written in one piece with its first line
  await expect.poll(() => server.output(), { timeout: 10_000 }).toContain('DatabaseError');
  expect(server.output().match(/^DatabaseError 42501$/gm)).toHaveLength(1);
  expect(server.output()).not.toMatch(/^\s+at /m);
});

// here, because from then on nobody may ask a receipt of this server, as other tests must
test('guessing receipts and invitations is slowed down', async () => {
  for (const [name, parameter, limit] of [
    ['follow_contribution', 'p_receipt', 20],
    ['claim_invitation', 'p_code', 10],
  ] as const) {
    const statuses: number[] = [];
    for (let i = 0; i <= limit; i += 1) {
      const answer = await call(`/rest/v1/rpc/${name}`, { [parameter]: `AAAA-AAAA-${1000 + i}` });
      statuses.push(answer.status);
    }
    expect(statuses.slice(0, limit)).not.toContain(429);
    expect(statuses[limit]).toBe(429);
    const disguised = await call(
      `/rest/v1/rpc/%${name.charCodeAt(0).toString(16)}${name.slice(1)}`,
      {},
    );
    expect(disguised.status).toBe(400);
  }
});

test('folder and keys are for their owner alone', () => {
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a second start on the folder, and one on the port, are refused with what to do', async () => {
  const second = await refusedStart({ dataDir, env: REAL });
  expect(second.code).toBe(1);
  expect(second.said).toContain(`already runs on the folder ${dataDir}`);
  expect(second.said).toContain('GINNEL_DATA_DIR');
  const other = makeDataDir();
  const port = await refusedStart({ dataDir: other, port: server.port });
  expect(port.code).toBe(1);
  expect(port.said).toMatch(/^Port \d+ is taken.*PORT=\d+ npm start\.\n$/);
  expect(readdirSync(other)).toEqual([]);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test('Ctrl-C ends it cleanly, in the middle of a request too', async () => {
  const underWay = call('/auth/v1/signup', PERSON);
  await wait(30);
  expect(await stopServer(server, 'SIGINT')).toBe(0);
  expect((await underWay).status).toBe(200);
  expect(existsSync(path.join(dataDir, 'lock'))).toBe(false);
});

test('a lock of a process that is gone is taken over; the link is new, the old one void', async () => {
  const gone = { pid: 2 ** 22 - 1, host: hostname(), startedAtTicks: '1' };
  writeFileSync(path.join(dataDir, 'lock'), JSON.stringify(gone));
  server = await startServer({ dataDir, env: REAL });
  const code = joinCode(server);
  expect(code).not.toBe(firstCode);

  const token = await signIn();
  const claim = async (p_code: string) =>
    (await call('/rest/v1/rpc/claim_invitation', { p_code }, token)).json();
  expect(await claim(firstCode)).toMatchObject({ ok: false, refusal: 'not-found' });
  expect(await claim(code)).toMatchObject({ ok: true, role: 'administrator' });
  const roles = await (await call('/rest/v1/rpc/my_roles', {}, token)).json();
  expect(roles.length).toBeGreaterThan(0);
});

test('after kill -9 among concurrent writes the database is checked, and has all that was acknowledged', async () => {
  const acknowledged: string[] = [];
  const token = await signIn();
  const running = Array.from({ length: 8 }, (_, writer) =>
    write(`writer ${writer}`, token, acknowledged),
  );
  const enough = async () => {
    while (acknowledged.length < 25) await wait(5);
  };
  // a writer that is refused ends the test, which would else wait for ever
  await Promise.race([enough(), Promise.all(running)]);
  server.child.kill('SIGKILL');
  await Promise.all(running);
  expect(await server.exited).toBeNull();

  server = await startServer({ dataDir, env: REAL });
  expect(server.output()).toContain('not stopped cleanly: checking the database');
  // claimed in the test before: there is nothing left to invite to
  expect(server.output()).not.toContain('/join#');
  const stored = await storedNames();
  expect(acknowledged.filter((name) => !stored.has(name))).toEqual([]);
});

test('a folder of real work is no demonstration', async () => {
  expect(await stopServer(server)).toBe(0);
  const refused = await refusedStart({ dataDir });
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('GINNEL_DEMO=0');
  expect(existsSync(path.join(dataDir, 'lock'))).toBe(false);
});

test('a ruined database is not started, and a snapshot brings it back', async () => {
  const snapshots = path.join(dataDir, 'snapshots');
  // the first was taken at the first start, before there was an administrator
  const [snapshot = ''] = readdirSync(snapshots).sort();
  expect(statSync(path.join(snapshots, snapshot)).mode & 0o777).toBe(0o600);
  const control = path.join(dataDir, 'pg/global/pg_control');
  writeFileSync(control, Buffer.alloc(statSync(control).size));

  const ruined = await refusedStart({ dataDir, env: REAL });
  expect(ruined.code).toBe(1);
  expect(ruined.said).toContain('npm start -- --restore ');
  rmSync(path.join(dataDir, 'pg/PG_VERSION'));
  const missing = await refusedStart({ dataDir, env: REAL });
  expect([missing.code, missing.said.includes(snapshot)]).toEqual([1, true]);

  const copy = path.join(dataDir, 'copy.tar.gz');
  writeFileSync(copy, 'no snapshot');
  const unreadable = await refusedStart({ dataDir, env: REAL, args: ['--restore', copy] });
  expect(unreadable.code).toBe(1);
  copyFileSync(path.join(snapshots, snapshot), copy);
  server = await startServer({ dataDir, env: REAL, args: ['--restore', copy] });
  expect(readdirSync(dataDir).filter((name) => name.startsWith('pg-before-restore-'))).toHaveLength(
    1,
  );
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  joinCode(server);
  expect(await stopServer(server)).toBe(0);
});

function joinCode({ output, url }: ServerProcess): string {
  const code = new RegExp(`${url}/join#([0-9A-Z-]{14})\\n`).exec(output())?.[1];
  if (!code) throw new Error(`no link in:\n${output()}`);
  return code;
}

async function firstAnswer(url: string): Promise<Response> {
  for (;;) {
    try {
      return await fetch(url);
    } catch {
      // the process has not bound its port yet
      await wait(20);
    }
  }
}

function call(road: string, body: unknown, token?: string): Promise<Response> {
  return fetch(`${server.url}${road}`, {
    method: 'POST',
    headers: {
      apikey: readSecrets(dataDir).publishableKey,
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
}

async function signIn(): Promise<string> {
  const answer = await (await call('/auth/v1/token?grant_type=password', PERSON)).json();
  return answer.access_token;
}

/** Saves areas one after the other until the server is gone. */
async function write(prefix: string, token: string, acknowledged: string[]): Promise<void> {
  for (let i = 0; ; i += 1) {
    const name = `${prefix} area ${i}`;
    let body: { ok: boolean };
    try {
      const answer = await call('/rest/v1/rpc/save_priority_area', areaToSave(name, i % 50), token);
      body = await answer.json();
    } catch {
      // killed: this one was not acknowledged
      return;
    }
    if (!body.ok) throw new Error(`not saved: ${JSON.stringify(body)}`);
    acknowledged.push(name);
  }
}

async function storedNames(): Promise<Set<string>> {
  const { secretKey } = readSecrets(dataDir);
  const names = new Set<string>();
  for (let from = 0; ; from += 1000) {
    const answer = await fetch(
      `${server.url}/rest/v1/priority_areas?select=name&order=id&offset=${from}&limit=1000`,
      { headers: { apikey: secretKey } },
    );
    const rows: { name: string }[] = await answer.json();
    for (const { name } of rows) names.add(name);
    if (rows.length < 1000) return names;
  }
}
