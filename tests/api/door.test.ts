import { readFileSync } from 'node:fs';
import net from 'node:net';
import { expect, inject, test } from 'vitest';
import { contributionToSend, LEEDS } from '../what-to-save.ts';
import { BODIES, FOLLOW, HEADERS, ID, MOMENT, READINGS, ROWS, rows } from './door-attacks.ts';
import { signedIn } from './people.ts';

test('what the app never asks for is refused with a sentence, and one line in the log', async () => {
  const attacks: Attack[] = [
    ...READINGS.map(([path, status, kind]): Attack => ({ method: 'GET', path, status, kind })),
    ...HEADERS.map(([headers, status, kind]): Attack => {
      return { method: 'GET', path: ROWS, headers, status, kind };
    }),
    ...BODIES.map(([method, path, body, status, kind]): Attack => {
      return { method, path, body, status, kind };
    }),
    {
      ...{ method: 'POST', path: FOLLOW, body: 'p_receipt=marker', status: 415 },
      ...{ headers: { 'content-type': 'text/plain' }, kind: 'content type' },
    },
  ];
  for (const path of [ROWS, `${ROWS}&kind=eq.need`, `${ROWS}&created_at=lt.${MOMENT}`]) {
    expect((await send({ method: 'GET', path })).status).toBe(200);
  }

  const answers: unknown[] = [];
  for (const attack of attacks) {
    const answer = await send(attack);
    const { message } = await answer.json();
    answers.push([attack, answer.status, /^[A-Z].*\.$/.test(message)]);
  }
  expect(answers).toEqual(attacks.map((attack) => [attack, attack.status, true]));

  // a line is said once a minute, whoever has seen to it that it was said
  const kinds = () =>
    new Set(log().map((line) => /^Refused at the door \((.*)\) [A-Z]+ \//.exec(line)?.[1]));
  const expected = new Set(attacks.map(({ kind }) => kind));
  await expect
    .poll(() => [...expected].filter((kind) => !kinds().has(kind)), { timeout: 10_000 })
    .toEqual([]);
  expect(log().join()).not.toMatch(/marker|ontribution_details\?|::/);

  // and everything still answers rightly
  const words = `A bench near the shops, please ${crypto.randomUUID()}`;
  expect(await contribute(words)).toContain(words);
});

test('the key of operators opens every road and no bound', async () => {
  const { secretKey: apikey } = inject('server');
  const post = (body: string, headers = {}) =>
    send({ method: 'POST', path: '/rest/v1/profiles', body, headers: { apikey, ...headers } });
  const statuses = [
    await post(rows(32_768, { display_name: 'x' })),
    await post(rows(16_384, { user_id: ID, display_name: 'x' })),
    await post(`[${'['.repeat(40)}${']'.repeat(40)}]`),
    await post('display_name\nx\n', { 'content-type': 'text/csv' }),
    await send({ method: 'GET', path: `${ROWS}&words=eq.a%00b`, headers: { apikey } }),
    await send({ method: 'GET', path: '/rest/v1/places?select=name', headers: { apikey } }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([413, 413, 400, 415, 400, 200]);
});

test.each([
  ['announced', `content-length: ${2_000_000}\r\n\r\n`, '{', ' '.repeat(1_999_999)],
  [
    'not announced',
    'transfer-encoding: chunked\r\n\r\n',
    `1000\r\n${' '.repeat(0x1000)}\r\n`,
    `${`1000\r\n${' '.repeat(0x1000)}\r\n`.repeat(500)}0\r\n\r\n`,
  ],
])(
  'a body that is too large, %s, is refused at its beginning; the connection goes on',
  async (_how, length, begin, rest) => {
    const { port, publishableKey } = inject('server');
    const head = `POST /rest/v1/rpc/my_roles HTTP/1.1\r\nhost: 127.0.0.1\r\napikey: ${publishableKey}\r\ncontent-type: application/json\r\n`;
    const socket = net.connect(port, '127.0.0.1');
    let said = '';
    socket.on('data', (part) => {
      said += part;
    });
    const statuses = () => [...said.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => match[1]);
    try {
      socket.write(head + length + begin);
      await expect.poll(statuses).toEqual(['413']);
      socket.write(rest);
      socket.write(`${head}content-length: 2\r\n\r\n{}`);
      await expect.poll(statuses, { timeout: 10_000 }).toEqual(['413', '401']);
    } finally {
      socket.destroy();
    }
  },
);

type Attack = {
  method: string;
  path: string;
  body?: string;
  headers?: Record<string, string>;
  status: number;
  kind: string;
};

function send({ method, path, body, headers }: Omit<Attack, 'status' | 'kind'>): Promise<Response> {
  const { url, publishableKey } = inject('server');
  return fetch(`${url}${path}`, {
    method,
    headers: { apikey: publishableKey, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

/** Sends it, and reads as an officer what waits. */
async function contribute(words: string): Promise<string[]> {
  const { client: officer } = await signedIn('officer');
  const sent = await officer.rpc('submit_contribution', contributionToSend(words));
  if (!sent.data?.ok) throw new Error('not stored');
  const { data } = await officer
    .from('contribution_details')
    .select('words')
    .eq('place_code', LEEDS)
    .eq('status', 'pending')
    .order('created_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(200);
  return data?.map((row) => row.words) ?? [];
}

/** What the door has written to the log so far. */
function log(): string[] {
  const { output } = inject('server');
  return readFileSync(output, 'utf8')
    .split('\n')
    .filter((line) => line.includes('at the door'));
}
