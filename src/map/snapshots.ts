/** Undo and redo by whole states: small shapes, and nothing can get out of step. */
export type Snapshots<T> = { states: T[]; at: number };

export const startWith = <T>(state: T): Snapshots<T> => ({ states: [state], at: 0 });

/** A new state after the present one; what was undone before is given up. */
export const push = <T>({ states, at }: Snapshots<T>, state: T): Snapshots<T> => ({
  states: [...states.slice(0, at + 1), state],
  at: at + 1,
});

/** One step back (-1) or forward (1), as far as there is one. */
export const step = <T>({ states, at }: Snapshots<T>, by: -1 | 1): Snapshots<T> => ({
  states,
  at: Math.min(states.length - 1, Math.max(0, at + by)),
});
