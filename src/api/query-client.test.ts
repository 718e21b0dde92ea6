import { onlineManager, QueryObserver } from '@tanstack/react-query';
import * as v from 'valibot';
import { afterEach, expect, test } from 'vitest';
import { type NotDone, NotDoneError } from './answer.ts';
import { FileError } from './fetch-json.ts';
import { makeQueryClient, mayReadAgain } from './query-client.ts';

const notDone = (value: NotDone<never>) => new NotDoneError(value);

const unreadable = () => {
  try {
    return v.parse(v.string(), 1);
  } catch (error) {
    return error;
  }
};

test.each([
  ['an answer that did not come', notDone({ outcome: 'offline' }), true],
  ['a file that did not come', new FileError('/x', 'offline'), true],
  ['a file that was cut', new FileError('/x', 'unreadable'), true],
  ['a server at fault', notDone({ outcome: 'server', cause: { status: 503 } }), true],
  ['a bug', { code: 'XX000' }, true],
  ['a file that is not there', new FileError('/x', 'missing'), false],
  ['too many', notDone({ outcome: 'too-many' }), false],
  ['no backend', notDone({ outcome: 'no-backend' }), false],
  ['nobody signed in', notDone({ outcome: 'signed-out' }), false],
  ['an answer of another shape', unreadable(), false],
  ['such an answer by its name', notDone({ outcome: 'server', cause: unreadable() }), false],
])('%s is read again at most once', (_what, error, again) => {
  expect(mayReadAgain(0, error, true)).toBe(again);
  expect(mayReadAgain(1, error, true)).toBe(false);
});

test('what failed while the browser knows of no network is told at once', () => {
  expect(mayReadAgain(0, new FileError('/x', 'offline'), false)).toBe(false);
  expect(mayReadAgain(0, notDone({ outcome: 'offline' }), false)).toBe(false);
});

afterEach(() => onlineManager.setOnline(true));

test('a file that failed without a network is read when it is back', async () => {
  const client = makeQueryClient();
  client.mount();
  onlineManager.setOnline(false);
  const observer = new QueryObserver(client, {
    queryKey: ['file'],
    queryFn: async () => {
      if (!onlineManager.isOnline()) throw new FileError('/streets.geojson', 'offline');
      return 'streets';
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const until = (status: string) =>
    new Promise<unknown>((resolve) => {
      const stop = observer.subscribe((result) => {
        if (result.status !== status) return;
        stopLater(stop);
        resolve(result.data ?? result.error);
      });
    });
  const stops: (() => void)[] = [];
  const stopLater = (stop: () => void) => stops.push(stop);
  expect(await until('error')).toMatchObject({ kind: 'offline' });
  const mended = until('success');
  onlineManager.setOnline(true);
  expect(await mended).toBe('streets');
  for (const stop of stops) stop();
  client.unmount();
});
