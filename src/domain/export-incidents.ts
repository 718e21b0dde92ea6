/**
 * Incidents leave as counts, by LSOA and by police.uk's street anchors, never row by row. Counts by
 * LSOA go by the code in the police file, not by point in polygon. A month that the police did not
 * publish is named as missing, on the file and on every feature: it is not a month without incidents.
 */
import type { Geometry } from 'geojson';
import type { IncidentFilter } from './area-profile.ts';
import type { ExportFeature, ExportLayer } from './export-file.ts';
import type { IncidentColumns, IncidentType, Source } from './place-pack.ts';

type Outline = {
  id: string;
  geometry: Exclude<Geometry, { type: 'GeometryCollection' }>;
  name: string;
};

const columnOf = (type: IncidentType) => type.replaceAll('-', '_');

function inMonths(month: string, { months }: IncidentFilter): boolean {
  return !months || (month >= months.from && month <= months.to);
}

/** The months asked for, as the ledger has them, oldest first. */
function monthsCovered(columns: IncidentColumns, filter: IncidentFilter) {
  const present = new Set<string>();
  const missing = new Set<string>();
  for (const { month, status } of columns.ledger) {
    if (inMonths(month, filter)) (status === 'present' ? present : missing).add(month);
  }
  return { present: [...present].sort(), missing: [...missing].sort() };
}

/** Counts per key (anchor or LSOA index) and type index. */
function countBy(columns: IncidentColumns, by: 'lsoa' | 'anchor', filter: IncidentFilter) {
  const { rows, types, months } = columns;
  const wantedType = types.map((type) => !filter.types || filter.types.includes(type));
  const wantedMonth = months.map((month) => inMonths(month, filter));
  const counts = new Map<number, number[]>();
  rows[by].forEach((key, row) => {
    const type = rows.type[row] ?? -1;
    if (!wantedType[type] || !wantedMonth[rows.month[row] ?? -1]) return;
    const perType = counts.get(key) ?? types.map(() => 0);
    counts.set(key, perType);
    perType[type] = (perType[type] ?? 0) + 1;
  });
  return counts;
}

function countProperties(
  columns: IncidentColumns,
  filter: IncidentFilter,
  perType: number[] | undefined,
): ExportFeature['properties'] {
  const { present, missing } = monthsCovered(columns, filter);
  const counts: Record<string, number> = {};
  let all = 0;
  columns.types.forEach((type, index) => {
    if (filter.types && !filter.types.includes(type)) return;
    const count = perType?.[index] ?? 0;
    counts[columnOf(type)] = count;
    all += count;
  });
  return {
    incidents: all,
    ...counts,
    months: present.join(' '),
    months_missing: missing.join(' '),
  };
}

/** Every outline has its row, also when nothing was recorded in it during the months that are there. */
export function incidentsByLsoa(
  columns: IncidentColumns,
  outlines: Outline[],
  filter: IncidentFilter,
  sources: Source[],
  gaps: string[],
): ExportLayer {
  const counts = countBy(columns, 'lsoa', filter);
  const indexOf = new Map(columns.lsoas.map((code, index) => [code, index]));
  return {
    layer: 'incidents-by-lsoa',
    sources,
    gaps,
    members: { ledger: columns.ledger },
    features: outlines.map(({ id, geometry, name }) => ({
      id,
      geometry,
      properties: {
        code: id,
        name,
        ...countProperties(columns, filter, counts.get(indexOf.get(id) ?? -1)),
      },
    })),
  };
}

/** One point for each street anchor with incidents: the middle of a street, never an address. */
export function incidentsByStreet(
  columns: IncidentColumns,
  filter: IncidentFilter,
  sources: Source[],
  gaps: string[],
): ExportLayer {
  const { lng, lat, street } = columns.anchors;
  const features = [...countBy(columns, 'anchor', filter)]
    .sort(([a], [b]) => a - b)
    .map(([anchor, perType]) => ({
      id: `${lng[anchor]},${lat[anchor]}`,
      geometry: {
        type: 'Point' as const,
        coordinates: [(lng[anchor] ?? Number.NaN) / 1e6, (lat[anchor] ?? Number.NaN) / 1e6],
      },
      properties: {
        on_or_near: street[anchor] ?? '',
        ...countProperties(columns, filter, perType),
      },
    }));
  return {
    layer: 'incidents-by-street',
    sources,
    gaps,
    members: { ledger: columns.ledger },
    features,
  };
}
