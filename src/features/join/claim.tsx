import { useQueryClient } from '@tanstack/react-query';
import { type Claimed, claimInvitation } from '#api/people.ts';
import { type Session, signOut } from '#api/session.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button } from '#ui/button.tsx';
import { Lead, Stack } from '#ui/layout.tsx';
import { useWrite } from '#ui/use-write.ts';

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
  onWelcome(claimed: Claimed): Promise<void>;
}) {
  const queryClient = useQueryClient();
  // taken up again by the same person it is the same: no key is needed
  const claim = useWrite((_key: string, typed: string) => claimInvitation(typed), null);
  const leave = useWrite(() => signOut(queryClient), null);
  const refused = claim.answer?.outcome === 'refused';
  const take = async () => {
    const done = await claim.write(code);
    if (done) await onWelcome(done.value);
  };
  return (
    <Stack>
      <Lead>{t('account:join.as', { email: session.email })}</Lead>
      <AnswerNotice
        answer={claim.answer}
        words={{ 'not-allowed': t('account:join.refusal.not-allowed') }}
        sentence={(refusal) => t(`account:join.refusal.${refusal}`)}
      />
      <AnswerNotice answer={leave.answer} of="read" />
      {refused ? (
        <Button wide onClick={onOtherCode}>
          {t('account:join.otherCode')}
        </Button>
      ) : (
        <>
          <Button variant="primary" wide disabled={claim.busy} onClick={() => void take()}>
            {claim.busy ? t('account:join.claiming') : t('account:join.claim')}
          </Button>
          <Button variant="quiet" disabled={leave.busy} onClick={() => void leave.write(null)}>
            {t('account:join.otherAccount')}
          </Button>
        </>
      )}
    </Stack>
  );
}
