import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answerable, answeredQuery } from '#api/answerable.ts';
import type { Action, Plan } from '#api/plans.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { formatDate, formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { BegunElsewhere } from '#ui/begun-elsewhere.tsx';
import { Button } from '#ui/button.tsx';
import { useKeptDraft } from '#ui/drafts.ts';
import { List, Note, Row, Stack } from '#ui/layout.tsx';
import { Tag } from '#ui/notice.tsx';
import { ActionTextsSchema } from './action-draft.ts';
import { ActionForm } from './action-form.tsx';
import { ActionStatusButton } from './action-status.tsx';
import { AddButton } from './add-button.tsx';
import styles from './plans.module.css';
import { saidWords } from './said-words.ts';

const TONES = {
  proposed: 'plain',
  agreed: 'plain',
  'under way': 'waiting',
  done: 'done',
  'will not do': 'plain',
} as const;

/** Who does what by when, for whose contributions, and how far it is. */
export function Actions({
  plan,
  manifest,
  today,
  mayEdit,
}: {
  plan: Plan;
  manifest: Manifest;
  today: string;
  mayEdit: boolean;
}) {
  const [asked, setAsked] = useState(false);
  const draft = useKeptDraft(`action:${plan.id}:new`, ActionTextsSchema);
  const adding = mayEdit && (asked || Boolean(draft.found));
  const place = manifest.place;
  const { data: answered = [] } = useQuery(
    answeredQuery(place.code, [...new Set(plan.actions.flatMap(answeredBy))].sort()),
  );
  return (
    <section className={styles.section}>
      <Stack>
        <h4>{t('plans:actions.heading')}</h4>
        {plan.actions.length === 0 && <Note>{t('plans:actions.none')}</Note>}
        {plan.actions.map((action) => (
          <ActionItem
            key={action.id}
            action={action}
            areaId={plan.area_id}
            place={place}
            published={answered}
            today={today}
            mayEdit={mayEdit}
          />
        ))}
        {adding && (
          <ActionForm
            areaId={plan.area_id}
            planId={plan.id}
            place={place}
            held={null}
            current={null}
            answered={[]}
            draft={draft.found ?? null}
            onDraft={draft.keep}
            onDone={() => {
              draft.forget();
              setAsked(false);
            }}
          />
        )}
        {mayEdit && !adding && (
          <AddButton
            small
            label={t('plans:actions.add')}
            draft={draft}
            onAdd={() => setAsked(true)}
          />
        )}
      </Stack>
    </section>
  );
}

const answeredBy = ({ action_contributions }: Action) =>
  action_contributions.map((link) => link.contribution_id);

function line(action: Action): string {
  const { starts_on: from, due_on: to } = action;
  const dates =
    from && to
      ? t('plans:actions.dates', { from: formatDate(from), to: formatDate(to) })
      : from
        ? t('plans:actions.from', { from: formatDate(from) })
        : to && t('plans:actions.until', { to: formatDate(to) });
  return [
    t('plans:actions.by', { owner: action.owner_organisation }),
    dates,
    action.cost_pounds !== null &&
      t('plans:actions.costs', { cost: formatNumber(action.cost_pounds) }),
    action.funder && t('plans:actions.paidBy', { funder: action.funder }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function ActionItem({
  action,
  areaId,
  place,
  published,
  today,
  mayEdit,
}: {
  action: Action;
  areaId: string;
  place: Manifest['place'];
  /** what any action of the plan answers and everybody may read */
  published: Answerable[];
  today: string;
  mayEdit: boolean;
}) {
  const [open, setOpen] = useState(false);
  const draft = useKeptDraft(`action:${action.id}`, ActionTextsSchema);
  const ids = answeredBy(action);
  const answered = published.filter(({ id }) => ids.includes(id));
  const closed = action.status === 'done' || action.status === 'will not do';
  const late = !closed && action.due_on !== null && action.due_on < today;
  if (mayEdit && (open || draft.found)) {
    return (
      <ActionForm
        areaId={areaId}
        planId={action.plan_id}
        place={place}
        held={action}
        current={action}
        answered={answered}
        draft={draft.found ?? null}
        onDraft={draft.keep}
        onDone={() => {
          draft.forget();
          setOpen(false);
        }}
      />
    );
  }
  return (
    <div className={styles.action}>
      <div className={styles.head}>
        <strong>{action.title}</strong>
        <Tag tone={TONES[action.status]}>{t(`plans:actionStatus.${action.status}`)}</Tag>
        {late && <Tag tone="problem">{t('plans:actions.late')}</Tag>}
      </div>
      <p>{line(action)}</p>
      {action.status_reason && <p className={styles.words}>{action.status_reason}</p>}
      {answered.length > 0 && (
        <>
          <Note>{t('plans:actions.answersList', { count: ids.length })}</Note>
          <List>
            {answered.map((said) => (
              <li key={said.id}>{saidWords(said)}</li>
            ))}
            {ids.length > answered.length && (
              <li>{t('plans:actions.unread', { count: ids.length - answered.length })}</li>
            )}
          </List>
        </>
      )}
      {mayEdit && (
        <div className={styles.noPrint}>
          <Stack gap="tight">
            <BegunElsewhere {...draft} />
            <Row>
              <ActionStatusButton
                action={action}
                areaId={areaId}
                slug={place.slug}
                owed={answered.filter(({ replied }) => !replied)}
              />
              <Button
                small
                variant="quiet"
                aria-label={t('plans:actions.editFor', { title: action.title })}
                onClick={() => setOpen(true)}
              >
                {t('plans:actions.edit')}
              </Button>
            </Row>
          </Stack>
        </div>
      )}
    </div>
  );
}
