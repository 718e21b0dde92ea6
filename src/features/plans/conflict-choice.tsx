import type { Plan } from '#api/plans.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Row } from '#ui/layout.tsx';
import { DETAIL_GROUPS } from './detail-fields.ts';

/** The names of what somebody else changed since the form opened. */
function changedFields(before: Plan, now: Plan): string[] {
  const names: string[] = [];
  if (before.title !== now.title) names.push(t('plans:title'));
  if (before.subject_id !== now.subject_id) names.push(t(`plans:subject.${now.kind}`));
  if (before.stage !== now.stage) names.push(t('plans:move.to'));
  const detailsOf = (plan: Plan): Record<string, unknown> =>
    plan.details.kind === 'unreadable' ? {} : plan.details.value;
  const [then, there] = [detailsOf(before), detailsOf(now)];
  const same = (name: string) => JSON.stringify(then[name]) === JSON.stringify(there[name]);
  for (const { fields } of DETAIL_GROUPS[now.kind]) {
    for (const { name } of fields) if (!same(name)) names.push(t(`plans:field.${name}`));
  }
  if (!same('works')) names.push(t('plans:field.works'));
  return names;
}

/** Two people changed the same plan: what the other changed, and whose words stay. */
export function ConflictChoice({
  before,
  now,
  onMine,
  onDrop,
}: {
  before: Plan | null;
  now: Plan | null;
  onMine(): void;
  onDrop(): void;
}) {
  const fields = before && now ? changedFields(before, now) : [];
  return (
    <>
      {fields.length > 0 && (
        <p>{t('plans:refusal.conflictTheirs', { fields: fields.join(', ') })}</p>
      )}
      <Row>
        <Button small onClick={onMine}>
          {t('plans:refusal.conflictMine')}
        </Button>
        <Button small variant="quiet" onClick={onDrop}>
          {t('plans:refusal.conflictDrop')}
        </Button>
      </Row>
    </>
  );
}
