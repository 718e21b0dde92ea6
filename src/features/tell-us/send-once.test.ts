import { describe, expect, test } from 'vitest';
import type { Answer } from '#api/answer.ts';
import type { Attempt } from './in-hand.ts';
import { sendOnce } from './send-once.ts';

type Refusal = 'key-used' | 'bad-receipt' | 'too-short';
type SendAnswer = Answer<null, Refusal>;
const DONE: SendAnswer = { outcome: 'done', value: null };
const OFFLINE: SendAnswer = { outcome: 'offline' };
const refused = (refusal: Refusal): SendAnswer => ({
  outcome: 'refused',
  refusal,
  reason: '',
  point: null,
});

/** A device: what it keeps and sends, with these answers one after the other. */
function device(answers: SendAnswer[], online = true) {
  const log: (Attempt | null | { key: string; receipt: string; out: true })[] = [];
  let kept: Attempt | null = null;
  const ways = {
    keep: async (attempt: Attempt | null) => {
      kept = attempt;
      log.push(attempt);
    },
    submit: async ({ key, receipt }: { key: string; receipt: string }) => {
      log.push({ key, receipt, out: true });
      const answer = answers.shift();
      if (!answer) throw new Error('sent more often than it should be');
      return answer;
    },
    online: () => online,
  };
  const press = () => sendOnce<Refusal>('need', kept, ways);
  const sent = () => log.flatMap((one) => (one && 'out' in one ? [one] : []));
  return { press, sent, log, kept: () => kept };
}

test('key and receipt are kept before anything is sent, and the receipt is the one sent', async () => {
  const here = device([DONE]);
  const result = await here.press();
  const [kept, sent] = here.log;
  expect(kept).toMatchObject({ kind: 'need', maybe: true });
  expect(sent).toMatchObject({ out: true, key: (kept as Attempt).key });
  expect(result).toEqual({ outcome: 'sent', receipt: (kept as Attempt).receipt });
});

test('after a lost answer the next press is the same write', async () => {
  const here = device([OFFLINE, { outcome: 'server', cause: 503 }, DONE]);
  expect(await here.press()).toEqual({ outcome: 'not-done', notDone: OFFLINE });
  expect(here.kept()?.maybe).toBe(true);
  await here.press();
  const result = await here.press();
  const [first, second, third] = here.sent();
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(result).toEqual({ outcome: 'sent', receipt: first?.receipt });
});

test('an earlier version that had arrived is told with its receipt, and the next press is a new one', async () => {
  const here = device([OFFLINE, refused('key-used'), DONE]);
  await here.press();
  const receipt = here.kept()?.receipt;
  expect(await here.press()).toEqual({
    outcome: 'earlier-arrived',
    arrived: { code: receipt, kind: 'need' },
  });
  expect(here.kept()).toBeNull();
  await here.press();
  const [first, second, third] = here.sent();
  expect(second).toEqual(first);
  expect(third?.key).not.toBe(first?.key);
  expect(third?.receipt).not.toBe(first?.receipt);
});

test('a refusal forgets the key', async () => {
  const here = device([refused('too-short'), DONE]);
  expect(await here.press()).toEqual({ outcome: 'not-done', notDone: refused('too-short') });
  expect(here.kept()).toBeNull();
  await here.press();
  const [first, second] = here.sent();
  expect(second?.key).not.toBe(first?.key);
});

test.each(['key-used', 'bad-receipt'] as const)(
  '%s of a fresh one is mended unseen',
  async (no) => {
    const here = device([refused(no), DONE]);
    const result = await here.press();
    const [first, second] = here.sent();
    expect(second?.receipt).not.toBe(first?.receipt);
    expect(result).toEqual({ outcome: 'sent', receipt: second?.receipt });
  },
);
test('it does not go on for ever', async () => {
  const no = refused('bad-receipt');
  const here = device([no, no]);
  expect(await here.press()).toEqual({ outcome: 'not-done', notDone: no });
});

describe('whether it may have arrived', () => {
  test('a device that knows it is offline has sent nothing', async () => {
    const here = device([OFFLINE], false);
    await here.press();
    expect(here.kept()?.maybe).toBe(false);
  });
  test('unless an answer came all the same', async () => {
    const here = device([{ outcome: 'server', cause: 500 }], false);
    await here.press();
    expect(here.kept()?.maybe).toBe(true);
  });
  test('too many tries leave it as it was', async () => {
    const here = device([OFFLINE, { outcome: 'too-many' }, DONE]);
    await here.press();
    const before = here.kept();
    await here.press();
    expect(here.kept()).toEqual(before);
    await here.press();
    expect(new Set(here.sent().map(({ key }) => key)).size).toBe(1);
  });
  test('too many at the first press is no try', async () => {
    const here = device([{ outcome: 'too-many' }]);
    await here.press();
    expect(here.kept()).toBeNull();
  });
});
