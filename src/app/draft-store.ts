import type { DraftStore } from '#ui/drafts.ts';

const kept = new Map<string, unknown>();

/** The drafts of one person, as long as the page is open. */
export const draftsOf = (userId: string): DraftStore => ({
  read: async (key) => kept.get(`${userId} ${key}`) ?? null,
  write: async (key, value) => {
    kept.set(`${userId} ${key}`, value);
    return true;
  },
  forget: async (key) => {
    kept.delete(`${userId} ${key}`);
  },
});
