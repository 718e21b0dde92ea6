import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { setPlanCheck } from '#api/plan-rows.ts';
import { type Plan, refreshPlans } from '#api/plans.ts';
import {
  CHECK_STATES,
  type Check,
  type CheckState,
  checksFor,
  gatingOrder,
  type ImprovementDetails,
} from '#domain/improvement.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Disclosure } from '#ui/figure.tsx';
import { Note, Stack } from '#ui/layout.tsx';
import { Notice, Tag } from '#ui/notice.tsx';
import { useWrite } from '#ui/use-write.ts';
import { asEditOf } from '#ui/write-once.ts';
import styles from './plans.module.css';
import { RefusalNotice } from './refusal-notice.tsx';

/** The checks that the works need; staff tick them off, everybody sees how far they are. */
export function Checks({
  plan,
  details,
  today,
  mayEdit,
}: {
  plan: Plan;
  details: ImprovementDetails;
  today: string;
  mayEdit: boolean;
}) {
  const checks = checksFor(details.works, details.standing);
  const stateOf = (check: Check) => heldCheck(plan, check)?.state ?? 'to do';
  const done = checks.filter((check) => stateOf(check) !== 'to do').length;
  return (
    <Disclosure
      summary={`${t('plans:checksHeading')}: ${t('plans:checksDone', { done, of: checks.length })}`}
      open={mayEdit}
    >
      <Stack gap="tight">
        <Gating details={details} today={today} />
        <ul className={styles.checks}>
          {checks.map((check) => (
            <li className={styles.check} key={check}>
              <span>{t(`plans:check.${check}`)}</span>
              {mayEdit ? (
                <StateOfCheck plan={plan} check={check} />
              ) : (
                <Tag tone={stateOf(check) === 'to do' ? 'waiting' : 'done'}>
                  {t(`plans:checkState.${stateOf(check)}`)}
                </Tag>
              )}
            </li>
          ))}
        </ul>
      </Stack>
    </Disclosure>
  );
}

function Gating({ details, today }: { details: ImprovementDetails; today: string }) {
  if (!details.works.includes('gate')) return null;
  if (!details.standing || details.standing === 'not known') {
    return <Notice tone="waiting">{t('plans:order.standingFirst')}</Notice>;
  }
  const order = gatingOrder(details, today);
  if (!order) return null;
  return (
    <Notice tone={order.state === 'running' ? 'plain' : 'waiting'}>
      <p>
        {t(`plans:order.${order.state}`, { on: order.lastDay ? formatDate(order.lastDay) : '' })}
      </p>
      <Note>{t('plans:duties.rule', { law: order.law, date: formatDate(order.inForceFrom) })}</Note>
    </Notice>
  );
}

/** As it stands in the database; nothing where nobody has begun it. */
const heldCheck = ({ plan_checks }: Plan, check: Check) =>
  plan_checks.find(({ check_name }) => check_name === check);

function StateOfCheck({ plan, check }: { plan: Plan; check: Check }) {
  const queryClient = useQueryClient();
  const { write, answer, busy } = useWrite(setPlanCheck, asEditOf);
  const held = heldCheck(plan, check);
  // what was chosen stays seen while it is saved
  const [chosen, setChosen] = useState<CheckState | null>(null);
  const choose = async (state: CheckState) => {
    setChosen(state);
    await write({ planId: plan.id, check, state, version: held?.version ?? null });
    await refreshPlans(queryClient, plan.area_id);
    setChosen(null);
  };
  return (
    <>
      <select
        aria-label={t(`plans:check.${check}`)}
        disabled={busy}
        value={chosen ?? held?.state ?? 'to do'}
        onChange={({ target }) => {
          const state = CHECK_STATES.find((known) => known === target.value);
          if (state) void choose(state);
        }}
      >
        {CHECK_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`plans:checkState.${state}`)}
          </option>
        ))}
      </select>
      <RefusalNotice answer={answer} />
    </>
  );
}
