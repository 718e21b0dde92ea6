import type { FeatureCollection, Point } from 'geojson';
import { foldText } from '#domain/fold-text.ts';
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

/**
 * The lines whose name or ward holds what was typed at the start of a word; those that begin
 * with it come first. Nothing typed finds nothing.
 */
export function findPlaces(lines: PlaceLine[], typed: string): PlaceLine[] {
  const wanted = foldText(typed);
  if (wanted === '') return [];
  const starts: PlaceLine[] = [];
  const holds: PlaceLine[] = [];
  for (const line of lines) {
    if (foldText(line.name).startsWith(wanted)) starts.push(line);
    else if (` ${foldText(`${line.name} ${line.ward ?? ''}`)}`.includes(` ${wanted}`))
      holds.push(line);
  }
  return [...starts, ...holds];
}
