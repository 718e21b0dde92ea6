/**
 * What somebody began to write and has neither sent nor saved. A draft opens by itself only in the
 * tab it was begun in; elsewhere, or later, it is told that there is one, and nothing of its words.
 */
import * as v from 'valibot';
import { randomId } from '#domain/random.ts';
import { dropUnder, dropValue, type Kept, keepValue, keptUnder, keptValue } from './kept.ts';
import { thisTab } from './kept-tab.ts';

/** What is written, and who writes. `owner` is null for somebody whom nobody asked who they are. */
export type DraftScope = { what: string; owner: string | null };
/** `changedAt` in milliseconds since 1970. What `value` is, whoever kept it knows. */
export type KeptDraft = { id: string; changedAt: number; value: unknown };

const HOUR = 60 * 60 * 1000;
/** A stranger's draft goes after this. */
const STRANGERS_KEPT = 7 * 24 * HOUR;
/** After this a stranger's draft no longer opens by itself: in a library somebody else sits there. */
const STRANGERS_OPEN = HOUR;

const PREFIX = 'draft/';
const RecordSchema = v.object({
  what: v.string(),
  owner: v.nullable(v.string()),
  tab: v.nullable(v.string()),
  changedAt: v.number(),
  value: v.unknown(),
});
type DraftRecord = v.InferOutput<typeof RecordSchema>;

async function records(): Promise<(DraftRecord & { id: string })[]> {
  return [...(await keptUnder(PREFIX))].flatMap(([key, value]) => {
    const parsed = v.safeParse(RecordSchema, value);
    return parsed.success ? [{ ...parsed.output, id: key.slice(PREFIX.length) }] : [];
  });
}

/** The draft that opens by itself in this tab, and the others that stand, the newest first. */
export async function draftsOf(
  { what, owner }: DraftScope,
  now: number,
  tab: string | Promise<string> = thisTab(),
): Promise<{ own: KeptDraft | null; others: KeptDraft[] }> {
  const mine = await tab;
  if (owner === null) await forgetOldDrafts(now);
  const found = (await records())
    .filter((record) => record.what === what && record.owner === owner)
    .sort((a, b) => b.changedAt - a.changedAt);
  const own = found.find(
    (record) => record.tab === mine && (owner !== null || now - record.changedAt < STRANGERS_OPEN),
  );
  const plain = ({ id, changedAt, value }: (typeof found)[number]) => ({ id, changedAt, value });
  return {
    own: own ? plain(own) : null,
    others: found.filter((record) => record !== own).map(plain),
  };
}

export async function keepDraft(
  { what, owner }: DraftScope,
  { id, changedAt, value }: KeptDraft,
  tab: string | Promise<string> = thisTab(),
): Promise<Kept> {
  const record: DraftRecord = { what, owner, tab: await tab, changedAt, value };
  return keepValue(PREFIX + id, record);
}

/** It stays, and opens by itself nowhere. */
export async function leaveDraft(id: string): Promise<void> {
  const record = v.safeParse(RecordSchema, await keptValue(PREFIX + id));
  if (record.success) await keepValue(PREFIX + id, { ...record.output, tab: null });
}

export const dropDraft = (id: string): Promise<void> => dropValue(PREFIX + id);

/**
 * What somebody who is signed in began goes when they sign out. What another tab has kept since
 * `until`, in milliseconds since 1970, stays: there it is still being written.
 */
export const dropDraftsOf = (owner: string, until: number): Promise<void> =>
  dropUnder(PREFIX, (value) => {
    const { success, output } = v.safeParse(RecordSchema, value);
    return success && output.owner === owner && output.changedAt <= until;
  });

/** Strangers' drafts go after seven days, and what cannot be read goes at once. */
export const forgetOldDrafts = (now: number): Promise<void> =>
  dropUnder(PREFIX, (value) => {
    const { success, output } = v.safeParse(RecordSchema, value);
    const stays = success && (output.owner !== null || now - output.changedAt < STRANGERS_KEPT);
    return !stays;
  });

/** These drafts as a form uses them. `parse` gives null for what it cannot read: that is left alone. */
export function draftShelf<T>(scope: DraftScope, parse: (value: unknown) => T | null) {
  const readable = (draft: KeptDraft) => {
    const value = parse(draft.value);
    return value === null ? [] : [{ ...draft, value }];
  };
  return {
    read: async () => {
      const { own, others } = await draftsOf(scope, Date.now());
      return { own: (own && readable(own)[0]) ?? null, others: others.flatMap(readable) };
    },
    keep: (draft: KeptDraft) => keepDraft(scope, draft),
    leave: leaveDraft,
    drop: dropDraft,
    newId: randomId,
    now: Date.now,
  };
}
