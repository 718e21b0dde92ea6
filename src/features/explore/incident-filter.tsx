import { INCIDENT_TYPES, type IncidentType } from '#domain/place-pack.ts';
import type { View } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import styles from './layer-card.module.css';

/** A month that the pack speaks of; a missing one is not a month without incidents. */
export type LedgerMonth = { month: string; missing: boolean };

/** Which incidents the picture and the counts speak of: types, and a run of months. */
export function IncidentFilter({
  ledger,
  view,
  onChange,
}: {
  ledger: LedgerMonth[];
  view: View;
  onChange(change: Partial<View>): void;
}) {
  const chosen = view.incidentTypes ?? INCIDENT_TYPES;
  const toggle = (type: IncidentType) => {
    const next = INCIDENT_TYPES.filter((known) =>
      known === type ? !chosen.includes(type) : chosen.includes(known),
    );
    onChange({ incidentTypes: next.length === INCIDENT_TYPES.length ? null : next });
  };
  const first = ledger[0]?.month ?? '';
  const last = ledger.at(-1)?.month ?? '';
  const months = view.months ?? { from: first, to: last };
  const setMonths = (from: string, to: string) =>
    onChange({
      months: from === first && to === last ? null : { from, to: to < from ? from : to },
    });
  return (
    <>
      <div className={styles.pair}>
        {(['from', 'to'] as const).map((end) => (
          <label className={styles.field} key={end}>
            {t(`explore:incidents.${end}`)}
            <select
              value={months[end]}
              onChange={(event) => {
                const month = event.target.value;
                if (end === 'from') setMonths(month, months.to);
                else setMonths(months.from < month ? months.from : month, month);
              }}
            >
              {ledger.map(({ month, missing }) => (
                <option key={month} value={month}>
                  {missing ? t('explore:incidents.monthMissing', { month }) : month}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <fieldset>
        <legend>{t('explore:incidents.types', { count: chosen.length })}</legend>
        <div className={styles.types}>
          {INCIDENT_TYPES.map((type) => (
            <label key={type}>
              <input
                type="checkbox"
                checked={chosen.includes(type)}
                disabled={chosen.length === 1 && chosen.includes(type)}
                onChange={() => toggle(type)}
              />
              {t(`layers:incidentType.${type}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {view.incidentTypes && (
        <Button small onClick={() => onChange({ incidentTypes: null })}>
          {t('explore:incidents.allTypes')}
        </Button>
      )}
    </>
  );
}
