/** What an officer writes below a contribution before it is sent, as the device keeps it. */
import * as v from 'valibot';

const CardDraftSchema = v.object({ form: v.picklist(['decline', 'reply']), words: v.string() });
export type CardDraft = v.InferOutput<typeof CardDraftSchema>;

/** What cannot be read was written by another version of the form, and is as good as none. */
export function parseCardDraft(kept: unknown): CardDraft | null {
  const read = v.safeParse(CardDraftSchema, kept);
  return read.success ? read.output : null;
}
