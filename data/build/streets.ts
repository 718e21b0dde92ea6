/** The layer `streets`: one entry for each named street, for search and for residents without a map. */
import { StreetPropertiesSchema } from '#domain/place-pack.ts';
import { type BuiltLayer, emptyTally, leaveOut } from './built-layer.ts';
import { featureCollectionText } from './features.ts';
import {
  type Box,
  boxOf,
  distanceToLineMetres,
  isInside,
  lengthMetres,
  type Point,
  round,
  roundPoint,
  touchesBox,
} from './geometry.ts';
import type { OsmLine } from './osm-read.ts';
import { middleOf } from './osm-streets.ts';
import { openStreetMapSource } from './sources.ts';
import type { Ward } from './wards.ts';

/** Carriageways of one street, and its ends on both sides of a junction, lie no farther apart. */
const SAME_STREET_METRES = 60;

/** Ways of one name that touch or nearly touch, directly or through each other, are one street. */
function mergeStreets(lines: OsmLine[]): OsmLine[][] {
  const groups: OsmLine[][] = [];
  for (const line of lines) {
    const touching = groups.filter((group) => group.some((other) => isSameStreet(line, other)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([...touching.flat(), line]);
  }
  return groups;
}

function isSameStreet(a: OsmLine, b: OsmLine): boolean {
  if (a.tags.name !== b.tags.name) return false;
  const isNear = (from: OsmLine, to: OsmLine) =>
    from.line.some((point) => distanceToLineMetres(point, to.line) < SAME_STREET_METRES);
  return isNear(a, b) || isNear(b, a);
}

export function buildStreets(
  streets: OsmLine[],
  wards: Ward[],
  extent: { bounds: Box; date: string },
): BuiltLayer {
  const tally = { ...emptyTally(), read: streets.length };
  const features = mergeStreets(streets).flatMap((group) => {
    const name = group[0]?.tags.name as string;
    const lines = group.flatMap(({ line }) => line);
    const longest = group.toSorted((a, b) => lengthMetres(b.line) - lengthMetres(a.line))[0];
    const point = roundPoint(middleOf((longest as OsmLine).line));
    if (!touchesBox(lines, extent.bounds)) {
      leaveOut(tally, 'outside the extract');
      return [];
    }
    const id = `way/${Math.min(...group.map((line) => Number(line.id.slice(4))))}`;
    const bounds = boxOf(lines).map((n) => round(n, 6)) as Box;
    const ward = wards.find(({ geometry }) => isInside(point, geometry));
    const geometry = { type: 'Point' as const, coordinates: point as Point };
    return [{ id, properties: { id, name, bounds, wardName: ward?.name ?? null }, geometry }];
  });
  tally.kept = features.length;
  return {
    status: 'loaded',
    file: 'streets.geojson',
    content: featureCollectionText(StreetPropertiesSchema, features),
    coverage: extent.bounds,
    sources: [openStreetMapSource(extent.date)],
    counts: { streets: features.length },
    gaps: ['Streets that OpenStreetMap had not named by then are not listed.'],
    tally,
  };
}
