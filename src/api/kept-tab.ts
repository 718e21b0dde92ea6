/** Which tab this is, so that what was begun in it opens in it again after a reload, and in no other. */
import { randomId } from '#domain/random.ts';
import { tabStore } from './kept.ts';

/**
 * How long a page that is being loaded again may take to let go of its tab, in milliseconds: with a
 * map on a slow device more than one second.
 */
const LETTING_GO = 5000;

type Parts = {
  store: Pick<typeof tabStore, 'read' | 'write'>;
  /** undefined where the browser has none: then two tabs that were one count as one */
  locks: Pick<LockManager, 'request'> | undefined;
  lettingGo?: number;
};

let claimed: Promise<string> | null = null;

/** The same until this tab is closed; where the browser keeps nothing, until it is loaded again. */
export const thisTab = (): Promise<string> => {
  claimed ??= claimTab({ store: tabStore, locks: globalThis.navigator?.locks });
  return claimed;
};

/**
 * A tab that was duplicated finds the id of the other one in its copy of the store. Which of the two
 * it is, only a lock can tell: a page holds it as long as it lives.
 */
export async function claimTab({ store, locks, lettingGo = LETTING_GO }: Parts): Promise<string> {
  const found = store.read('ginnel-tab');
  if (found !== null && (await take(locks, found, lettingGo))) return found;
  const fresh = randomId();
  store.write('ginnel-tab', fresh);
  await take(locks, fresh, lettingGo);
  return fresh;
}

/** True once this page holds it; false where another one does not let go. */
function take(locks: Parts['locks'], id: string, lettingGo: number): Promise<boolean> {
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), lettingGo);
    const hold = () => {
      clearTimeout(timer);
      resolve(true);
      // for as long as this page lives
      return new Promise(() => {});
    };
    locks
      .request(`ginnel-tab-${id}`, { signal: waiting.signal }, hold)
      // a browser that forbids locks is as one that has none
      .catch(() => resolve(!waiting.signal.aborted))
      .finally(() => clearTimeout(timer));
  });
}
