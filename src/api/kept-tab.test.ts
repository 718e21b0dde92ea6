import { expect, test } from 'vitest';
import { claimTab } from './kept-tab.ts';

/** The store of one tab; a duplicated tab begins with a copy. */
const storeOf = (id: string | null = null) => {
  let kept = id;
  return {
    read: () => kept,
    write: (_: string, next: string) => {
      kept = next;
      return { kept: true };
    },
  };
};

/** Locks as browsers have them; `close` is what the end of the page that asked first does. */
function locksOf() {
  const held = new Map<string, Promise<void>>();
  const close: (() => void)[] = [];
  const request = async (
    name: string,
    { signal }: LockOptions,
    callback: LockGrantedCallback<unknown>,
  ): Promise<unknown> => {
    const given = new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
    await Promise.race([held.get(name), given]);
    held.set(name, new Promise((resolve) => close.push(resolve)));
    return callback({ name, mode: 'exclusive' });
  };
  return { locks: { request } as unknown as LockManager, close };
}

test('a tab has the same id after it was loaded again', async () => {
  const store = storeOf();
  const { locks, close } = locksOf();
  const id = await claimTab({ store, locks });
  // the page that goes, with its map, lets go long after the next one has asked
  setTimeout(() => close[0]?.(), 600);
  expect(await claimTab({ store, locks })).toBe(id);
});
test('a tab that was duplicated counts as two', async () => {
  const { locks } = locksOf();
  const id = await claimTab({ store: storeOf('one'), locks });
  const copy = storeOf('one');
  const other = await claimTab({ store: copy, locks, lettingGo: 50 });
  expect(other).not.toBe(id);
  expect(copy.read()).toBe(other);
});
test('where nothing is kept a tab has an id until it is loaded again', async () => {
  const store = { read: () => null, write: () => ({ kept: false }) };
  const { locks } = locksOf();
  expect(await claimTab({ store, locks })).not.toBe(await claimTab({ store, locks }));
});
test.each([
  ['has no locks', undefined],
  [
    'forbids locks',
    { request: () => Promise.reject(new DOMException('forbidden', 'SecurityError')) } as never,
  ],
])('a browser that %s believes what the tab kept', async (_, locks) => {
  const store = storeOf();
  const id = await claimTab({ store, locks });
  expect(await claimTab({ store, locks })).toBe(id);
});
