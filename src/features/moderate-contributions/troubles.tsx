import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import type { useDecide } from './use-decide.ts';
import type { useReply } from './use-reply.ts';

export type DecideTrouble = NonNullable<ReturnType<typeof useDecide>['answer']>;
export type ReplyTrouble = NonNullable<ReturnType<typeof useReply>['answer']>;

/** Why it was not decided. */
export function DecideAnswer({ answer }: { answer: DecideTrouble | null }) {
  return (
    <AnswerNotice
      answer={answer}
      words={{
        'not-allowed': t('contributions:queue.refusal.not-allowed'),
        conflict: t('contributions:queue.refusal.already-decided'),
      }}
      sentence={(refusal) => t(`contributions:queue.refusal.${refusal}`)}
    />
  );
}

/** Why a reply was not sent. */
export function ReplyAnswer({ answer }: { answer: ReplyTrouble | null }) {
  return (
    <AnswerNotice
      answer={answer}
      words={{ 'not-allowed': t('contributions:queue.replyRefusal.not-allowed') }}
      sentence={(refusal) => t(`contributions:queue.replyRefusal.${refusal}`)}
    />
  );
}
