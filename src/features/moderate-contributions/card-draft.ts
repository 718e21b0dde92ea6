/** What an officer writes below a contribution before it is sent, as the device keeps it. */
import * as v from 'valibot';

export const CardDraftSchema = v.object({
  form: v.picklist(['decline', 'reply']),
  words: v.string(),
});
export type CardDraft = v.InferOutput<typeof CardDraftSchema>;
