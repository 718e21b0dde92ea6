import type { ReactNode } from 'react';
import type { NotDone } from '#api/answer.ts';
import type { PlanRefusal } from '#api/plans.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';

/** Why nothing was saved, with what to do about it as `children` where there is more to say. */
export function RefusalNotice({
  answer,
  children,
}: {
  answer: NotDone<PlanRefusal> | null;
  children?: ReactNode;
}) {
  return (
    <AnswerNotice
      answer={answer}
      words={{
        'not-allowed': t('plans:refusal.not-allowed'),
        conflict: t('plans:refusal.version-conflict'),
      }}
      sentence={(refusal) => t(`plans:refusal.${refusal}`)}
    >
      {children}
    </AnswerNotice>
  );
}
