/** What residents send and officers decide, by the functions of src/api on the shared server. */
import { expect, test } from 'vitest';
import { answerableQuery, answeredQuery } from '#api/answerable.ts';
import { contributionMarkersQuery } from '#api/contribution-markers.ts';
import {
  contributionQuery,
  contributionsQuery,
  decideContribution,
  followedQuery,
  pendingCountQuery,
  replyToContribution,
  submitContribution,
} from '#api/contributions.ts';
import type { ContributionStatus, Sending } from '#domain/contribution.ts';
import { newCode } from '#domain/receipt.ts';
import type { PlaceRole } from '#domain/roles.ts';
import { be, done, outcomeOf, service, shown } from './asking.ts';
import { HOME, key, REDCAR, SOME_TIME, sendingOf, sent } from './samples.ts';

/** The corner of the grid at 460500, 524700, worked out by the formulas of the Ordnance Survey. */
const CORNER: [number, number] = [-1.064728, 54.613841];

const listed = async (status: ContributionStatus, kind: 'idea' | 'need' | null = null) =>
  (await shown(contributionsQuery(REDCAR, { status, kind, limit: 1000 }))).contributions;
const withId = <T extends { id: string }>(rows: T[], id: string) =>
  rows.find((row) => row.id === id);

async function markerOf(id: string, role: PlaceRole | null) {
  const roles = role ? [{ place_code: REDCAR, role }] : [];
  const { features } = await shown(contributionMarkersQuery(REDCAR, roles));
  return features.find((feature) => feature.id === id);
}

async function decide(id: string, decision: 'published' | 'declined', reason: string | null) {
  await be('officer');
  return done(decideContribution(key(), { id, status: 'pending' }, decision, reason));
}

/** Of a sphere, in metres. */
function metresBetween([lng, lat]: number[], [otherLng, otherLat]: number[]): number {
  const degree = (6_371_000 * Math.PI) / 180;
  const [east, north] = [Number(lng) - Number(otherLng), Number(lat) - Number(otherLat)];
  return Math.hypot(east * degree * Math.cos((54.6 * Math.PI) / 180), north * degree);
}

test('a home is rounded to 100 metres for everybody, and exact for officers while it waits', async () => {
  expect(metresBetween(HOME, CORNER)).toBeLessThan(71);
  const { id, words } = await sent();
  expect(await shown(contributionQuery(REDCAR, id))).toBeNull();
  expect(await markerOf(id, null)).toBeUndefined();
  // nobody becomes an officer by saying so
  expect(await outcomeOf(markerOf(id, 'officer'))).toBe('signed-out');

  await be('planner');
  expect((await markerOf(id, 'planner'))?.geometry.coordinates).toEqual(CORNER);
  await be('officer');
  expect(await markerOf(id, 'officer')).toEqual({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: HOME },
    properties: { id, kind: 'idea', status: 'pending' },
  });
  await decide(id, 'published', null);
  expect((await markerOf(id, 'officer'))?.geometry.coordinates).toEqual(CORNER);

  await be(null);
  const row = {
    id,
    place_code: REDCAR,
    kind: 'idea',
    subject: 'event or group',
    words,
    street: 'Back Lane',
    lsoa_code: 'E01012145',
    public_point: { type: 'Point', coordinates: CORNER },
    status: 'published',
    decline_reason: null,
    created_at: SOME_TIME,
    decided_at: SOME_TIME,
  };
  expect(await shown(contributionQuery(REDCAR, id))).toEqual(row);
  expect(withId(await listed('published', 'idea'), id)).toEqual({ ...row, replies: [] });
  expect(withId(await listed('published', 'need'), id)).toBeUndefined();
  expect((await markerOf(id, null))?.geometry.coordinates).toEqual(CORNER);
});

test('what is no home keeps its exact point, and what has none has none', async () => {
  const exact = await sent({ blur: false, kind: 'need', subject: 'lighting' });
  const nowhere = await sent({ point: null, street: null, lsoaCode: null });
  for (const { id } of [exact, nowhere]) await decide(id, 'published', null);
  await be(null);
  const read = await shown(contributionQuery(REDCAR, exact.id));
  expect(read).toMatchObject({ kind: 'need', public_point: { coordinates: HOME } });
  expect((await markerOf(exact.id, null))?.geometry.coordinates).toEqual(HOME);
  expect(await shown(contributionQuery(REDCAR, nowhere.id))).toMatchObject({
    public_point: null,
    street: null,
    lsoa_code: null,
  });
  expect(await markerOf(nowhere.id, null)).toBeUndefined();
});

test('the same sending is one contribution, however often it is tried', async () => {
  const { words, key: held, receipt } = await sent();
  const again = (sending: Sending, how = { key: held, receipt }) =>
    submitContribution(REDCAR, sending, how);
  expect((await again(sendingOf(words))).outcome).toBe('done');
  // whoever signs in between two tries still sends once
  await be('resident');
  expect((await again(sendingOf(words))).outcome).toBe('done');
  const used = { outcome: 'refused', refusal: 'key-used', point: null };
  expect(await again({ ...sendingOf(words), blur: false })).toMatchObject(used);
  expect(await again(sendingOf(words), { key: key(), receipt })).toMatchObject(used);
  const { count } = await service()
    .from('contributions')
    .select('id', { count: 'exact', head: true })
    .eq('words', words);
  expect(count).toBe(1);
});

test('what cannot be taken is refused with its reason', async () => {
  await be(null);
  const refusal = async (different: Partial<Sending>, place = REDCAR, receipt = newCode()) => {
    const sending = { ...sendingOf('Words of the contract'), ...different };
    const answer = await submitContribution(place, sending, { key: key(), receipt });
    return answer.outcome === 'refused' ? answer.refusal : answer.outcome;
  };
  expect(await refusal({ words: 'ab' })).toBe('too-short');
  expect(await refusal({ street: 'x'.repeat(121) })).toBe('too-long');
  // longitude and latitude changed round lie in the sea off Somalia
  expect(await refusal({ point: [54.613579, -1.064321] })).toBe('outside-england');
  expect(await refusal({}, 'E06999999')).toBe('unknown-place');
  expect(await refusal({}, REDCAR, 'no receipt')).toBe('bad-receipt');
});

test('officers alone decide, once, and who was second is told', async () => {
  const { id, receipt } = await sent();
  const declining = (reason: string | null, held = key()) =>
    decideContribution(held, { id, status: 'pending' }, 'declined', reason);
  expect(await declining('It is known')).toEqual({ outcome: 'signed-out' });
  for (const person of ['resident', 'planner'] as const) {
    await be(person);
    expect(await declining('It is known')).toEqual({ outcome: 'not-allowed' });
  }
  await be('officer');
  expect(await declining(null)).toMatchObject({ refusal: 'reason-required' });
  const held = key();
  const declined = { outcome: 'done', value: { status: 'declined' } };
  expect(await declining('It is known', held)).toEqual(declined);
  expect(await declining('It is known', held)).toEqual(declined);
  expect(await declining('It is new', held)).toMatchObject({ refusal: 'key-used' });
  await be('admin');
  expect(await decideContribution(key(), { id, status: 'pending' }, 'published', null)).toEqual({
    outcome: 'conflict',
  });
  const nothing = { id: crypto.randomUUID(), status: 'pending' } as const;
  expect(await decideContribution(key(), nothing, 'published', null)).toMatchObject({
    refusal: 'not-found',
  });
  await be(null);
  expect(await shown(followedQuery(receipt))).toMatchObject({
    status: 'declined',
    decline_reason: 'It is known',
    decided_at: SOME_TIME,
  });
});

test('a reply is read by everybody and by the one who sent it', async () => {
  const { id, receipt, words } = await sent();
  const before = await shown(followedQuery(receipt));
  expect(before).toEqual({
    ok: true,
    kind: 'idea',
    subject: 'event or group',
    words,
    street: 'Back Lane',
    status: 'pending',
    decline_reason: null,
    created_at: SOME_TIME,
    decided_at: null,
    replies: [],
    actions: [],
  });
  expect(await shown(followedQuery(newCode()))).toEqual({ ok: false, refusal: 'not-found' });
  await decide(id, 'published', null);
  const held = key();
  const reply = (body: string, one = key()) => replyToContribution(one, id, body);
  await done(reply('We have asked the band.', held));
  await done(reply('We have asked the band.', held));
  await done(reply('The band will come.'));
  expect(await reply(' ')).toMatchObject({ refusal: 'too-short' });
  expect(await reply('x'.repeat(2001))).toMatchObject({ refusal: 'too-long' });
  await be('planner');
  expect(await reply('Perhaps')).toEqual({ outcome: 'not-allowed' });
  await be(null);
  expect(await reply('Perhaps')).toEqual({ outcome: 'signed-out' });

  const bodies = ['We have asked the band.', 'The band will come.'];
  const one = withId(await listed('published'), id);
  expect(one?.replies.map(({ body }) => body)).toEqual(bodies);
  const followed = await shown(followedQuery(receipt));
  expect(followed.ok && followed.replies.map(({ body }) => body)).toEqual(bodies);
});

test('staff alone learn what waits and how much of it', async () => {
  await be('planner');
  const before = await shown(pendingCountQuery(REDCAR));
  const first = await sent();
  const second = await sent();
  for (const question of [
    shown(pendingCountQuery(REDCAR)),
    listed('pending'),
    listed('declined'),
  ]) {
    expect(await outcomeOf(question)).toBe('signed-out');
  }
  await be('planner');
  expect(await shown(pendingCountQuery(REDCAR))).toBe(before + 2);
  const waiting = (await listed('pending')).map(({ id }) => id);
  // the longest waiting first
  expect(waiting.slice(-2)).toEqual([first.id, second.id]);
  await be('resident');
  expect(withId(await listed('pending'), first.id)).toBeUndefined();
});

test('an action can answer what is published, and shows whether it was replied to', async () => {
  const silent = await sent();
  const answered = await sent();
  const waiting = await sent();
  for (const { id } of [silent, answered]) await decide(id, 'published', null);
  await done(replyToContribution(key(), answered.id, 'It will be done.'));
  await be(null);
  const expected = (of: typeof silent, replied: boolean) => ({
    id: of.id,
    kind: 'idea',
    subject: 'event or group',
    words: of.words,
    street: 'Back Lane',
    created_at: SOME_TIME,
    replied,
  });
  const newestFirst = [expected(answered, true), expected(silent, false)];
  const ids = [silent.id, waiting.id, answered.id];
  expect(await shown(answeredQuery(REDCAR, ids))).toEqual(newestFirst);
  const { contributions, total } = await shown(answerableQuery(REDCAR, 2));
  expect(contributions).toEqual(newestFirst);
  expect(total).toBe((await listed('published')).length);
});
