import { useQuery } from '@tanstack/react-query';
import { Eye, Lock } from 'lucide-react';
import { streetsQuery } from '#api/place-pack.ts';
import {
  type Draft,
  type DraftProblem,
  isSubject,
  sendingOf,
  type Where,
} from '#domain/contribution.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { RadioField } from '#ui/field.tsx';
import { Card, Note, Row, Stack } from '#ui/layout.tsx';
import { Tag } from '#ui/notice.tsx';
import { nearestStreet } from './nearby.ts';
import { FieldPlace, problemSentence } from './steps-frame.tsx';
import styles from './tell-us.module.css';

/** The question of privacy, and exactly what will be public before anything leaves the device. */
export function CheckStep({
  manifest,
  draft,
  problems,
  change,
}: {
  manifest: Manifest;
  draft: Draft;
  problems: DraftProblem[];
  change(part: Partial<Draft>): void;
}) {
  const problem = problems.find(({ field }) => field === 'personal');
  const answer = draft.personal === null ? null : draft.personal ? 'yes' : 'no';
  // only a spot can be rounded or hidden: a neighbourhood is no spot
  const hasSpot = draft.where?.kind === 'point' || draft.where?.kind === 'street';
  // of a street that was chosen from the list nobody has marked a spot
  const spot = draft.where?.kind === 'street' ? 'Street' : '';
  return (
    <>
      <FieldPlace field="personal">
        <RadioField
          label={t('contributions:tell.check.personal')}
          hint={t('contributions:tell.check.personalHint')}
          error={problem && problemSentence(problem)}
          options={(['no', 'yes'] as const).map((value) => ({
            value,
            label: t(`contributions:tell.check.${value}`),
            hint: t(`contributions:tell.check.${value}Hint`),
          }))}
          value={answer}
          onChange={(value) => change({ personal: value === 'yes' })}
        />
      </FieldPlace>
      {draft.personal && hasSpot && (
        <RadioField
          label={t('contributions:tell.check.show')}
          options={(['round', 'hide'] as const).map((value) => ({
            value,
            label: t(`contributions:tell.check.${value}`),
            hint: t(`contributions:tell.check.${value}${spot}Hint`),
          }))}
          value={draft.hidePoint ? 'hide' : 'round'}
          onChange={(value) => change({ hidePoint: value === 'hide' })}
        />
      )}
      {draft.personal === null ? (
        <Note>{t('contributions:tell.check.answerFirst')}</Note>
      ) : (
        <WhatIsSeen manifest={manifest} draft={draft} />
      )}
    </>
  );
}

function WhatIsSeen({ manifest, draft }: { manifest: Manifest; draft: Draft }) {
  const { sending, publicWhere, officerWhere } = sendingOf(draft);
  const streets = useQuery(streetsQuery(manifest));
  const near =
    publicWhere === 'exact' && sending.point && streets.data
      ? nearestStreet(streets.data, sending.point)
      : null;
  const name = near ?? nameOf(draft.where);
  let where = t(`contributions:tell.check.publicWhere.${publicWhere}`, { name });
  if (near) where = t('contributions:tell.check.publicWhere.exactNear', { name });
  if (publicWhere === 'street' && sending.blur)
    where = t('contributions:tell.check.publicWhere.streetRound', { name });
  return (
    <Stack>
      <Card>
        <Row>
          <Eye size={20} aria-hidden="true" />
          <h2 className={styles.seen}>{t('contributions:tell.check.public')}</h2>
        </Row>
        <Row>
          <Tag>{t(`contributions:kind.${sending.kind}`)}</Tag>
          <span>
            {isSubject(sending.subject)
              ? t(`contributions:subject.${sending.subject}`)
              : sending.subject}
          </span>
        </Row>
        <p className={styles.words}>{sending.words}</p>
        <p>{where}</p>
        <Note>{t('contributions:tell.check.alsoTime')}</Note>
      </Card>
      <Card>
        <Row>
          <Lock size={20} aria-hidden="true" />
          <h2 className={styles.seen}>{t('contributions:tell.check.officers')}</h2>
        </Row>
        <p>
          {officerWhere === 'exact' && publicWhere !== 'exact'
            ? t('contributions:tell.check.officersMore')
            : t('contributions:tell.check.officersNoMore')}
        </p>
      </Card>
    </Stack>
  );
}

const nameOf = (where: Where | null) =>
  where?.kind === 'street' || where?.kind === 'lsoa' ? where.name : '';
