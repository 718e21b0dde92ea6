/** What is typed into a form outlives the form: a walk to the sign-in page, a reload, a wrong press. */
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { SessionEnded } from './open-forms.ts';

/** Where drafts are kept, in the name of who is signed in. None of it throws. */
export interface DraftStore {
  /** null where nothing is kept */
  read(key: string): Promise<unknown>;
  /** false where this device does not let anything be kept */
  write(key: string, value: unknown): Promise<boolean>;
  forget(key: string): Promise<void>;
}

/** Nobody is signed in. */
export const KEEPS_NOTHING: DraftStore = {
  read: async () => null,
  write: async () => false,
  forget: async () => {},
};

export const Drafts = createContext<DraftStore>(KEEPS_NOTHING);

/**
 * The draft kept under `key`. `found` is undefined until it was looked up, then what `parse` makes
 * of it; null where there is none. `parse` gives null for what another version of the form wrote.
 */
export function useKeptDraft<T>(key: string, parse: (kept: unknown) => T | null) {
  const store = useContext(Drafts);
  const [found, setFound] = useState<T | null | undefined>(undefined);
  const parseNow = useRef(parse);
  parseNow.current = parse;
  useEffect(() => {
    let current = true;
    void store.read(key).then((kept) => {
      if (current) setFound(parseNow.current(kept));
    });
    return () => {
      current = false;
    };
  }, [store, key]);
  const keep = useCallback((value: T) => void store.write(key, value), [store, key]);
  const forget = useCallback(() => {
    setFound(null);
    void store.forget(key);
  }, [store, key]);
  return { found, keep, forget };
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
