/**
 * The receipt that is on the screen. It outlives a reload, belongs to this tab and this step of its
 * history, and is gone once the person has left it: the next one who sits here does not see it.
 */
import * as v from 'valibot';
import { CONTRIBUTION_KINDS } from '#domain/contribution.ts';
import { tabStore } from './kept.ts';

const SentSchema = v.object({
  code: v.string(),
  kind: v.picklist(CONTRIBUTION_KINDS),
  sentAt: v.string(),
  /** the codes of the versions before it that had arrived too */
  earlier: v.array(v.string()),
});
export type Sent = v.InferOutput<typeof SentSchema>;

const StateSchema = v.object({ sent: v.union([v.literal('in-tab'), SentSchema]) });
/** What a step of the history carries: the receipt itself only where the browser keeps nothing else. */
export type SentState = v.InferOutput<typeof StateSchema>;

export function keepSent(sent: Sent): SentState {
  const { kept } = tabStore.write('ginnel-sent', JSON.stringify(sent));
  return { sent: kept ? 'in-tab' : sent };
}

/** The receipt that belongs to this state of the history; null for none, or one that was left. */
export function sentOf(state: unknown): Sent | null {
  const parsed = v.safeParse(StateSchema, state);
  if (!parsed.success) return null;
  if (parsed.output.sent !== 'in-tab') return parsed.output.sent;
  const Text = v.pipe(v.string(), v.parseJson(), SentSchema);
  const kept = v.safeParse(Text, tabStore.read('ginnel-sent'));
  return kept.success ? kept.output : null;
}

export const leaveSent = (): void => tabStore.drop('ginnel-sent');
