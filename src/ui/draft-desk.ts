/**
 * What somebody is writing, kept as they write, and the drafts that were left elsewhere. It knows
 * neither what is written nor where it is kept. The store is slow and the person is not: they write
 * from the first moment, and what is found after that takes no letter away.
 */

/** A draft as it stands in the store; `changedAt` in milliseconds since 1970. */
export type HeldDraft<T> = { id: string; changedAt: number; value: T };
export type DraftStore<T> = {
  /** `own` opens by itself here; the others are told of */
  read(): Promise<{ own: HeldDraft<T> | null; others: HeldDraft<T>[] }>;
  /** `kept: false` where it goes with this tab */
  keep(draft: HeldDraft<T>): Promise<{ kept: boolean }>;
  /** it stays, and is nobody's */
  leave(id: string): Promise<void>;
  drop(id: string): Promise<void>;
  newId(): string;
  now(): number;
};

type Desk<T> = {
  draft: T;
  /** the store has not answered yet */
  reading: boolean;
  /** it was begun before: found here, or gone on with */
  restored: boolean;
  /** how often the draft was replaced by one from the store */
  replaced: number;
  /** false once the store did not take what was written */
  kept: boolean;
  /** the newest first; what is in them is for whoever goes on */
  others: { id: string; changedAt: number }[];
};

export type DraftDesk<T extends object> = ReturnType<typeof draftDesk<T>>;

/** Begins to read at once. `begun`: whether there is anything in it that is worth keeping. */
export function draftDesk<T extends object>(
  store: DraftStore<T>,
  start: T,
  begun: (draft: T, start: T) => boolean,
) {
  let beginning = start;
  let others: HeldDraft<T>[] = [];
  let id = store.newId();
  let desk: Desk<T> = {
    draft: start,
    reading: true,
    restored: false,
    replaced: 0,
    kept: true,
    others: [],
  };
  const listeners = new Set<() => void>();
  const show = (part: Partial<Desk<T>>) => {
    desk = { ...desk, ...part, others: others.map(({ id, changedAt }) => ({ id, changedAt })) };
    for (const listener of listeners) listener();
  };

  /** What is kept when its turn comes: of what waits, only the newest. */
  let newest: { held: HeldDraft<T>; done: Promise<{ kept: boolean }> } | null = null;
  /** One after the other, so that what was dropped does not come back by what was kept before. */
  let work: Promise<unknown> = Promise.resolve();
  const inTurn = <R>(what: () => Promise<R>): Promise<R> => {
    // what is kept from now on comes after it
    newest = null;
    const done = work.then(what);
    work = done;
    return done;
  };

  const keep = async (value: T): Promise<{ kept: boolean }> => {
    const held = { id, changedAt: store.now(), value };
    if (newest?.held.id === id) newest.held = held;
    else {
      const mine = { held, done: Promise.resolve({ kept: true }) };
      mine.done = inTurn(() => {
        if (newest === mine) newest = null;
        return store.keep(mine.held);
      });
      newest = mine;
    }
    const { kept } = await newest.done;
    if (held.id === id) show({ kept });
    return { kept };
  };
  /** The one in hand goes back to the others. */
  const layAside = () => {
    if (!begun(desk.draft, beginning)) return;
    const laid = { id, changedAt: store.now(), value: desk.draft };
    others = [laid, ...others];
    void inTurn(() => store.leave(laid.id));
  };
  const take = (held: HeldDraft<T>, changed: Partial<T>) => {
    id = held.id;
    const draft = { ...held.value, ...changed };
    show({ draft, reading: false, restored: true, replaced: desk.replaced + 1 });
  };

  /** what was changed while the store was read */
  let changed: Partial<T> = {};
  void inTurn(() => store.read()).then((found) => {
    others = found.others;
    const { own } = found;
    if (own && !begun(desk.draft, beginning)) {
      take(own, changed);
      if (Object.keys(changed).length > 0) void keep(desk.draft);
      return;
    }
    if (own) {
      others = [own, ...others];
      void inTurn(() => store.leave(own.id));
    }
    show({ reading: false });
  });

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read: () => desk,
    /** Changes the draft and keeps it. What is kept when this resolves outlives the page. */
    change(part: Partial<T>): Promise<{ kept: boolean }> {
      changed = { ...changed, ...part };
      const draft = { ...desk.draft, ...part };
      show({ draft });
      if (begun(draft, beginning)) return keep(draft);
      void inTurn(() => store.drop(id));
      return Promise.resolve({ kept: true });
    },
    /** Throws what is in hand away, and begins anew. */
    reset(next: T = beginning) {
      const old = id;
      void inTurn(() => store.drop(old));
      id = store.newId();
      beginning = next;
      show({ draft: next, restored: false });
    },
    /** It is sent or saved: nothing of it is kept, and it stays on the screen. */
    forget(): Promise<void> {
      const old = id;
      id = store.newId();
      return inTurn(() => store.drop(old));
    },
    /** Takes up another draft. What is in hand is laid aside. */
    goOn(other: string) {
      const held = others.find((one) => one.id === other);
      if (!held) return;
      others = others.filter((one) => one !== held);
      layAside();
      take(held, {});
      // it is this tab's from now on; the tab it came from goes on with a copy of its own. It is
      // dropped after it was kept: whoever leaves the page in between finds it twice, and not never
      id = store.newId();
      void keep(desk.draft);
      void inTurn(() => store.drop(held.id));
    },
    throwAway(other: string) {
      others = others.filter((one) => one.id !== other);
      show({});
      void inTurn(() => store.drop(other));
    },
  };
}
