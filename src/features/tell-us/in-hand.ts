/** What a resident has in hand: the contribution, and what became of the tries to send it. */
import * as v from 'valibot';
import { CONTRIBUTION_KINDS, DraftSchema, EMPTY_DRAFT } from '#domain/contribution.ts';

/**
 * What a try to send goes out with, made and kept before it does. It stays until an answer is had, so
 * that the same press after a reload is the same write.
 */
const AttemptSchema = v.object({
  key: v.string(),
  receipt: v.string(),
  /** as it was when this key first went out */
  kind: v.picklist(CONTRIBUTION_KINDS),
  /** whether what was sent with it may have arrived; else it never left the device */
  maybe: v.boolean(),
});
export type Attempt = v.InferOutput<typeof AttemptSchema>;

const ArrivedSchema = v.object({ code: v.string(), kind: v.picklist(CONTRIBUTION_KINDS) });
export type Arrived = v.InferOutput<typeof ArrivedSchema>;

const InHandSchema = v.object({
  ...DraftSchema.entries,
  attempt: v.nullable(AttemptSchema),
  /** versions that had arrived before what is in hand was changed: their receipts are nowhere else */
  arrived: v.array(ArrivedSchema),
});
export type InHand = v.InferOutput<typeof InHandSchema>;

export const NOTHING_IN_HAND: InHand = { ...EMPTY_DRAFT, attempt: null, arrived: [] };

/** What cannot be read is none. */
export function parseInHand(input: unknown): InHand | null {
  const parsed = v.safeParse(InHandSchema, input);
  return parsed.success ? parsed.output : null;
}

/** Whether there is anything that would be missed: a kind is one press. */
export const isBegun = ({ words, subject, where, attempt, arrived }: InHand) =>
  words.trim() !== '' ||
  subject !== null ||
  where !== null ||
  attempt !== null ||
  arrived.length > 0;

/** Whether what was sent is still what is in hand. */
export const saysTheSame = (one: InHand, other: InHand) =>
  JSON.stringify(v.parse(DraftSchema, one)) === JSON.stringify(v.parse(DraftSchema, other));
