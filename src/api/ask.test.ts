/** What each answer of a server comes to. */
import { beforeEach, expect, test, vi } from 'vitest';
import { NotDoneError } from './answer.ts';
import { asked, connectTo, holdSession, json, kept } from './client-on-a-line.fixture.ts';
import { pendingCountQuery, replyToContribution } from './contributions.ts';
import { geometry, ID } from './every-question.fixture.ts';
import { signUp } from './people.ts';
import { addPhotograph, removePhotograph } from './plan-photographs.ts';
import { savePriorityArea } from './priority-areas.ts';
import { signIn } from './session.ts';
import { hearSession } from './session-end.ts';

const KEY = 'b7a4a1c2-7a0e-4b43-8a8a-3a6d0a6f5e21';
const AREA = {
  id: null,
  version: null,
  placeCode: 'E08000035',
  name: 'Around the shops',
  why: 'Residents asked for it',
  reason: 'local knowledge',
  madeBy: 'drawn',
  lsoaCodes: [],
  geometry,
} as const;

const told: string[] = [];
hearSession((change) => told.push(change));
let answerTo: (path: string) => Response;

beforeEach(async () => {
  told.length = 0;
  vi.stubGlobal('reportError', () => {});
  await connectTo((path) => answerTo(path));
});

const DENIED = { code: '42501', message: 'permission denied for function save_priority_area' };
const save = () => savePriorityArea(KEY, { ...AREA, lsoaCodes: [] });

test('a write that is done gives what it made', async () => {
  answerTo = json(200, { ok: true, id: ID, version: 1, status: 'draft' });
  expect(await save()).toEqual({ outcome: 'done', value: { id: ID, version: 1 } });
});

test('a refusal keeps its reason and the point where the shape fails', async () => {
  const refusal = {
    refusal: 'invalid-geometry',
    reason: 'Self-intersection',
    point: [-1.53, 53.81],
  };
  answerTo = json(200, { ok: false, ...refusal });
  expect(await save()).toEqual({ outcome: 'refused', ...refusal });
});

test.each([
  ['a refusal that nobody knows', { ok: false, refusal: 'because', reason: '', point: null }],
  ['an answer without what it made', { ok: true }],
  ['an answer that is none', ['ok']],
])('%s is the server’s fault, and reported', async (_, body) => {
  const reported: unknown[] = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  answerTo = json(200, body);
  expect(await save()).toMatchObject({ outcome: 'server' });
  expect(reported).toHaveLength(1);
});

const broken = () => {
  throw new TypeError('Failed to fetch');
};
const jpeg = () => new Blob([new Uint8Array([0xff, 0xd8, 0xff])], { type: 'image/jpeg' });

test.each([
  ['nothing answers', broken, 'offline'],
  ['it is asked too often', json(429, { message: 'slow down' }), 'too-many'],
  ['it is too large', json(413, { message: 'too large' }), 'server'],
  ['the server is busy', json(503, { message: 'busy' }), 'server'],
  ['the disk is full', json(507, { message: 'full' }), 'server'],
] as const)(
  'when %s, a write, a picture and an account come to the same',
  async (_, answer, outcome) => {
    // the client of accounts writes to the console that nothing answered
    vi.spyOn(console, 'error').mockImplementation(() => {});
    answerTo = answer;
    const writes = [
      save(),
      addPhotograph(KEY, 'E08000035', ID, 'before', jpeg()),
      removePhotograph(`E08000035/${ID}/before-${KEY}.jpg`),
      signUp('Ada', 'ada@council.example', 'a long enough password'),
      signIn('ada@council.example', 'a long enough password'),
    ];
    expect((await Promise.all(writes)).map((one) => one.outcome)).toEqual(Array(5).fill(outcome));
    vi.restoreAllMocks();
  },
);

test('storage says on the line that it was asked wrongly, and in its answer what it is', async () => {
  const put = () => addPhotograph(KEY, 'E08000035', ID, 'before', jpeg());
  const saying = (statusCode: string) => json(400, { statusCode, error: '', message: '' });
  answerTo = saying('403');
  expect(await put()).toEqual({ outcome: 'signed-out' });
  holdSession();
  expect(await put()).toEqual({ outcome: 'not-allowed' });
  answerTo = saying('413');
  expect(await put()).toMatchObject({ outcome: 'server' });
  answerTo = saying('409');
  expect(await put()).toMatchObject({ outcome: 'done' });
});

test('who is signed out in another tab is told so, and the page hears of it', async () => {
  answerTo = json(401, DENIED);
  expect(await save()).toEqual({ outcome: 'signed-out' });
  expect(told).toContain('out');
});

test('a session that the server does not know any more is forgotten here too', async () => {
  holdSession();
  answerTo = json(401, { code: 'PGRST301', message: 'JWT expired' });
  expect(await save()).toEqual({ outcome: 'signed-out' });
  expect(kept.get('ginnel-session')).toBeUndefined();
});

test('somebody who is signed in and may not keeps their session', async () => {
  holdSession();
  answerTo = json(403, DENIED);
  expect(await save()).toEqual({ outcome: 'not-allowed' });
  expect(kept.get('ginnel-session')).toBeDefined();
  expect(told).not.toContain('out');
});

test('a bug is thrown, after it was reported', async () => {
  const reported: unknown[] = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  answerTo = json(404, { code: 'PGRST202', message: 'Could not find the function' });
  await expect(replyToContribution(KEY, ID, 'We looked at it.')).rejects.toMatchObject({
    code: 'PGRST202',
  });
  expect(reported).toHaveLength(1);
});

test('nobody is told how many wait for moderation', async () => {
  answerTo = json(200, []);
  const count = pendingCountQuery('E08000035').queryFn as () => Promise<number>;
  await expect(count()).rejects.toThrow(NotDoneError);
  expect(asked).toEqual([]);
});
