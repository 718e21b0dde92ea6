/** Incidents of an area by type and month, with a rate where every month asked for is there. */
import type {
  IncidentFigures,
  IncidentFilter,
  IncidentRate,
  PeopleFigures,
} from './area-profile.ts';
import type { FlatPolygon } from './flat-polygon.ts';
import { flagPointsInside } from './point-grid.ts';
import {
  type IncidentPeriod,
  type IncidentTable,
  tallyIncidents,
  typesAsked,
} from './tally-incidents.ts';

const MONTHS_A_YEAR = 12;

/** Withheld over a missing month: an estimate for it would be a guess presented as a count. */
function rateOf(total: number, period: IncidentPeriod, people: PeopleFigures | null): IncidentRate {
  const { asked, present } = period;
  if (!people) return { status: 'withheld', reason: 'residents-not-loaded' };
  if (people.status === 'refused') return { status: 'withheld', reason: people.reason };
  if (!asked.length || asked.some((month) => !present.has(month))) {
    return { status: 'withheld', reason: 'missing-months' };
  }
  const residentMonths = people.residents.value * asked.length;
  return {
    status: 'known',
    perThousandResidentsPerYear: (total * 1000 * MONTHS_A_YEAR) / residentMonths,
    months: asked,
  };
}

/**
 * `wholeLsoas`: the codes that the area is exactly made of, or null; then rows are counted by the LSOA code
 * in the file, else by whether their street anchor is inside. `people`: null where residents are not known.
 */
export function profileIncidents(
  table: IncidentTable,
  filter: IncidentFilter,
  area: FlatPolygon[],
  wholeLsoas: string[] | null,
  people: PeopleFigures | null,
): IncidentFigures {
  const codes = new Set(wholeLsoas);
  const flags = wholeLsoas
    ? Uint8Array.from(table.lsoas, (code) => Number(codes.has(code)))
    : flagPointsInside(table.anchors, area);
  const column = wholeLsoas ? table.lsoa : table.anchor;
  const { period, total, byMonth, byType } = tallyIncidents(
    table,
    filter,
    (row) => flags[column[row] as number] === 1,
  );
  const nothingPresent = !period.asked.some((month) => period.present.has(month));
  return {
    countedBy: wholeLsoas ? 'lsoa-code' : 'point',
    total: nothingPresent ? null : total,
    byType: nothingPresent
      ? []
      : typesAsked(filter).map((type) => ({ type, count: byType.get(type) ?? 0 })),
    byMonth: period.asked.map((month) =>
      period.present.has(month)
        ? { month, status: 'present', count: byMonth.get(month) ?? 0 }
        : { month, status: 'missing' },
    ),
    rate: rateOf(total, period, people),
  };
}
