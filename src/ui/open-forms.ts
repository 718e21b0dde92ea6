/** Forms in which somebody may be typing: whatever ends around them, they stay until they are left. */
import { createContext, useContext, useLayoutEffect, useSyncExternalStore } from 'react';
import type { NotDone } from '#api/answer.ts';

let open = 0;
const watchers = new Set<() => void>();
const change = (by: number) => {
  open += by;
  for (const watcher of watchers) watcher();
};
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
};

/** True inside a page that is kept for its open form although the session ended. */
export const SessionEnded = createContext(false);

/** Whether any form is open on this page. */
export const useAnyOpenForm = () => useSyncExternalStore(watch, () => open > 0);

/** Keeps the page as it is while this is true. */
export function useHeldPage(held: boolean): void {
  useLayoutEffect(() => {
    if (!held) return;
    change(1);
    return () => change(-1);
  }, [held]);
}

/** Keeps the page of this form; gives what the form has to say when the session ended meanwhile. */
export function useOpenForm(): NotDone<never> | null {
  useHeldPage(true);
  return useContext(SessionEnded) ? { outcome: 'signed-out' } : null;
}
