import { Check } from 'lucide-react';
import type { Plan } from '#api/plans.ts';
import { isOffPath, pathOf } from '#domain/plans.ts';
import { t } from '#text/t.ts';
import styles from './plans.module.css';

/** The whole path of a plan: behind it, now, to come. The sentence says it, the line shows it. */
export function StagePath({ plan }: { plan: Plan }) {
  const steps = pathOf(plan.kind, plan.stage, plan.plan_stage_changes);
  const at = steps.findIndex(({ state }) => state === 'now');
  const of = steps.length;
  const here = steps[at];
  const off = isOffPath(plan.stage);
  return (
    <div className={styles.stages}>
      <p>
        <strong>
          {off && here
            ? t('plans:path.off', {
                stage: t(`plans:stage.${plan.stage}`),
                number: at + 1,
                of,
                at: t(`plans:stage.${here.stage}`),
              })
            : t('plans:path.at', { number: at + 1, of, stage: t(`plans:stage.${plan.stage}`) })}
        </strong>
      </p>
      {off && plan.stage_reason && <p>{plan.stage_reason}</p>}
      <ol className={styles.path} aria-label={t('plans:path.label')}>
        {steps.map(({ stage, state }) => (
          <li
            key={stage}
            className={styles.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden="true">
              {state === 'done' && <Check size={12} />}
            </span>
            <span className={styles.stepName}>
              {t(`plans:stage.${stage}`)}
              <span className={styles.hidden}>, {t(`plans:path.${state}`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
