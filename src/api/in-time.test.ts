import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTime } from './in-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A line on which an answer comes after so many milliseconds, or never. */
const line = (answerAfter: number): typeof fetch =>
  inTime(
    (_input, init) =>
      new Promise((resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        if (Number.isFinite(answerAfter))
          setTimeout(() => resolve(new Response('rows')), answerAfter);
      }),
  );
const DEAD = Number.POSITIVE_INFINITY;

test('an answer that never begins is as good as no network', async () => {
  const asked = expect(line(DEAD)('/rest/v1/plans')).rejects.toThrow(TypeError);
  await vi.advanceTimersByTimeAsync(30_000);
  await asked;
});

test('a slow answer comes, and is not cut once it has begun', async () => {
  const signals: AbortSignal[] = [];
  const ask = inTime(async (_input, init) => {
    if (init?.signal) signals.push(init.signal);
    return new Response('rows');
  });
  expect(await (await ask('/rest/v1/plans')).text()).toBe('rows');
  await vi.advanceTimersByTimeAsync(200_000);
  expect(signals.map((signal) => signal.aborted)).toEqual([false]);
  const slow = line(29_000)('/rest/v1/plans');
  await vi.advanceTimersByTimeAsync(29_000);
  expect((await slow).ok).toBe(true);
});

test('a photograph has three minutes to be sent', async () => {
  const sent = line(170_000)('/storage/v1/object/photographs/lane.jpg');
  await vi.advanceTimersByTimeAsync(170_000);
  expect((await sent).ok).toBe(true);
});

test('whoever asks may still stop it, and is told of that alone', async () => {
  const stop = new AbortController();
  const asked = expect(line(DEAD)('/rest/v1/plans', { signal: stop.signal })).rejects.toThrow(
    'enough',
  );
  stop.abort(new Error('enough'));
  await asked;
});
