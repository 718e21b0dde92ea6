import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as v from 'valibot';
import { notDoneOf, statusOfFault } from '#api/answer.ts';
import { submitContribution } from '#api/contributions.ts';
import { CONTRIBUTION_KINDS, type Draft, sendingOf } from '#domain/contribution.ts';
import { newCode } from '#domain/receipt.ts';
import { t } from '#text/t.ts';
import type { Sent } from './sent-screen.tsx';

const SentSchema = v.object({
  code: v.string(),
  kind: v.picklist(CONTRIBUTION_KINDS),
  sentAt: v.string(),
});
const keyOf = (placeCode: string) => `ginnel-sent-${placeCode}`;

/** The receipt outlives a reload of this tab: there is no other copy of it. */
function readSent(placeCode: string): Sent | null {
  const parsed = v.safeParse(
    v.pipe(v.string(), v.parseJson(), SentSchema),
    sessionStorage.getItem(keyOf(placeCode)),
  );
  return parsed.success ? parsed.output : null;
}

/** Sends a whole draft. `trouble` is a sentence; the draft is cleared only when there is a receipt. */
export function useSend(placeCode: string, onSent: () => void) {
  const [sent, setSent] = useState(() => readSent(placeCode));
  const mutation = useMutation({
    mutationFn: async (draft: Draft) => {
      const { sending } = sendingOf(draft);
      const once = { key: crypto.randomUUID(), receipt: newCode() };
      const answer = await submitContribution(placeCode, sending, once);
      return { kind: sending.kind, receipt: once.receipt, answer };
    },
    onSuccess: ({ kind, receipt: code, answer }) => {
      if (answer.outcome !== 'done') return;
      const receipt: Sent = { code, kind, sentAt: new Date().toISOString() };
      sessionStorage.setItem(keyOf(placeCode), JSON.stringify(receipt));
      setSent(receipt);
      onSent();
    },
  });
  return {
    sent,
    sending: mutation.isPending,
    trouble: troubleOf(mutation),
    send: mutation.mutate,
    forget: () => {
      sessionStorage.removeItem(keyOf(placeCode));
      setSent(null);
      mutation.reset();
    },
  };
}

function troubleOf({
  data,
  error,
}: {
  data: { answer: Awaited<ReturnType<typeof submitContribution>> } | undefined;
  error: Error | null;
}): string | null {
  const answer = error ? notDoneOf(error) : data?.answer;
  if (!answer) return null;
  switch (answer.outcome) {
    case 'done':
      return null;
    case 'offline':
    case 'no-backend':
      return t(`contributions:trouble.${answer.outcome}`);
    case 'too-many':
      return t('contributions:tell.refusal.too-many');
    case 'refused':
      return t(`contributions:tell.refusal.${answer.refusal}`);
    default:
      return statusOfFault(answer) === 413
        ? t('contributions:trouble.too-large')
        : t('contributions:trouble.bug');
  }
}
