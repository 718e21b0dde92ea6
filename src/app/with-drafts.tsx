import { type ReactNode, useMemo } from 'react';
import type { Session } from '#api/session.ts';
import { Drafts, KEEPS_NOTHING } from '#ui/drafts.ts';
import { SessionEnded } from '#ui/open-forms.ts';
import { draftStoreOf } from './draft-store.ts';

/** What forms below keep of what is typed, in the name of whom the page is shown to. */
export function WithDrafts({
  shown,
  ended,
  children,
}: {
  shown: Session | null;
  /** the session ended in mid-work, and nobody has signed in again */
  ended: boolean;
  children: ReactNode;
}) {
  const userId = shown?.userId;
  const store = useMemo(() => (userId ? draftStoreOf(userId) : KEEPS_NOTHING), [userId]);
  return (
    <SessionEnded value={ended}>
      <Drafts value={store}>{children}</Drafts>
    </SessionEnded>
  );
}
