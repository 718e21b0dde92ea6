import { draftsOf, dropDraft, keepDraft, leaveDraft } from '#api/kept-drafts.ts';
import { randomId } from '#domain/random.ts';
import type { DraftStore } from '#ui/drafts.ts';

/** The drafts of one person on this device: kept until they are saved, dropped or signed out of. */
export function draftStoreOf(owner: string): DraftStore {
  /** the one in hand, by what it is of */
  const inHand = new Map<string, string>();
  return {
    async read(what) {
      const { own, others } = await draftsOf({ what, owner }, Date.now());
      if (own) inHand.set(what, own.id);
      return { own: own?.value ?? null, others };
    },
    async write(what, value) {
      const id = inHand.get(what) ?? randomId();
      inHand.set(what, id);
      return (await keepDraft({ what, owner }, { id, changedAt: Date.now(), value })).kept;
    },
    async forget(what) {
      const id = inHand.get(what);
      inHand.delete(what);
      if (id) await dropDraft(id);
    },
    async layAside(what) {
      const id = inHand.get(what);
      inHand.delete(what);
      if (id) await leaveDraft(id);
    },
    throwAway: dropDraft,
  };
}
