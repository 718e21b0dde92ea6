import { useCallback, useEffect, useState } from 'react';
import { type AreaDraft, parseDraft } from './area-draft.ts';

/**
 * The draft in hand, kept for this tab until it is saved or dropped.
 * `restored`: it was found here, from before a reload or a walk elsewhere.
 */
export function useAreaDraft(key: string, start: AreaDraft) {
  const storageKey = `ginnel-area-draft:${key}`;
  const [kept] = useState(() => parseDraft(sessionStorage.getItem(storageKey)));
  const [draft, setDraft] = useState(kept ?? start);
  const [restored, setRestored] = useState(kept !== null);
  const [beginning, setBeginning] = useState(start);

  useEffect(() => {
    if (draft === beginning) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify(draft));
  }, [draft, beginning, storageKey]);

  const change = useCallback(
    (part: Partial<AreaDraft>) => setDraft((current) => ({ ...current, ...part })),
    [],
  );
  /** Drops what was written and begins again from this. */
  const reset = useCallback((next: AreaDraft) => {
    setBeginning(next);
    setDraft(next);
    setRestored(false);
  }, []);
  /** Forgets what was kept: it is saved now. */
  const forget = useCallback(() => sessionStorage.removeItem(storageKey), [storageKey]);
  return { draft, change, reset, restored, forget };
}
