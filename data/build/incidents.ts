/** The layer `incidents`: police.uk street-level rows of one place, as columns, with the ledger of months. */
import * as v from 'valibot';
import {
  INCIDENT_TYPES,
  type IncidentColumns,
  IncidentColumnsSchema,
  type IncidentType,
} from '#domain/place-pack.ts';
import { type BuiltLayer, emptyTally, leaveOut } from './built-layer.ts';
import { ledgerGaps, type MonthCount, makeLedger } from './incident-ledger.ts';
import { type Incident, NO_FORCE, parseIncident } from './incident-row.ts';
import type { CsvPart } from './read.ts';
import { incidentsSource } from './sources.ts';

export interface PlaceLsoas {
  /** all LSOA codes of the place, sorted */
  codes: string[];
  residents: number;
}

/**
 * Rows are counted by the LSOA code they name, never by where their point falls: the points are street
 * anchors and about one in seven lies outside the LSOA it names.
 */
export async function buildIncidents(
  parts: Iterable<CsvPart>,
  place: PlaceLsoas,
): Promise<BuiltLayer> {
  const tally = emptyTally();
  const wanted = new Set(place.codes);
  const kept: Incident[] = [];
  const months = new Map<string, MonthCount>();
  const seen = new Set<string>();
  for (const part of parts) {
    let row = 1;
    for await (const raw of part.rows) {
      row += 1;
      tally.read += 1;
      const parsed = parseIncident(raw);
      if (!parsed.ok) {
        tally.refused.push({ file: part.name, row, reason: parsed.reason });
        continue;
      }
      const { incident } = parsed;
      const here = incident.lsoa !== null && wanted.has(incident.lsoa);
      noteMonth(months, incident, here);
      if (!here) {
        leaveOut(tally, incident.lsoa === null ? 'names no LSOA' : 'another district');
        continue;
      }
      if (incident.id !== null) {
        // the whole row must be the same: one ID with two outcomes or places is two facts
        const whole = JSON.stringify(raw);
        if (seen.has(whole)) {
          leaveOut(tally, 'repeats another row, Crime ID and all');
          continue;
        }
        seen.add(whole);
      }
      if (incident.position === null) {
        tally.refused.push({ file: part.name, row, reason: 'names an LSOA but has no position' });
        continue;
      }
      noteMonth(months, incident, here).rowsHere += 1;
      kept.push(incident);
    }
  }
  tally.kept = kept.length;
  if (kept.length === 0) {
    return {
      status: 'not-loaded',
      reason: 'No police.uk file with rows of this place is in the pack yet.',
      how: 'Download the street-level CSV files of the force from data.police.uk, put the zip beside the other files and build the pack again.',
    };
  }
  const ledger = makeLedger([...months.values()], place.residents);
  const columns = v.parse(IncidentColumnsSchema, makeColumns(kept, place.codes, ledger));
  const years = [...new Set(columns.months.map((month) => month.slice(0, 4)))];
  return {
    status: 'loaded',
    file: 'incidents.json',
    content: `${JSON.stringify(columns)}\n`,
    sources: [incidentsSource(years.at(-1) as string)],
    counts: {
      incidents: kept.length,
      months: columns.months.length,
      anchors: columns.anchors.lng.length,
    },
    gaps: [
      ...ledgerGaps(ledger),
      'Points are street anchors of police.uk, not places where something happened.',
      'Anti-social behaviour has no crime ID, so repeats of it cannot be told apart and none are removed.',
    ],
    tally,
  };
}

/** A month of a force is there when any row of it is, wherever; of an unnamed force, only rows of this place tell. */
function noteMonth(months: Map<string, MonthCount>, { force, month }: Incident, here: boolean) {
  const key = `${force}\t${month}`;
  const count = months.get(key) ?? { force, month, rowsHere: 0 };
  if (force !== NO_FORCE || here) months.set(key, count);
  return count;
}

/** Columns sorted by LSOA, month, type, anchor; `rows` holds indexes into the other columns. */
function makeColumns(
  kept: Incident[],
  lsoas: string[],
  ledger: IncidentColumns['ledger'],
): IncidentColumns {
  const months = [...new Set(kept.map((incident) => incident.month))].sort();
  const types = [...INCIDENT_TYPES] as IncidentType[];
  const anchorOf = (i: Incident) => [...(i.position as [number, number]), i.street] as const;
  const anchors = new Map<string, readonly [number, number, string]>();
  for (const incident of kept) anchors.set(anchorOf(incident).join('\t'), anchorOf(incident));
  const sorted = [...anchors.entries()].sort(([, a], [, b]) => {
    return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1);
  });
  const anchorIndex = new Map(sorted.map(([key], i) => [key, i]));
  const index = <T>(list: T[]) => new Map(list.map((item, i) => [item, i]));
  const [lsoaIndex, monthIndex, typeIndex] = [index(lsoas), index(months), index(types)];
  const rows = kept
    .map((incident) => [
      lsoaIndex.get(incident.lsoa as string) as number,
      monthIndex.get(incident.month) as number,
      typeIndex.get(incident.type) as number,
      anchorIndex.get(anchorOf(incident).join('\t')) as number,
    ])
    .sort((a, b) => {
      const [al, am, at, aa] = a as [number, number, number, number];
      const [bl, bm, bt, ba] = b as [number, number, number, number];
      return al - bl || am - bm || at - bt || aa - ba;
    });
  const column = (i: number) => rows.map((row) => row[i] as number);
  return {
    months,
    types,
    lsoas,
    anchors: {
      lng: sorted.map(([, [lng]]) => lng),
      lat: sorted.map(([, [, lat]]) => lat),
      street: sorted.map(([, [, , street]]) => street),
    },
    rows: { anchor: column(3), month: column(1), type: column(2), lsoa: column(0) },
    ledger,
  };
}
