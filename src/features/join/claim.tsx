import { useMutation, useQueryClient } from '@tanstack/react-query';
import { WayError } from '#api/ask.ts';
import { type ClaimAnswer, claimInvitation } from '#api/people.ts';
import { type Session, signOut } from '#api/session.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Lead, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';

/** Somebody is signed in: one press takes the invitation up in that name. */
export function Claim({
  code,
  session,
  onOtherCode,
  onWelcome,
}: {
  code: string;
  session: Session;
  onOtherCode(): void;
  onWelcome(answer: Extract<ClaimAnswer, { ok: true }>): Promise<void>;
}) {
  const queryClient = useQueryClient();
  const claim = useMutation({
    mutationFn: () => claimInvitation(code),
    onSuccess: async (answer) => {
      if (answer.ok) await onWelcome(answer);
    },
  });
  const leave = useMutation({ mutationFn: () => signOut(queryClient) });
  const refused = claim.data && !claim.data.ok ? claim.data.refusal : null;
  const trouble = claim.error ?? leave.error;
  return (
    <Stack>
      <Lead>{t('account:join.as', { email: session.email })}</Lead>
      {refused && <Notice tone="problem">{t(`account:join.refusal.${refused}`)}</Notice>}
      {trouble && (
        <Notice tone="problem">
          {trouble instanceof WayError
            ? t(`account:trouble.${trouble.kind}`)
            : t('account:trouble.bug')}
        </Notice>
      )}
      {refused ? (
        <Button wide onClick={onOtherCode}>
          {t('account:join.otherCode')}
        </Button>
      ) : (
        <>
          <Button variant="primary" wide disabled={claim.isPending} onClick={() => claim.mutate()}>
            {claim.isPending ? t('account:join.claiming') : t('account:join.claim')}
          </Button>
          <Button variant="quiet" disabled={leave.isPending} onClick={() => leave.mutate()}>
            {t('account:join.otherAccount')}
          </Button>
        </>
      )}
    </Stack>
  );
}
