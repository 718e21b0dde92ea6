import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { notDoneOf } from '#api/answer.ts';
import { plansQuery } from '#api/plans.ts';
import type { Session } from '#api/session.ts';
import { today } from '#domain/calendar.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { mayReadDrafts, mayWrite } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button } from '#ui/button.tsx';
import { useKeptDraft } from '#ui/drafts.ts';
import { Stack } from '#ui/layout.tsx';
import { EmptyState, Skeleton } from '#ui/notice.tsx';
import { AddButton } from './add-button.tsx';
import { PlanCard } from './plan-card.tsx';
import { PlanDraftSchema } from './plan-draft.ts';
import { PlanForm } from './plan-form.tsx';
import styles from './plans.module.css';

const ADD_PLAN = 'add-plan';

/** The plans of an area. `?add-plan=alleys:way/1` opens a new one about that thing. */
export function AreaPlans({
  area,
  manifest,
  session,
}: {
  area: { id: string; status: 'draft' | 'published' | 'archived' };
  manifest: Manifest;
  session: Session | null;
}) {
  const roles = session?.roles ?? [];
  const placeCode = manifest.place.code;
  const mayEdit = mayWrite(roles, placeCode) && area.status !== 'archived';
  const isStaff = mayReadDrafts(roles, placeCode);
  const plans = useQuery(plansQuery(area.id));
  const [query, setQuery] = useSearchParams();
  const addRef = query.get(ADD_PLAN);
  const [adding, setAdding] = useState(false);
  const draft = useKeptDraft(`plan:${area.id}:new`, PlanDraftSchema);
  const stopAdding = () => {
    draft.forget();
    setAdding(false);
    if (addRef !== null) {
      setQuery(
        (current) => {
          current.delete(ADD_PLAN);
          return current;
        },
        { replace: true },
      );
    }
  };
  if (plans.isError && !plans.data) {
    return (
      <AnswerNotice answer={notDoneOf(plans.error)} of="read">
        <Button onClick={() => void plans.refetch()}>{t('common:tryAgain')}</Button>
      </AnswerNotice>
    );
  }
  if (!plans.data) return <Skeleton label={t('common:loading')} lines={4} />;
  const formOpen = mayEdit && (adding || addRef !== null || Boolean(draft.found));
  return (
    <Stack>
      {plans.data.length === 0 && !formOpen && (
        <EmptyState title={t('plans:none')}>
          <p>{t(mayEdit ? 'plans:noneStaff' : 'plans:nonePublic')}</p>
        </EmptyState>
      )}
      <ul className={styles.list}>
        {plans.data.map((plan) => (
          <li key={plan.id}>
            <PlanCard
              plan={plan}
              manifest={manifest}
              today={today()}
              mayEdit={mayEdit}
              isStaff={isStaff}
            />
          </li>
        ))}
      </ul>
      {formOpen && draft.found === undefined && (
        // what was begun here is on its way, and the plans need not wait for it
        <Skeleton label={t('common:loading')} lines={4} />
      )}
      {formOpen && draft.found !== undefined && (
        <PlanForm
          areaId={area.id}
          manifest={manifest}
          held={null}
          current={null}
          addRef={addRef}
          draft={draft.found}
          onDraft={draft.keep}
          onDone={stopAdding}
        />
      )}
      {mayEdit && !formOpen && (
        <AddButton label={t('plans:add')} draft={draft} onAdd={() => setAdding(true)} />
      )}
    </Stack>
  );
}
