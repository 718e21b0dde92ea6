import { useState, useSyncExternalStore } from 'react';
import { type DraftDesk, type DraftStore, draftDesk } from './draft-desk.ts';

/** The draft in hand and the others, as `draftDesk` says. The first store and start count. */
export function useDraftDesk<T extends object>(
  store: DraftStore<T>,
  start: T,
  begun: (draft: T, start: T) => boolean,
): { desk: DraftDesk<T> } & ReturnType<DraftDesk<T>['read']> {
  const [desk] = useState(() => draftDesk(store, start, begun));
  return { desk, ...useSyncExternalStore(desk.subscribe, desk.read) };
}
