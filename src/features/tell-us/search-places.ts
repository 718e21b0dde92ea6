import type { FeatureCollection, Point } from 'geojson';
import type { LsoaProperties, StreetProperties } from '#domain/place-pack.ts';

/** A line of the list: a street of the pack, or a LSOA as the neighbourhood it lies in. */
export type PlaceLine =
  | { id: string; kind: 'street'; name: string; ward: string | null; point: [number, number] }
  | { id: string; kind: 'lsoa'; code: string; name: string; ward: string };

/** Streets first, then LSOAs, each by name. */
export function placeLines(
  streets: FeatureCollection<Point, StreetProperties> | null,
  lsoas: { properties: LsoaProperties }[],
): PlaceLine[] {
  const byName = (a: PlaceLine, b: PlaceLine) => a.name.localeCompare(b.name, 'en-GB');
  const streetLines = (streets?.features ?? []).map(({ geometry, properties }): PlaceLine => {
    const [lng = Number.NaN, lat = Number.NaN] = geometry.coordinates;
    return {
      id: `street:${properties.id}`,
      kind: 'street',
      name: properties.name,
      ward: properties.wardName,
      point: [lng, lat],
    };
  });
  const lsoaLines = lsoas.map(
    ({ properties }): PlaceLine => ({
      id: `lsoa:${properties.code}`,
      kind: 'lsoa',
      code: properties.code,
      name: properties.name,
      ward: properties.wardName,
    }),
  );
  return [...streetLines.sort(byName), ...lsoaLines.sort(byName)];
}

/** Capitals, accents and signs are nothing: "St. Mary's" is found by "st marys". */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\p{Mn}'’.]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/**
 * The lines whose name or ward holds what was typed at the start of a word; those that begin
 * with it come first. Nothing typed finds nothing.
 */
export function findPlaces(lines: PlaceLine[], typed: string): PlaceLine[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  const starts: PlaceLine[] = [];
  const holds: PlaceLine[] = [];
  for (const line of lines) {
    if (plain(line.name).startsWith(wanted)) starts.push(line);
    else if (` ${plain(`${line.name} ${line.ward ?? ''}`)}`.includes(` ${wanted}`))
      holds.push(line);
  }
  return [...starts, ...holds];
}
