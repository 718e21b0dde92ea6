import { Map as MapIcon, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { Plan } from '#api/plans.ts';
import type { Manifest } from '#domain/place-pack.ts';
import type { SubjectLayer } from '#domain/plans.ts';
import { t } from '#text/t.ts';
import { BegunElsewhere } from '#ui/begun-elsewhere.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { useKeptDraft } from '#ui/drafts.ts';
import { Card, Row, Stack } from '#ui/layout.tsx';
import { Tag } from '#ui/notice.tsx';
import { Actions } from './actions.tsx';
import { Checks } from './checks.tsx';
import { Duties } from './duties.tsx';
import { DutyDays } from './duty-days.tsx';
import { MovePlan } from './move-plan.tsx';
import { Photographs } from './photographs.tsx';
import { PlanDetailsList } from './plan-details.tsx';
import { PlanDraftSchema } from './plan-draft.ts';
import { PlanForm } from './plan-form.tsx';
import { PlanHistory } from './plan-history.tsx';
import styles from './plans.module.css';
import { StagePath } from './stage-path.tsx';

const KIND_ON_MAP: Record<SubjectLayer, string> = {
  'community-assets': 'community-asset',
  alleys: 'alley',
  parks: 'park',
};

/** One plan: what it is about, where it stands, what is done for it; staff can move it on. */
export function PlanCard({
  plan,
  manifest,
  today,
  mayEdit,
  isStaff,
}: {
  plan: Plan;
  manifest: Manifest;
  today: string;
  mayEdit: boolean;
  isStaff: boolean;
}) {
  const [editing, setEditing] = useState(false);
  const draft = useKeptDraft(`plan:${plan.id}`, PlanDraftSchema);
  const { place } = manifest;
  const { details } = plan;
  const readable = details.kind !== 'unreadable';
  if (mayEdit && readable && (editing || draft.found)) {
    return (
      <PlanForm
        areaId={plan.area_id}
        manifest={manifest}
        held={plan}
        current={plan}
        addRef={null}
        draft={draft.found ?? null}
        onDraft={draft.keep}
        onDone={() => {
          draft.forget();
          setEditing(false);
        }}
      />
    );
  }
  return (
    <Card>
      <article className={styles.card}>
        <Stack>
          <Stack gap="tight">
            <div className={styles.head}>
              <h3>{plan.title}</h3>
              <Tag>{t(`plans:kind.${plan.kind}`)}</Tag>
            </div>
            <Row>
              <span>{plan.subject_name}</span>
              <span className={styles.noPrint}>
                <LinkButton
                  small
                  variant="quiet"
                  icon={<MapIcon size={16} aria-hidden="true" />}
                  to={`/${place.slug}?selected=${KIND_ON_MAP[plan.subject_layer]}:${plan.subject_id}`}
                >
                  {t('plans:subject.onMap')}
                </LinkButton>
              </span>
            </Row>
            {details.kind === 'improvement' && details.value.works.length > 0 && (
              <Row>
                {details.value.works.map((work) => (
                  <Tag key={work}>{t(`plans:works.${work}`)}</Tag>
                ))}
              </Row>
            )}
          </Stack>
          <StagePath plan={plan} />
          {mayEdit && (
            <div className={styles.noPrint}>
              <Stack>
                <BegunElsewhere {...draft} />
                <Row>
                  <MovePlan plan={plan} />
                  {readable && (
                    <Button
                      variant="quiet"
                      icon={<Pencil size={16} aria-hidden="true" />}
                      onClick={() => setEditing(true)}
                    >
                      {t('plans:edit')}
                    </Button>
                  )}
                </Row>
              </Stack>
            </div>
          )}
          <PlanDetailsList plan={plan} />
          {details.kind === 'asset-transfer' && isStaff && (
            <Duties details={details.value} today={today} />
          )}
          {isStaff && <DutyDays plan={plan} today={today} mayEdit={mayEdit} />}
          {details.kind === 'improvement' && (
            <>
              <Checks plan={plan} details={details.value} today={today} mayEdit={mayEdit} />
              <Photographs plan={plan} placeCode={place.code} mayEdit={mayEdit} />
            </>
          )}
          <Actions plan={plan} manifest={manifest} today={today} mayEdit={mayEdit} />
          <PlanHistory plan={plan} />
        </Stack>
      </article>
    </Card>
  );
}
