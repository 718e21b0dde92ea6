import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** A page that was just opened in this browser. */
async function page() {
  vi.resetModules();
  return {
    ...(await import('./kept.ts')),
    ...(await import('./kept-codes.ts')),
    ...(await import('./kept-drafts.ts')),
    ...(await import('./kept-sent.ts')),
  };
}

/** A Storage as browsers have it; `full` takes nothing more. */
function storage(full = false) {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      values.set(key, value);
    },
    removeItem: (key: string) => void values.delete(key),
    values,
  };
}
/** As a browser does whose owner forbids sites to keep anything. */
function forbid(...names: string[]) {
  for (const name of names)
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
}

const NAMES = ['indexedDB', 'localStorage', 'sessionStorage'] as const;
beforeEach(() => {
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  for (const name of NAMES)
    Object.defineProperty(globalThis, name, {
      configurable: true,
      writable: true,
      value: name === 'indexedDB' ? new IDBFactory() : storage(),
    });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const name of NAMES) Reflect.deleteProperty(globalThis, name);
});

const KEEPERS = {
  'where sites may keep nothing': () => forbid(...NAMES),
  'where there is no IndexedDB': () => {
    Reflect.deleteProperty(globalThis, 'indexedDB');
  },
  'where the disk is full': () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
  },
  'where the store does not open': () => {
    Object.assign(indexedDB, {
      open: () => {
        const request = { error: new DOMException('broken', 'UnknownError'), onerror: () => {} };
        setTimeout(() => request.onerror());
        return request;
      },
    });
  },
};

test('what is kept is there when the page is opened again', async () => {
  const first = await page();
  expect(await first.keepValue('a/1', { words: 'Bags' })).toEqual({ kept: true });
  const second = await page();
  expect(await second.keptValue('a/1')).toEqual({ words: 'Bags' });
  expect([...(await second.keptUnder('a/'))]).toEqual([['a/1', { words: 'Bags' }]]);
  expect([...(await second.keptUnder('b/'))]).toEqual([]);
  await second.dropValue('a/1');
  expect(await (await page()).keptValue('a/1')).toBeUndefined();
});

describe.each(Object.entries(KEEPERS))('%s', (_, begin) => {
  test('the memory of the tab serves, and it is said', async () => {
    begin();
    const here = await page();
    expect(await here.keepValue('a/1', 'words')).toEqual({ kept: false });
    expect(await here.keptValue('a/1')).toBe('words');
    expect([...(await here.keptUnder('a/')).keys()]).toEqual(['a/1']);
    await here.dropValue('a/1');
    expect(await here.keptValue('a/1')).toBeUndefined();
    expect(await here.keptUnder('a/')).toEqual(new Map());
    expect(await (await page()).keptValue('a/1')).toBeUndefined();
  });
  test('a code is not kept, and it is said', async () => {
    begin();
    const here = await page();
    const receipt = { code: 'A', placeCode: 'E', kind: 'need', sentAt: '2026-11-25' } as const;
    expect(await here.keepReceipt(receipt)).toEqual({ kept: false });
    expect(await here.keptReceipts()).toEqual([]);
  });
});

test('a store that never answers is not waited for', async () => {
  vi.useFakeTimers();
  Object.assign(indexedDB, { open: () => ({}) });
  const here = await page();
  const kept = here.keepValue('a/1', 'words');
  await vi.runAllTimersAsync();
  expect(await kept).toEqual({ kept: false });
  expect(await here.keptValue('a/1')).toBe('words');
  vi.useRealTimers();
});

test('what the browser took later counts from then on', async () => {
  const here = await page();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await here.keepValue('a/1', 'one')).toEqual({ kept: false });
  expect(await here.keepValue('a/1', 'two')).toEqual({ kept: true });
  expect(await (await page()).keptValue('a/1')).toBe('two');
});

describe('who is signed in', () => {
  test('is kept for every tab', async () => {
    const { signInStore, SESSION_KEY, somebodySignedIn } = await page();
    expect(somebodySignedIn()).toBe(false);
    signInStore.setItem(SESSION_KEY, 'token');
    expect(localStorage.getItem('ginnel-session')).toBe('token');
    expect((await page()).somebodySignedIn()).toBe(true);
    signInStore.removeItem(SESSION_KEY);
    expect(somebodySignedIn()).toBe(false);
  });
  test('is known in this tab where sites may keep nothing', async () => {
    forbid(...NAMES);
    const { signInStore, SESSION_KEY, somebodySignedIn } = await page();
    expect(somebodySignedIn()).toBe(false);
    signInStore.setItem(SESSION_KEY, 'token');
    expect(signInStore.getItem(SESSION_KEY)).toBe('token');
    expect(somebodySignedIn()).toBe(true);
    signInStore.removeItem(SESSION_KEY);
    expect(somebodySignedIn()).toBe(false);
  });
  test('a full store does not keep the session that has ended', async () => {
    const full = storage(true);
    full.values.set('ginnel-session', 'the one before');
    Object.assign(globalThis, { localStorage: full });
    const { signInStore, SESSION_KEY } = await page();
    signInStore.setItem(SESSION_KEY, 'the one now');
    expect(signInStore.getItem(SESSION_KEY)).toBe('the one now');
    expect(full.values.size).toBe(0);
  });
});

describe('the receipt on the screen', () => {
  const sent = { code: 'A', kind: 'need' as const, sentAt: '2026-11-25', earlier: ['B'] };
  test('outlives a reload, until it is left', async () => {
    const state = (await page()).keepSent(sent);
    expect(JSON.stringify(state)).not.toContain('"A"');
    const again = await page();
    expect(again.sentOf(state)).toEqual(sent);
    expect(again.sentOf(null)).toBeNull();
    again.leaveSent();
    expect(again.sentOf(state)).toBeNull();
  });
  test.each([
    ['may keep nothing', () => forbid(...NAMES)],
    ['is full', () => void Object.assign(globalThis, { sessionStorage: storage(true) })],
  ])('is carried by the history where the browser %s', async (_, begin) => {
    begin();
    const state = (await page()).keepSent(sent);
    expect((await page()).sentOf(state)).toEqual(sent);
  });
});

test('twenty codes are kept, the newest first', async () => {
  const here = await page();
  const receipts = Array.from({ length: 21 }, (_, day) => ({
    code: `code ${day}`,
    placeCode: 'E08000035',
    kind: 'need' as const,
    sentAt: `2026-11-${String(day + 1).padStart(2, '0')}`,
  }));
  for (const receipt of receipts) await here.keepReceipt(receipt);
  const codes = (await here.keptReceipts()).map(({ code }) => code);
  expect(codes).toHaveLength(20);
  expect(codes[0]).toBe('code 20');
  expect(codes).not.toContain('code 0');
  await here.forgetReceipt('code 20');
  expect((await here.keptReceipts())[0]?.code).toBe('code 19');
});

describe('drafts', () => {
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;
  const said = { what: 'contribution/leeds', owner: null };
  const area = { what: 'area/leeds:new', owner: 'officer-1' };
  const now = Date.UTC(2026, 10, 25, 12);
  const draft = (id: string, ago = 0) => ({ id, changedAt: now - ago, value: { words: id } });
  type Page = Awaited<ReturnType<typeof page>>;
  const ids = async (here: Page, scope: typeof said | typeof area, tab: string, at = now) => {
    const { own, others } = await here.draftsOf(scope, at, tab);
    return [own?.id ?? null, others.map(({ id }) => id)];
  };

  test('one opens by itself in its own tab alone', async () => {
    const here = await page();
    await here.keepDraft(said, draft('one', 2000), 'tab 1');
    await here.keepDraft(said, draft('two', 1000), 'tab 2');
    await here.keepDraft({ ...said, what: 'contribution/york' }, draft('far'), 'tab 1');
    const again = await page();
    expect(await ids(again, said, 'tab 1')).toEqual(['one', ['two']]);
    expect(await ids(again, said, 'tab 2')).toEqual(['two', ['one']]);
    expect(await ids(again, said, 'tab 3')).toEqual([null, ['two', 'one']]);
    expect((await again.draftsOf(said, now, 'tab 1')).own).toEqual(draft('one', 2000));
  });
  test('a stranger’s no longer opens by itself after an hour, an officer’s does', async () => {
    const here = await page();
    await here.keepDraft(said, draft('said', HOUR), 'tab');
    await here.keepDraft(area, draft('area', 30 * DAY), 'tab');
    expect(await ids(here, said, 'tab')).toEqual([null, ['said']]);
    expect(await ids(here, area, 'tab')).toEqual(['area', []]);
  });
  test('one that was left opens nowhere by itself', async () => {
    const here = await page();
    await here.keepDraft(said, draft('one'), 'tab');
    await here.leaveDraft('one');
    expect(await ids(here, said, 'tab')).toEqual([null, ['one']]);
    await here.dropDraft('one');
    await here.leaveDraft('one');
    expect(await ids(here, said, 'tab')).toEqual([null, []]);
  });
  test('strangers’ go after seven days, and what cannot be read', async () => {
    const here = await page();
    await here.keepDraft(said, draft('old', 7 * DAY), 'tab');
    await here.keepDraft(said, draft('young', 7 * DAY - 1), 'tab');
    await here.keepDraft(area, draft('area', 70 * DAY), 'tab');
    await here.keepValue('draft/odd', 'from another version');
    await here.keepValue('receipt/odd', 'not a draft');
    await here.forgetOldDrafts(now);
    const left = await (await page()).keptUnder('');
    expect([...left.keys()].sort()).toEqual(['draft/area', 'draft/young', 'receipt/odd']);
  });
  test('an officer’s are shown to that officer, and go when they sign out', async () => {
    const here = await page();
    await here.keepDraft(area, draft('mine'), 'tab');
    await here.keepDraft({ ...area, owner: 'officer-2' }, draft('theirs'), 'tab');
    await here.keepDraft(said, draft('said'), 'tab');
    expect(await ids(here, area, 'tab')).toEqual(['mine', []]);
    // what another tab went on with since they pressed is still being written
    await here.dropDraftsOf('officer-1', now - 1);
    expect(await ids(here, area, 'tab')).toEqual(['mine', []]);
    await here.dropDraftsOf('officer-1', now);
    expect(await ids(here, area, 'tab')).toEqual([null, []]);
    expect(await ids(here, { ...area, owner: 'officer-2' }, 'tab')).toEqual(['theirs', []]);
    expect(await ids(here, said, 'tab')).toEqual(['said', []]);
  });
  test('what another tab writes on while they are looked through stays', async () => {
    const [here, other] = [await page(), await page()];
    await here.keepDraft(area, draft('mine'), 'tab');
    expect(await ids(other, area, 'other')).toEqual([null, ['mine']]);
    const dropped = other.dropDraftsOf('officer-1', now);
    await here.keepDraft(area, { ...draft('mine'), changedAt: now + 1 }, 'tab');
    await dropped;
    expect(await ids(await page(), area, 'tab')).toEqual(['mine', []]);
  });
});
