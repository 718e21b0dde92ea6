import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type PlanDutyRow, setPlanDutyDone } from '#api/plan-rows.ts';
import { type Plan, refreshPlans } from '#api/plans.ts';
import { isToDo } from '#domain/plan-duties.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/figure.tsx';
import { Tag } from '#ui/notice.tsx';
import { useWrite } from '#ui/use-write.ts';
import { asEditOf } from '#ui/write-once.ts';
import styles from './plans.module.css';
import { RefusalNotice } from './refusal-notice.tsx';

/** The days that a plan must keep, the nearest first, and which of them are done. */
export function DutyDays({
  plan,
  today,
  mayEdit,
}: {
  plan: Plan;
  today: string;
  mayEdit: boolean;
}) {
  const days = plan.plan_duties;
  if (days.length === 0) return null;
  const open = days.filter((day) => isToDo(day.duty) && day.done_on === null);
  return (
    <Disclosure
      summary={t('plans:days.heading', { count: open.length })}
      open={open.some(({ due_on }) => due_on <= today)}
    >
      <ul className={styles.checks}>
        {days.map((day) => (
          <li className={styles.check} key={day.duty}>
            <span>
              {t(`plans:days.duty.${day.duty}`, { date: formatDate(day.due_on) })}{' '}
              <State day={day} today={today} />
            </span>
            {mayEdit && isToDo(day.duty) && <Tick plan={plan} day={day} today={today} />}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function State({ day, today }: { day: PlanDutyRow; today: string }) {
  if (day.done_on)
    return <Tag tone="done">{t('plans:days.done', { date: formatDate(day.done_on) })}</Tag>;
  const past = day.due_on < today;
  if (!isToDo(day.duty)) return past ? <Tag>{t('plans:days.over')}</Tag> : null;
  return past ? (
    <Tag tone="problem">{t('plans:days.late')}</Tag>
  ) : (
    <Tag tone="waiting">{t('plans:days.toDo')}</Tag>
  );
}

function Tick({ plan, day, today }: { plan: Plan; day: PlanDutyRow; today: string }) {
  const queryClient = useQueryClient();
  const { write, answer, busy } = useWrite(setPlanDutyDone, asEditOf);
  const [wanted, setWanted] = useState<string | null>();
  const turn = async () => {
    const doneOn = day.done_on === null ? today : null;
    setWanted(doneOn);
    await write({ planId: plan.id, duty: day.duty, version: day.version, doneOn });
    await refreshPlans(queryClient, plan.area_id);
  };
  const what = t(`plans:days.duty.${day.duty}`, { date: formatDate(day.due_on) });
  const label = t(day.done_on === null ? 'plans:days.tick' : 'plans:days.untick');
  return (
    <>
      <span className={styles.noPrint}>
        <Button small aria-label={`${label}: ${what}`} disabled={busy} onClick={() => void turn()}>
          {label}
        </Button>
      </span>
      {/* seen to be as it was wanted, it is settled: pressing again, as the sentence says, would take it back */}
      {day.done_on !== wanted && <RefusalNotice answer={answer} />}
    </>
  );
}
