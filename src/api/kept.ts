/**
 * What is kept on this device, and the only code that touches the browser's stores. Nothing here
 * throws: where the browser keeps nothing (forbidden, full, cleared) the memory of this tab serves
 * until it is closed, and whoever keeps something is told so.
 */
import { createStore, del, entries, get, promisifyRequest, set } from 'idb-keyval';

/** `kept: false`: it is here until this tab is closed or loaded again, and no longer. */
export type Kept = { kept: boolean };

/** A store that does not answer in this time, in milliseconds, keeps nothing. */
const PATIENCE = 3000;
const GONE = Symbol('gone');

const store = createStore('ginnel', 'kept');
/** what the browser has not taken yet, or would not take: it counts before what the store says */
const memory = new Map<string, unknown>();

/** Keeps a value that can be cloned. It can be read at once. */
export async function keepValue(key: string, value: unknown): Promise<Kept> {
  memory.set(key, value);
  return { kept: await handOver(key, value, () => set(key, value, store)) };
}

export async function dropValue(key: string): Promise<void> {
  memory.set(key, GONE);
  await handOver(key, GONE, () => del(key, store));
}

/** Undefined where nothing is kept. */
export async function keptValue(key: string): Promise<unknown> {
  const held = memory.get(key);
  if (held !== undefined) return held === GONE ? undefined : held;
  return attempt(() => get<unknown>(key, store), undefined);
}

/** All that is kept under keys that begin with this. */
export async function keptUnder(prefix: string): Promise<Map<string, unknown>> {
  const stored = await attempt(() => entries<string, unknown>(store), []);
  const found = new Map([...stored, ...memory].filter(([key]) => key.startsWith(prefix)));
  for (const [key, value] of found) if (value === GONE) found.delete(key);
  return found;
}

/**
 * Drops those of a prefix that `goes` says. Each is looked at and dropped in one go: what another tab
 * writes in its place meanwhile is another value, and stays.
 */
export async function dropUnder(prefix: string, goes: (value: unknown) => boolean): Promise<void> {
  for (const [key, value] of memory)
    if (value !== GONE && key.startsWith(prefix) && goes(value)) await dropValue(key);
  await attempt(
    () =>
      store('readwrite', (kept) => {
        const looking = kept.openCursor();
        looking.onsuccess = () => {
          const at = looking.result;
          if (!at) return;
          const key = String(at.key);
          if (key.startsWith(prefix) && goes(at.value)) at.delete();
          at.continue();
        };
        return promisifyRequest(kept.transaction);
      }),
    undefined,
  );
}

async function handOver(key: string, value: unknown, work: () => Promise<void>): Promise<boolean> {
  const taken = await attempt(async () => {
    await work();
    return true;
  }, false);
  // what was written after it is not its to remove
  if (taken && memory.get(key) === value) memory.delete(key);
  return taken;
}

async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, otherwise);
  });
  try {
    return await Promise.race([work(), late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

/** What the Supabase client calls its session by, in the store below. */
export const SESSION_KEY = 'ginnel-session';
const signedIn = new Map<string, string>();

/** Where the Supabase client keeps who is signed in: all tabs share it, or else this tab alone has it. */
export const signInStore = {
  getItem(key: string): string | null {
    return signedIn.get(key) ?? trying(() => localStorage.getItem(key), null);
  },
  setItem(key: string, value: string): void {
    const taken = trying(() => {
      localStorage.setItem(key, value);
      return true;
    }, false);
    if (taken) return void signedIn.delete(key);
    signedIn.set(key, value);
    // a full store still holds the session before this one, which the server has ended
    trying(() => localStorage.removeItem(key), undefined);
  },
  removeItem(key: string): void {
    signedIn.delete(key);
    trying(() => localStorage.removeItem(key), undefined);
  },
};

/** Whether somebody signed in on this device and did not sign out. The session may have ended since. */
export const somebodySignedIn = () => signInStore.getItem(SESSION_KEY) !== null;

type TabKey = 'ginnel-tab' | 'ginnel-sent';
/** Outlives a reload of this tab, and goes with it. A tab that was duplicated begins with a copy. */
export const tabStore = {
  read: (key: TabKey): string | null => trying(() => sessionStorage.getItem(key), null),
  write(key: TabKey, text: string): Kept {
    const put = () => {
      sessionStorage.setItem(key, text);
      return true;
    };
    return { kept: trying(put, false) };
  },
  drop: (key: TabKey): void => trying(() => sessionStorage.removeItem(key), undefined),
};

function trying<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
