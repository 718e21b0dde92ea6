import net from 'node:net';
import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { ExclusiveConnection } from '../../supabase/local/connection.ts';
import { areaToSave } from '../what-to-save.ts';
import { client, signedIn } from './people.ts';

type Answer = { status: number; body: unknown };

test('requests of different people in one packet each get their own rows only', async () => {
  const [resident, officer, admin] = await Promise.all(
    ['resident', 'officer', 'admin'].map(signedIn),
  );
  const tokens = [null, resident?.token, null, admin?.token, officer?.token, null];
  const asked = Array.from({ length: 10 }, () => tokens).flat();

  const answers = await pipeline(
    asked.map((token) => request('POST', '/rest/v1/rpc/my_roles', token ?? null, {})),
  );

  const roles = answers.map(({ status, body }) =>
    status === 200
      ? [...new Set((body as { role: string }[]).map(({ role }) => role))].sort()
      : status,
  );
  const expected = [401, ['resident'], 401, ['administrator'], ['officer'], 401];
  expect(roles).toEqual(Array.from({ length: 10 }, () => expected).flat());
});

test('requests that nothing delays, all in one packet, do not share a role', async () => {
  // keys are checked without waiting, tokens are not: these start in the same moment
  const { url, publishableKey, secretKey } = inject('server');
  const { token } = await signedIn('officer');
  const answer = await fetch(`${url}/rest/v1/rpc/save_priority_area`, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(areaToSave('a draft that is not public', 60)),
  });
  const saved: { id: string } = await answer.json();
  const select = (columns: string) =>
    `/rest/v1/priority_area_details?select=${columns}&id=eq.${saved.id}`;
  const columns = ['id', 'name', 'why', 'reason', 'made_by', 'status', 'version'];
  const pairs = columns.flatMap((one) => columns.map((other) => `${one},${other}`));

  // the same question from everybody at once, and a question of their own from each
  const asked = pairs
    .filter((pair) => new Set(pair.split(',')).size === 2)
    .slice(0, 20)
    .flatMap((pair) => [
      request('GET', select('name'), null),
      request('GET', select('name'), null, undefined, secretKey),
      request('GET', select('name'), token),
      request('GET', select(pair), null),
      request('GET', select(pair), null, undefined, secretKey),
    ]);
  const answers = await pipeline(asked);

  const rows = answers.map(({ body }) => (body as unknown[]).length);
  expect(rows).toEqual(Array.from({ length: 20 }, () => [0, 1, 1, 0, 1]).flat());
});

test('two transactions at once take turns, whatever they wait for', async () => {
  const connection = new ExclusiveConnection('memory://turns');
  try {
    await connection.driver.exec('create role one; create role two; create table kept (name text)');
    const as = (role: string, fails: boolean) =>
      connection.kysely.transaction().execute(async (db) => {
        await sql.raw(`set local role ${role}`).execute(db);
        await new Promise((resolve) => setImmediate(resolve));
        const { rows } = await sql<{ me: string }>`select current_user as me`.execute(db);
        await sql`reset role`.execute(db);
        await sql`insert into kept values (${role})`.execute(db);
        if (fails) throw new Error('a neighbour fails');
        return rows[0]?.me;
      });
    const outcomes = await Promise.allSettled([
      as('one', false),
      as('two', true),
      as('one', false),
    ]);
    expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
      'one',
      'failed',
      'one',
    ]);
    const { rows } = await connection.exclusive((pg) => pg.query('select name from kept'));
    expect(rows).toEqual([{ name: 'one' }, { name: 'one' }]);
  } finally {
    await connection.close();
  }
});

test('what is acknowledged stays, although a neighbour in the packet fails', async () => {
  const { token } = await signedIn('officer');
  const names = Array.from({ length: 12 }, (_, i) => `acknowledged ${i}`);
  const requests = names.flatMap((name, i) => [
    request('POST', '/rest/v1/rpc/save_priority_area', token, areaToSave(name, i)),
    request('POST', '/rest/v1/rpc/save_priority_area', token, {
      ...areaToSave(`refused ${i}`),
      p_lsoa_codes: ['no code'],
    }),
  ]);

  const answers = await pipeline(requests);

  expect(answers.map(({ status }) => status)).toEqual(names.flatMap(() => [200, 400]));
  const { secretKey } = inject('server');
  const { data } = await client(secretKey)
    .from('priority_areas')
    .select('name')
    .order('created_at');
  const stored = data
    ?.map((row) => row.name)
    .filter((name) => /^(acknowledged|refused)/.test(name));
  expect(stored).toEqual(names);
});

function request(
  method: string,
  path: string,
  token: string | null,
  body?: unknown,
  key = inject('server').publishableKey,
): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  return [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `apikey: ${key}`,
    ...(token ? [`authorization: Bearer ${token}`] : []),
    ...(text
      ? ['content-type: application/json', `content-length: ${Buffer.byteLength(text)}`]
      : []),
    '',
    text,
  ].join('\r\n');
}

/** Writes all requests at once into one connection and reads as many answers. */
async function pipeline(requests: string[]): Promise<Answer[]> {
  const socket = net.connect(inject('server').port, '127.0.0.1');
  let received = Buffer.alloc(0);
  const answers: Answer[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`closed after ${answers.length} answers`)));
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      for (let one = takeAnswer(); one; one = takeAnswer()) answers.push(one);
      if (answers.length === requests.length) resolve();
    });
    socket.write(requests.join(''));
  });
  socket.destroy();
  return answers;

  function takeAnswer(): Answer | null {
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return null;
    const head = received.subarray(0, end).toString();
    const chunked = /transfer-encoding: chunked/i.test(head);
    const body = chunked
      ? takeChunks(end + 4)
      : takeLength(end + 4, Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0));
    if (body === null) return null;
    return {
      status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]),
      body: body === '' ? null : JSON.parse(body),
    };
  }

  function takeLength(start: number, length: number): string | null {
    if (received.length < start + length) return null;
    const body = received.subarray(start, start + length).toString();
    received = received.subarray(start + length);
    return body;
  }

  function takeChunks(start: number): string | null {
    const parts: Buffer[] = [];
    for (let at = start; ; ) {
      const lineEnd = received.indexOf('\r\n', at);
      if (lineEnd < 0) return null;
      const size = Number.parseInt(received.subarray(at, lineEnd).toString(), 16);
      const next = lineEnd + 2 + size + 2;
      if (received.length < next) return null;
      parts.push(received.subarray(lineEnd + 2, lineEnd + 2 + size));
      at = next;
      if (size === 0) {
        received = received.subarray(at);
        return Buffer.concat(parts).toString();
      }
    }
  }
}
