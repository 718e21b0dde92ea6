import type { Plan } from '#api/plans.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Disclosure } from '#ui/figure.tsx';
import { List, Note } from '#ui/layout.tsx';
import styles from './plans.module.css';

const stageName = (stage: Plan['stage']) => t(`plans:stage.${stage}`);

/** How the plan came to its stage, newest first, with the reasons that were given. */
export function PlanHistory({ plan }: { plan: Plan }) {
  const changes = plan.plan_stage_changes;
  return (
    <Disclosure summary={t('plans:history.heading')}>
      <List>
        {changes
          .map((change, index) => {
            const from = changes[index - 1]?.to_stage;
            return (
              <li key={change.id}>
                <span>
                  {from
                    ? t('plans:history.moved', {
                        from: stageName(from),
                        to: stageName(change.to_stage),
                      })
                    : t('plans:history.begun', { to: stageName(change.to_stage) })}
                </span>
                {change.reason && <p className={styles.words}>{change.reason}</p>}
                <Note>{formatDate(change.changed_at)}</Note>
              </li>
            );
          })
          .reverse()}
      </List>
    </Disclosure>
  );
}
