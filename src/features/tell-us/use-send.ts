import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { NotDone } from '#api/answer.ts';
import { type SubmitRefusal, submitContribution } from '#api/contributions.ts';
import type { Sent } from '#api/kept-sent.ts';
import { sendingOf } from '#domain/contribution.ts';
import type { DraftDesk } from '#ui/draft-desk.ts';
import { type InHand, NOTHING_IN_HAND, saysTheSame } from './in-hand.ts';
import { sendOnce } from './send-once.ts';

/**
 * Sends what is in hand. It is let go of only when there is a receipt; until then all of it stays on
 * the screen, and what a lost answer leaves open stays with it.
 */
export function useSend(placeCode: string, desk: DraftDesk<InHand>, onSent: (sent: Sent) => void) {
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const mutation = useMutation({
    mutationFn: async (inHand: InHand) => {
      const { sending } = sendingOf(inHand);
      return sendOnce<SubmitRefusal>(sending.kind, inHand.attempt, {
        keep: (attempt) => desk.change({ attempt }),
        submit: (attempt) => submitContribution(placeCode, sending, attempt),
        online: () => navigator.onLine,
      });
    },
    onSuccess: (result, inHand) => {
      // whoever went elsewhere is not called back: the attempt stays with the draft, to be settled
      if (!here.current || result.outcome === 'not-done') return;
      const { arrived } = desk.read().draft;
      if (result.outcome === 'earlier-arrived') {
        void desk.change({ arrived: [...arrived, result.arrived] });
        return;
      }
      const kind = inHand.kind ?? 'story';
      const code = result.receipt;
      // words that were changed while it was on its way are not lost with it
      if (!saysTheSame(inHand, desk.read().draft)) {
        void desk.change({ attempt: null, arrived: [...arrived, { code, kind }] });
        return;
      }
      const sentAt = new Date().toISOString();
      desk.reset(NOTHING_IN_HAND);
      onSent({ code, kind, sentAt, earlier: arrived.map((one) => one.code) });
    },
    // a bug must not take the person's words from the screen, nor go unseen
    onError: reportError,
  });
  const notDone: NotDone<SubmitRefusal> | null =
    mutation.data?.outcome === 'not-done'
      ? mutation.data.notDone
      : mutation.error && { outcome: 'server', cause: mutation.error };
  return {
    sending: mutation.isPending,
    notDone,
    send: () => {
      if (!mutation.isPending) mutation.mutate(desk.read().draft);
    },
  };
}
