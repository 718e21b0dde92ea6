import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { photographQuery, removePhotograph } from '#api/plan-photographs.ts';
import { type PlanPhotograph, removePlanPhotograph } from '#api/plan-rows.ts';
import { type Plan, refreshPlans } from '#api/plans.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { useKeptDraft } from '#ui/drafts.ts';
import { Note, Stack } from '#ui/layout.tsx';
import { Skeleton, Tag } from '#ui/notice.tsx';
import { useWrite } from '#ui/use-write.ts';
import { AddButton } from './add-button.tsx';
import { PhotographDraftSchema, PhotographForm } from './photograph-form.tsx';
import styles from './plans.module.css';
import { RefusalNotice } from './refusal-notice.tsx';

/** Before and after, side by side, each with its words. */
export function Photographs({
  plan,
  placeCode,
  mayEdit,
}: {
  plan: Plan;
  placeCode: string;
  mayEdit: boolean;
}) {
  const [asked, setAsked] = useState(false);
  const keptAs = `photograph:${plan.id}`;
  const draft = useKeptDraft(keptAs, PhotographDraftSchema);
  const adding = mayEdit && (asked || Boolean(draft.found));
  /** of which it is not certain that they are gone: whoever removes them can press again */
  const [leaving, setLeaving] = useState<PlanPhotograph[]>([]);
  const ids = plan.plan_photographs.map(({ id }) => id);
  const photographs = plan.plan_photographs
    .concat(leaving.filter(({ id }) => !ids.includes(id)))
    .toSorted((a, b) => b.taken.localeCompare(a.taken) || a.added_at.localeCompare(b.added_at));
  if (!mayEdit && photographs.length === 0) return null;
  return (
    <section className={styles.section}>
      <Stack gap="tight">
        <h4>{t('plans:photo.heading')}</h4>
        {photographs.length === 0 && <Note>{t('plans:photo.none')}</Note>}
        <ul className={styles.photographs}>
          {photographs.map((photograph) => (
            <li key={photograph.id} className={styles.photograph}>
              <Picture photograph={photograph} />
              <span>
                <Tag>{t(`plans:photo.${photograph.taken}`)}</Tag> {photograph.words}
              </span>
              <Note>{t('plans:photo.added', { date: formatDate(photograph.added_at) })}</Note>
              {mayEdit && (
                <Remove
                  areaId={plan.area_id}
                  photograph={photograph}
                  onLeaving={(stays) =>
                    setLeaving((others) => [
                      ...others.filter(({ id }) => id !== photograph.id),
                      ...(stays ? [photograph] : []),
                    ])
                  }
                />
              )}
            </li>
          ))}
        </ul>
        {adding && (
          <PhotographForm
            plan={plan}
            placeCode={placeCode}
            keptAs={keptAs}
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
            label={t('plans:photo.add')}
            draft={draft}
            onAdd={() => setAsked(true)}
          />
        )}
      </Stack>
    </section>
  );
}

function Picture({ photograph }: { photograph: PlanPhotograph }) {
  const { data, isError } = useQuery(photographQuery(photograph.path));
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  if (isError) return <Note>{t('plans:photo.notShown')}</Note>;
  if (!url) return <Skeleton label={t('plans:photo.loading')} lines={1} height={160} />;
  return <img className={styles.picture} src={url} alt={photograph.words} />;
}

/** The words go first: a plan must never name a picture that is gone. */
async function takeOff(key: string, photograph: PlanPhotograph) {
  const off = await removePlanPhotograph(key, photograph);
  return off.outcome === 'done' ? removePhotograph(photograph.path) : off;
}

function Remove({
  areaId,
  photograph,
  onLeaving,
}: {
  areaId: string;
  photograph: PlanPhotograph;
  /** it is being removed, and stays seen until that is done */
  onLeaving(stays: boolean): void;
}) {
  const queryClient = useQueryClient();
  const { write, answer, busy } = useWrite(takeOff, null);
  const remove = async () => {
    onLeaving(true);
    const gone = await write(photograph);
    if (gone) onLeaving(false);
    await refreshPlans(queryClient, areaId);
  };
  return (
    <div className={styles.noPrint}>
      <Button
        small
        variant="quiet"
        disabled={busy}
        icon={<Trash2 size={16} aria-hidden="true" />}
        aria-label={t('plans:photo.removeFor', { words: photograph.words })}
        onClick={() => void remove()}
      >
        {t('plans:photo.remove')}
      </Button>
      <RefusalNotice answer={answer} />
    </div>
  );
}
