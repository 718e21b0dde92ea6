import { useCallback, useContext, useEffect, useMemo } from 'react';
import { type DraftScope, draftShelf } from '#api/kept-drafts.ts';
import { t } from '#text/t.ts';
import { BegunElsewhere } from '#ui/begun-elsewhere.tsx';
import { Notice } from '#ui/notice.tsx';
import { SessionEnded } from '#ui/open-forms.ts';
import { useDraftDesk } from '#ui/use-draft-desk.ts';
import { type AreaDraft, parseDraft } from './area-draft.ts';

/** What would be missed. The way of outlining alone is no work that was begun. */
const workIn = ({ outline, codes, name, why, reason }: AreaDraft) =>
  JSON.stringify([outline, codes, name, why, reason]);
const changedSince = (draft: AreaDraft, start: AreaDraft) =>
  draft !== start && workIn(draft) !== workIn(start);

/**
 * The draft in hand, kept for this officer until it is saved or dropped, or until they sign out.
 * `restored`: it was found here, from before a reload or a walk elsewhere; `replaced` counts how often
 * that happened. `keptNotes` tell of drafts of other tabs and other days, and of a browser that keeps none.
 */
export function useAreaDraft(scope: DraftScope, start: AreaDraft) {
  const { desk, draft, restored, replaced, kept, others } = useDraftDesk(
    draftShelf(scope, parseDraft),
    start,
    changedSince,
  );
  const change = useCallback((part: Partial<AreaDraft>) => void desk.change(part), [desk]);
  const sentInDraft = useMemo(
    () => ({
      read: () => desk.read().draft.sent,
      keep: (sent: AreaDraft['sent']) => desk.change({ sent }),
    }),
    [desk],
  );
  const ended = useContext(SessionEnded);
  useEffect(() => {
    // signing out elsewhere has thrown away what was kept, and this is still being written
    if (ended) void desk.change({});
  }, [ended, desk]);
  const keptNotes = (
    <>
      {!kept && <Notice tone="waiting">{t('areas:choose.notKept')}</Notice>}
      <BegunElsewhere others={others} goOn={desk.goOn} throwAway={desk.throwAway} />
    </>
  );
  const { reset, forget } = desk;
  return { draft, change, sentInDraft, reset, restored, replaced, forget, keptNotes };
}
