/** The ledger of incidents: which months of which force are there. Missing is not zero. */
import type { IncidentColumns } from '#domain/place-pack.ts';

export interface MonthCount {
  force: string;
  month: string;
  /** rows of this place; the force may have had more elsewhere */
  rowsHere: number;
}

/**
 * A force whose rows are rarer than this is a neighbour's or a railway's: its strays are kept as rows,
 * but its months say nothing about whether the place's own force is there. The quietest English
 * districts have about 2 incidents per 1,000 residents a month, strays from over the border 0.02.
 */
const OWN_FORCE_ROWS_PER_1000_A_MONTH = 0.5;

/** Whole calendar years: every month of each year that a file of the force touches, present or missing. */
export function makeLedger(counts: MonthCount[], residents: number): IncidentColumns['ledger'] {
  const ledger: IncidentColumns['ledger'] = [];
  for (const force of [...new Set(counts.map((count) => count.force))].sort()) {
    const own = counts.filter((count) => count.force === force);
    const rows = own.reduce((sum, count) => sum + count.rowsHere, 0);
    if ((rows / own.length / residents) * 1000 < OWN_FORCE_ROWS_PER_1000_A_MONTH) continue;
    for (const year of [...new Set(own.map((count) => count.month.slice(0, 4)))].sort()) {
      for (let m = 1; m <= 12; m++) {
        const month = `${year}-${String(m).padStart(2, '0')}`;
        const count = own.find((entry) => entry.month === month);
        ledger.push({
          force,
          month,
          status: count ? 'present' : 'missing',
          rows: count?.rowsHere ?? 0,
        });
      }
    }
  }
  return ledger;
}

/** A sentence for each force and year with missing months. */
export function ledgerGaps(ledger: IncidentColumns['ledger']): string[] {
  const missing = new Map<string, number>();
  for (const { force, month, status } of ledger) {
    const key = `${month.slice(0, 4)} for ${force}`;
    if (status === 'missing') missing.set(key, (missing.get(key) ?? 0) + 1);
  }
  return [...missing].map(([key, count]) => {
    const [year, force] = key.split(' for ');
    const are = count === 1 ? 'is' : 'are';
    return `${count} of the 12 months of ${year} ${are} missing for ${force}.`;
  });
}
