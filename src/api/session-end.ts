/** The end of a session in mid-work: in another tab, or by the server. Whoever finds it out tells it here. */

type Change = 'out' | 'in';
/**
 * `over`: it ended, and the screen still shows what was open in that name. `gone`: the screen has
 * let go of it, and nobody has signed in again.
 */
type Phase = 'none' | 'over' | 'gone';

const hearers = new Set<(change: Change) => void>();
const watchers = new Set<() => void>();
let phase: Phase = 'none';

const add = <T>(listeners: Set<T>, listener: T) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Somebody was found to be signed out, or signed in, without this page having done it. */
export const tellSession = (change: Change) => {
  for (const hearer of hearers) hearer(change);
};
export const hearSession = (hearer: (change: Change) => void) => add(hearers, hearer);

export const sessionEnd = () => phase;
export const watchSessionEnd = (watcher: () => void) => add(watchers, watcher);
export const setSessionEnd = (next: Phase) => {
  phase = next;
  for (const watcher of watchers) watcher();
};
