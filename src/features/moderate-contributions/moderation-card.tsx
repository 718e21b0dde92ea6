import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Contribution,
  type DecideAnswer,
  decideContribution,
  refreshContributions,
} from '#api/contributions.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Note, Row, Stack } from '#ui/layout.tsx';
import { Notice, Tag } from '#ui/notice.tsx';
import styles from './contribution-card.module.css';
import { ContributionCard } from './contribution-card.tsx';
import { DeclineForm } from './decline-form.tsx';
import { troubleSentence } from './read-failed.tsx';
import { PublicReplies, ReplyForm } from './replies.tsx';
import { waitedDays } from './waited-days.ts';

export type Outcome = { tone: 'done' | 'problem'; sentence: string };

const FIRST_WORDS = 60;
const shorten = (words: string) =>
  words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS)}…` : words;

function outcomeOf(answer: DecideAnswer, contribution: Contribution): Outcome {
  if (!answer.ok)
    return { tone: 'problem', sentence: t(`contributions:queue.refusal.${answer.refusal}`) };
  const words = shorten(contribution.words);
  return {
    tone: 'done',
    sentence:
      answer.status === 'published'
        ? t('contributions:queue.didPublish', { words })
        : t('contributions:queue.didDecline', { words }),
  };
}

/** One contribution with what staff may do with it: publish, decline with a reason, reply. */
export function ModerationCard({
  placeCode,
  contribution,
  mayDecide,
  onShow,
  onOutcome,
}: {
  placeCode: string;
  contribution: Contribution;
  mayDecide: boolean;
  onShow: (() => void) | null;
  onOutcome(outcome: Outcome): void;
}) {
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<'decline' | 'reply' | null>(null);
  const decide = useMutation({
    mutationFn: ({ decision, reason }: { decision: 'published' | 'declined'; reason?: string }) =>
      decideContribution(contribution, decision, reason ?? null),
    onSuccess: async (answer) => {
      onOutcome(outcomeOf(answer, contribution));
      setOpen(null);
      await refreshContributions(queryClient, placeCode);
    },
  });
  const { status, decline_reason } = contribution;
  return (
    <ContributionCard contribution={contribution} when={<When {...contribution} />} onShow={onShow}>
      {decline_reason && (
        <Stack gap="tight">
          <Note>{t('contributions:queue.reasonWas')}</Note>
          <p className={styles.reason}>{decline_reason}</p>
        </Stack>
      )}
      <PublicReplies replies={contribution.replies} />
      {decide.error && <Notice tone="problem">{troubleSentence(decide.error)}</Notice>}
      {mayDecide && open !== 'decline' && (
        <Row>
          {status !== 'published' && (
            <Button
              variant="primary"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ decision: 'published' })}
            >
              {t('contributions:queue.publish')}
            </Button>
          )}
          {status !== 'declined' && (
            <Button onClick={() => setOpen('decline')}>{t('contributions:queue.decline')}</Button>
          )}
          <Button
            variant="quiet"
            aria-expanded={open === 'reply'}
            onClick={() => setOpen(open === 'reply' ? null : 'reply')}
          >
            {t('contributions:queue.reply')}
          </Button>
        </Row>
      )}
      {open === 'decline' && (
        <DeclineForm
          working={decide.isPending}
          onDecline={(reason) => decide.mutate({ decision: 'declined', reason })}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'reply' && (
        <ReplyForm
          placeCode={placeCode}
          contributionId={contribution.id}
          onDone={() => setOpen(null)}
        />
      )}
    </ContributionCard>
  );
}

function When({ status, created_at }: Contribution) {
  if (status !== 'pending')
    return <Note>{t('contributions:queue.sent', { date: formatDate(created_at) })}</Note>;
  return (
    <Tag tone="waiting">
      {t('contributions:queue.waited', { count: waitedDays(created_at, new Date()) })}
    </Tag>
  );
}
