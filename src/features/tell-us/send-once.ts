/** Sends a contribution so that it is stored once, however often it is pressed and whatever answer is lost. */
import { type Answer, mayHaveArrived, type NotDone } from '#api/answer.ts';
import type { ContributionKind } from '#domain/contribution.ts';
import { randomId } from '#domain/random.ts';
import { newCode } from '#domain/receipt.ts';
import type { Arrived, Attempt } from './in-hand.ts';

export type SendResult<R extends string> =
  /** it has this receipt */
  | { outcome: 'sent'; receipt: string }
  /** an earlier version had arrived; what is in hand was not sent */
  | { outcome: 'earlier-arrived'; arrived: Arrived }
  /** see the attempt that was kept: whether it may have arrived */
  | { outcome: 'not-done'; notDone: NotDone<R> };

type Ways<R extends string> = {
  /** keeps this with the draft before it resolves; null when there is none any more */
  keep(attempt: Attempt | null): Promise<unknown>;
  submit(attempt: { key: string; receipt: string }): Promise<Answer<unknown, R>>;
  /** false where the device itself says that it has no connection */
  online(): boolean;
};

/**
 * `before` is the attempt that was never answered, if there was one. What is in hand goes out under
 * its key, also if it was changed since: then the server stores it, or says that something else
 * came with that key. So one version is stored, and it is known which.
 */
export async function sendOnce<R extends string>(
  kind: ContributionKind,
  before: Attempt | null,
  ways: Ways<R>,
  tries = 2,
): Promise<SendResult<R>> {
  const { keep, submit, online } = ways;
  const attempt = before ?? { key: randomId(), receipt: newCode(), kind, maybe: false };
  const connected = online();
  await keep({ ...attempt, maybe: attempt.maybe || connected });
  const answer = await submit(attempt);
  if (answer.outcome === 'done') return { outcome: 'sent', receipt: attempt.receipt };
  if (mayHaveArrived(answer)) {
    // it did go out where there was an answer that cannot be read
    if (!connected && answer.outcome === 'server') await keep({ ...attempt, maybe: true });
    return { outcome: 'not-done', notDone: answer };
  }
  if (answer.outcome !== 'refused') {
    // nobody looked at it: an earlier try may have arrived all the same
    await keep(before);
    return { outcome: 'not-done', notDone: answer };
  }
  await keep(null);
  if (before && answer.refusal === 'key-used')
    return { outcome: 'earlier-arrived', arrived: { code: before.receipt, kind: before.kind } };
  // by chance somebody else has this key or this receipt: others will do
  const taken = answer.refusal === 'key-used' || answer.refusal === 'bad-receipt';
  if (taken && tries > 1) return sendOnce(kind, null, ways, tries - 1);
  return { outcome: 'not-done', notDone: answer };
}
