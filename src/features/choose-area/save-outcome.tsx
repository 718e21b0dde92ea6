import { useState } from 'react';
import type { NotDone } from '#api/answer.ts';
import type { AreaRefusal, PriorityArea } from '#api/priority-areas.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button } from '#ui/button.tsx';
import { Table } from '#ui/figure.tsx';
import { Row } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import type { AreaDraft } from './area-draft.ts';

/** Why it was not saved, and where the shape fails. */
export function RefusalNotice({
  answer,
  gone,
  onShow,
}: {
  answer: NotDone<AreaRefusal> | null;
  /** in a conflict: what was changed elsewhere is not there any more */
  gone: boolean;
  onShow(point: [number, number]): void;
}) {
  const point = answer?.outcome === 'refused' ? answer.point : null;
  return (
    <AnswerNotice
      answer={answer}
      words={{
        'not-allowed': t('areas:choose.save.not-allowed'),
        ...(gone && { conflict: t('areas:choose.save.not-found') }),
      }}
      sentence={(refusal, reason) => t(`areas:choose.save.${refusal}`, { reason })}
    >
      {point && (
        <Button small onClick={() => onShow(point)}>
          {t('areas:choose.save.showWhere')}
        </Button>
      )}
    </AnswerNotice>
  );
}

/** Somebody else was first: both are shown side by side and the person chooses. Nothing is lost. */
export function ConflictNotice({
  draft,
  theirs,
  sameShape,
  onShowTheirs,
  onKeepMine,
  onTakeTheirs,
}: {
  draft: AreaDraft;
  theirs: PriorityArea;
  sameShape: boolean;
  onShowTheirs(show: boolean): void;
  onKeepMine(): void;
  onTakeTheirs(): void;
}) {
  const [shown, setShown] = useState(false);
  const show = (next: boolean) => {
    setShown(next);
    onShowTheirs(next);
  };
  return (
    <Notice tone="problem" title={t('areas:choose.conflict.title')}>
      <p>{t('areas:choose.conflict.text', { theirs: theirs.version, mine: draft.version ?? 1 })}</p>
      <Table
        caption={t('areas:choose.conflict.caption')}
        head={[
          t('areas:choose.conflict.part'),
          t('areas:choose.conflict.theirs'),
          t('areas:choose.conflict.yours'),
        ]}
        rows={[
          { key: 'name', cells: [t('areas:choose.conflict.name'), theirs.name, draft.name] },
          {
            key: 'reason',
            cells: [
              t('areas:choose.conflict.reason'),
              t(`areas:reason.${theirs.reason}`),
              draft.reason && t(`areas:reason.${draft.reason}`),
            ],
          },
          { key: 'why', cells: [t('areas:choose.conflict.why'), theirs.why, draft.why] },
          {
            key: 'outline',
            cells: [
              t('areas:choose.conflict.outline'),
              t(
                sameShape
                  ? 'areas:choose.conflict.outlineSame'
                  : 'areas:choose.conflict.outlineDiffers',
              ),
              '',
            ],
          },
        ]}
      />
      <Row>
        {!sameShape && (
          <Button small aria-pressed={shown} onClick={() => show(!shown)}>
            {t(shown ? 'areas:choose.conflict.hide' : 'areas:choose.conflict.show')}
          </Button>
        )}
        <Button small variant="primary" onClick={onKeepMine}>
          {t('areas:choose.conflict.keepMine')}
        </Button>
        <Button small variant="danger" onClick={onTakeTheirs}>
          {t('areas:choose.conflict.takeTheirs')}
        </Button>
      </Row>
    </Notice>
  );
}
