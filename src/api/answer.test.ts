import { expect, test } from 'vitest';
import {
  mayHaveArrived,
  NotDoneError,
  notDoneOf,
  notDoneOfFailure,
  notDoneOfRefusal,
  statusOfFault,
} from './answer.ts';

const denied = { code: '42501', message: 'permission denied for function save_plan' };

test.each([
  ['nothing answers', { message: 'TypeError: Failed to fetch' }, 0, 'held', 'offline'],
  ['the token is refused', { code: 'PGRST301' }, 401, 'held', 'signed-out'],
  ['nobody is signed in', denied, 401, 'none', 'signed-out'],
  ['the database denies it to nobody', denied, 403, 'none', 'signed-out'],
  ['the database denies it to somebody', denied, 403, 'held', 'not-allowed'],
  ['42501 comes with another status', denied, 400, 'held', 'not-allowed'],
  ['the storage forbids it', { message: 'new row violates' }, 403, 'held', 'not-allowed'],
  ['the session could not be renewed', denied, 401, 'unknown', 'offline'],
  ['it is asked too often', { message: 'slow down' }, 429, 'held', 'too-many'],
  ['it is too large', { message: '' }, 413, 'held', 'server'],
  ['the server fails', { message: 'boom' }, 500, 'none', 'server'],
  ['the server is busy', { message: 'busy' }, 503, 'held', 'server'],
  ['the disk is full', { message: 'full' }, 507, 'held', 'server'],
] as const)('when %s, %j with %i and a session %s is %s', (_, error, status, session, outcome) => {
  expect(notDoneOfFailure({ error, status, session })).toMatchObject({ outcome });
});

test.each([
  ['no such function', { code: 'PGRST202' }, 404],
  ['a parameter that is no uuid', { code: '22P02' }, 400],
  ['something without a status', { message: 'what?' }, undefined],
] as const)('%s is a bug', (_, error, status) => {
  expect(notDoneOfFailure({ error, status, session: 'held' })).toBeNull();
});

test('a fault of the server keeps its status, so that a full disk is said to be one', () => {
  const fault = notDoneOfFailure({ error: { message: 'full' }, status: 507, session: 'held' });
  expect(fault && statusOfFault(fault)).toBe(507);
  expect(statusOfFault({ outcome: 'server', cause: new Error('odd') })).toBeNull();
  expect(statusOfFault({ outcome: 'offline' })).toBeNull();
});

test.each([
  ['not-allowed', 'not-allowed'],
  ['version-conflict', 'conflict'],
  ['already-decided', 'conflict'],
  ['too-many', 'too-many'],
] as const)('the refusal %s is %s', (refusal, outcome) => {
  expect(notDoneOfRefusal({ refusal })).toEqual({ outcome });
});

test('any other refusal keeps its reason and the point where the shape fails', () => {
  const refused = {
    refusal: 'invalid-geometry',
    reason: 'Self-intersection',
    point: [-1.5, 53.8],
  } as const;
  expect(notDoneOfRefusal({ ...refused, point: [-1.5, 53.8] })).toEqual({
    outcome: 'refused',
    ...refused,
  });
  expect(notDoneOfRefusal({ refusal: 'reply-owed' })).toEqual({
    outcome: 'refused',
    refusal: 'reply-owed',
    reason: '',
    point: null,
  });
});

test('what was thrown is told: as it was, or as the server’s fault', () => {
  expect(notDoneOf(new NotDoneError({ outcome: 'offline' }))).toEqual({ outcome: 'offline' });
  const bug = new TypeError('undefined is not a function');
  expect(notDoneOf(bug)).toEqual({ outcome: 'server', cause: bug });
});

test('only what got no answer, or a broken one, may have arrived', () => {
  const outcomes = (['done', 'offline', 'server', 'conflict', 'signed-out', 'too-many'] as const)
    .map((outcome) => ({ outcome, value: null, cause: null }))
    .filter((answer) => mayHaveArrived(answer))
    .map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['offline', 'server']);
});
