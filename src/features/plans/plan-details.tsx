import type { Plan } from '#api/plans.ts';
import { formatDate, formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Disclosure } from '#ui/figure.tsx';
import { Facts } from '#ui/layout.tsx';
import { DETAIL_GROUPS, type Field } from './detail-fields.ts';
import styles from './plans.module.css';

function shown(field: Field, value: unknown): string {
  if (field.input === 'choice') {
    const choice = field.choices.find((known) => known === value);
    return choice ? t(`plans:choice.${choice}`) : String(value);
  }
  if (field.input === 'date') return formatDate(String(value));
  if (field.input === 'pounds') return `£${formatNumber(Number(value))}`;
  if (field.input === 'number') return formatNumber(Number(value));
  return String(value);
}

/** What is filled in, group by group, behind one press. */
export function PlanDetailsList({ plan }: { plan: Plan }) {
  if (plan.details.kind === 'unreadable') return <p>{t('plans:unreadable')}</p>;
  const details: Record<string, unknown> = plan.details.value;
  const groups = DETAIL_GROUPS[plan.kind]
    .map(({ group, fields }) => ({
      group,
      facts: fields
        .filter(({ name }) => details[name] !== undefined)
        .map((field) => ({
          name: t(`plans:field.${field.name}`),
          value: <span className={styles.words}>{shown(field, details[field.name])}</span>,
        })),
    }))
    .filter(({ facts }) => facts.length > 0);
  if (groups.length === 0) return null;
  return (
    <Disclosure summary={t('plans:details')}>
      <div className={styles.group}>
        {groups.map(({ group, facts }) => (
          <section key={group}>
            <h4>{t(`plans:group.${group}`)}</h4>
            <Facts facts={facts} />
          </section>
        ))}
      </div>
    </Disclosure>
  );
}
