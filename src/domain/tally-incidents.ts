/** Incidents as typed columns, and their counts over a period. Missing is not zero. */
import type { FeatureCollection, Point } from 'geojson';
import type { IncidentCounts, IncidentFilter } from './area-profile.ts';
import { INCIDENT_TYPES, type IncidentColumns, type IncidentType } from './place-pack.ts';
import { buildPointGrid, type PointGrid } from './point-grid.ts';

/** One entry a row in `anchor`, `month`, `type` and `lsoa`, each an index into its own list. */
export type IncidentTable = {
  months: string[];
  types: IncidentType[];
  lsoas: string[];
  /** police.uk's street anchors in degrees: never an address */
  anchors: PointGrid;
  anchor: Uint32Array;
  month: Uint16Array;
  type: Uint8Array;
  lsoa: Uint32Array;
  ledger: IncidentColumns['ledger'];
};

/** Throws where a column is shorter than the others or points outside its list. */
export function tabulateIncidents(columns: IncidentColumns): IncidentTable {
  const { anchors, rows } = columns;
  const checked = (name: keyof typeof rows, listLength: number) => {
    const column = rows[name];
    if (column.length !== rows.anchor.length) {
      throw new Error(`incidents: ${column.length} of ${name} for ${rows.anchor.length} rows`);
    }
    const beyond = column.findIndex((index) => index >= listLength);
    if (beyond >= 0) {
      throw new Error(
        `incidents: row ${beyond} has ${name} ${column[beyond]}; there are ${listLength}`,
      );
    }
    return column;
  };
  return {
    months: columns.months,
    types: columns.types,
    lsoas: columns.lsoas,
    anchors: buildPointGrid(
      Float64Array.from(anchors.lng, (millionths) => millionths / 1e6),
      Float64Array.from(anchors.lat, (millionths) => millionths / 1e6),
    ),
    anchor: Uint32Array.from(checked('anchor', anchors.lng.length)),
    month: Uint16Array.from(checked('month', columns.months.length)),
    type: Uint8Array.from(checked('type', columns.types.length)),
    lsoa: Uint32Array.from(checked('lsoa', columns.lsoas.length)),
    ledger: columns.ledger,
  };
}

/** `asked`: the filter's months, or without a filter all of the ledger. A rate has to rest on every one of them. */
export type IncidentPeriod = { asked: string[]; present: Set<string> };

/** Every month from the first to the last, both `YYYY-MM` and included. */
function monthsBetween(from: string, to: string): string[] {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const months: string[] = [];
  for (let at = year * 12 + month - 1; ; at++) {
    const text = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    if (text > to) return months;
    months.push(text);
  }
}

/** Reads the ledger: a month is present where every force of the ledger has it. */
function periodOf(
  ledger: IncidentColumns['ledger'],
  months: IncidentFilter['months'],
): IncidentPeriod {
  const inLedger = [...new Set(ledger.map((entry) => entry.month))].sort();
  const missing = new Set(
    ledger.filter(({ status }) => status === 'missing').map((entry) => entry.month),
  );
  const present = new Set(inLedger.filter((month) => !missing.has(month)));
  return { asked: months ? monthsBetween(months.from, months.to) : inLedger, present };
}

type RowTest = (row: number) => boolean;

/** A test of rows: its month is asked for and present, its type is asked for. */
function rowsOf(table: IncidentTable, period: IncidentPeriod, types: IncidentType[] | null) {
  const asked = new Set(period.asked);
  const months = Uint8Array.from(table.months, (month) =>
    Number(asked.has(month) && period.present.has(month)),
  );
  const wanted = Uint8Array.from(table.types, (type) => Number(!types || types.includes(type)));
  const { month, type } = table;
  return (row: number) => months[month[row] as number] === 1 && wanted[type[row] as number] === 1;
}

/** Rows that pass both the filter and a test of one's own, by month and by type. */
export function tallyIncidents(table: IncidentTable, filter: IncidentFilter, wanted: RowTest) {
  const period = periodOf(table.ledger, filter.months);
  const byMonth = new Map<string, number>();
  const byType = new Map<IncidentType, number>();
  const asked = rowsOf(table, period, filter.types);
  let total = 0;
  for (let row = 0; row < table.month.length; row++) {
    if (!asked(row) || !wanted(row)) continue;
    const month = table.months[table.month[row] as number] as string;
    const type = table.types[table.type[row] as number] as IncidentType;
    byMonth.set(month, (byMonth.get(month) ?? 0) + 1);
    byType.set(type, (byType.get(type) ?? 0) + 1);
    total++;
  }
  return { period, total, byMonth, byType };
}

/** The types that a filter asks for, in the order of the one list. */
export function typesAsked(filter: IncidentFilter): IncidentType[] {
  return INCIDENT_TYPES.filter((type) => !filter.types || filter.types.includes(type));
}

/** Counts by the LSOA code in the file, for each of the codes given (a place's own). */
export function countIncidentsByLsoa(
  table: IncidentTable,
  filter: IncidentFilter,
  codes: string[],
): IncidentCounts {
  const period = periodOf(table.ledger, filter.months);
  const presentMonths = period.asked.filter((month) => period.present.has(month));
  const missingMonths = period.asked.filter((month) => !period.present.has(month));
  if (!presentMonths.length) return { presentMonths, missingMonths, byLsoa: null };
  const counts = new Uint32Array(table.lsoas.length);
  const asked = rowsOf(table, period, filter.types);
  for (let row = 0; row < table.lsoa.length; row++) {
    const lsoa = table.lsoa[row] as number;
    if (asked(row)) counts[lsoa] = (counts[lsoa] as number) + 1;
  }
  const byCode = new Map(table.lsoas.map((code, at) => [code, counts[at] as number]));
  const byLsoa = Object.fromEntries(codes.map((code) => [code, byCode.get(code) ?? 0]));
  return { presentMonths, missingMonths, byLsoa };
}

/** A picture, not a finding: one point for each street anchor that has any incident of the filter. */
export function heatOfIncidents(
  table: IncidentTable,
  filter: IncidentFilter,
): FeatureCollection<Point, { count: number }> {
  const counts = new Uint32Array(table.anchors.lng.length);
  const asked = rowsOf(table, periodOf(table.ledger, filter.months), filter.types);
  for (let row = 0; row < table.anchor.length; row++) {
    const anchor = table.anchor[row] as number;
    if (asked(row)) counts[anchor] = (counts[anchor] as number) + 1;
  }
  const features: FeatureCollection<Point, { count: number }>['features'] = [];
  counts.forEach((count, at) => {
    if (count === 0) return;
    const coordinates = [table.anchors.lng[at] as number, table.anchors.lat[at] as number];
    features.push({
      type: 'Feature',
      properties: { count },
      geometry: { type: 'Point', coordinates },
    });
  });
  return { type: 'FeatureCollection', features };
}
