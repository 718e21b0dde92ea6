/** What is typed into a form outlives the form: a walk to the sign-in page, a reload, a wrong press. */

import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import * as v from 'valibot';
import { SessionEnded } from './open-forms.ts';

/** A draft that was begun in another tab or at another time; `changedAt` in milliseconds since 1970. */
export type OtherDraft = { id: string; changedAt: number; value: unknown };

/** Where drafts are kept, in the name of who is signed in, by what they are of. None of it throws. */
export interface DraftStore {
  /** `own` opens by itself here, null where there is none; of the others it is told that they are there */
  read(what: string): Promise<{ own: unknown; others: OtherDraft[] }>;
  /** false where this device does not let anything be kept */
  write(what: string, value: unknown): Promise<boolean>;
  forget(what: string): Promise<void>;
  /** it stays, and opens by itself nowhere */
  layAside(what: string): Promise<void>;
  throwAway(id: string): Promise<void>;
}

/** Nobody is signed in. */
export const KEEPS_NOTHING: DraftStore = {
  read: async () => ({ own: null, others: [] }),
  write: async () => false,
  forget: async () => {},
  layAside: async () => {},
  throwAway: async () => {},
};

/** Beside the draft of `what`: what of it may have arrived. */
export const sentOf = (what: string) => `sent ${what}`;

export const Drafts = createContext<DraftStore>(KEEPS_NOTHING);

/**
 * The draft of `what`. `found` is undefined until it was looked up, and null where there is none. `others`
 * were begun elsewhere; `goOn` takes one of them up. What `schema`, the same at every call, cannot read
 * was written by another version of the form, and is as good as none.
 */
export function useKeptDraft<T>(what: string, schema: v.GenericSchema<unknown, T>) {
  const store = useContext(Drafts);
  const [found, setFound] = useState<T | null | undefined>(undefined);
  const [others, setOthers] = useState<OtherDraft[]>([]);
  const parse = useCallback(
    (kept: unknown): T | null => {
      const read = v.safeParse(schema, kept);
      return read.success ? read.output : null;
    },
    [schema],
  );
  useEffect(() => {
    let current = true;
    void store.read(what).then((kept) => {
      if (!current) return;
      setFound(parse(kept.own));
      setOthers(kept.others.filter(({ value }) => parse(value) !== null));
    });
    return () => {
      current = false;
    };
  }, [store, what, parse]);
  const keep = useCallback((value: T) => void store.write(what, value), [store, what]);
  const forget = useCallback(() => {
    setFound(null);
    void store.forget(what);
    void store.forget(sentOf(what));
  }, [store, what]);
  const throwAway = useCallback(
    (id: string) => {
      setOthers((before) => before.filter((one) => one.id !== id));
      void store.throwAway(id);
    },
    [store],
  );
  const goOn = useCallback(
    async (id: string) => {
      const other = others.find((one) => one.id === id);
      if (!other) return;
      await store.layAside(what);
      // it is this tab's from now on; the tab it came from goes on with a copy of its own
      await store.write(what, other.value);
      throwAway(id);
      setFound(parse(other.value));
    },
    [others, store, throwAway, what, parse],
  );
  return { found, keep, forget, others, goOn, throwAway };
}

/** Keeps what a form holds, from the first change on. */
export function useKeeping<T>(value: T, keep: ((value: T) => void) | null): void {
  const ended = useContext(SessionEnded);
  const text = JSON.stringify(value);
  const begun = useRef({ text, ended });
  useEffect(() => {
    // signing out elsewhere has thrown away what was kept, and this is still being written
    if (text === begun.current.text && ended === begun.current.ended) return;
    begun.current = { text: '', ended };
    keep?.(JSON.parse(text));
  }, [text, ended, keep]);
}
