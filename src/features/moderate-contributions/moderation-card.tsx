import { useEffect, useRef, useState } from 'react';
import type { Contribution } from '#api/contributions.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { BegunElsewhere } from '#ui/begun-elsewhere.tsx';
import { useKeptDraft } from '#ui/drafts.ts';
import { Note, Stack } from '#ui/layout.tsx';
import { Tag } from '#ui/notice.tsx';
import { CardDraftSchema } from './card-draft.ts';
import styles from './contribution-card.module.css';
import { ContributionCard } from './contribution-card.tsx';
import { DecideForms, type OpenForm, type Outcome } from './decide-forms.tsx';
import { PublicReplies } from './replies.tsx';
import { waitedDays } from './waited-days.ts';

/** One contribution with what staff may do with it: publish, decline with a reason, reply. */
export function ModerationCard({
  placeCode,
  contribution,
  left,
  mayDecide,
  onShow,
  onOpen,
  onOutcome,
}: {
  placeCode: string;
  contribution: Contribution;
  /** it left the list while a form was open here: somebody else has decided it */
  left: boolean;
  mayDecide: boolean;
  onShow: (() => void) | null;
  /** whether somebody writes here now, so that the card stays */
  onOpen(open: boolean): void;
  onOutcome(outcome: Outcome): void;
}) {
  const draft = useKeptDraft(`contribution:${contribution.id}`, CardDraftSchema);
  const [chosen, setChosen] = useState<OpenForm | undefined>(undefined);
  const open = mayDecide ? (chosen === undefined ? (draft.found?.form ?? null) : chosen) : null;
  const tell = useRef(onOpen);
  tell.current = onOpen;
  useEffect(() => tell.current(open !== null), [open]);
  const { decline_reason } = contribution;
  return (
    <ContributionCard contribution={contribution} when={<When {...contribution} />} onShow={onShow}>
      {decline_reason && (
        <Stack gap="tight">
          <Note>{t('contributions:queue.reasonWas')}</Note>
          <p className={styles.reason}>{decline_reason}</p>
        </Stack>
      )}
      <PublicReplies replies={contribution.replies} />
      {mayDecide && open === null && <BegunElsewhere {...draft} />}
      {mayDecide && (
        <DecideForms
          placeCode={placeCode}
          contribution={contribution}
          left={left}
          open={open}
          first={draft.found?.words ?? ''}
          onDraft={draft.keep}
          onOpen={(next) => {
            if (next === null) draft.forget();
            setChosen(next);
          }}
          onOutcome={onOutcome}
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
