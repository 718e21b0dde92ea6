/** The corners of outlines, as they are kept: on six decimals, which is about 10 cm and what exports carry. */
import type { Position as GeoJsonPosition } from 'geojson';
import type { AreaGeometry } from './area-profile.ts';
import type { Position } from './place-pack.ts';

const DECIMALS = 1e6;

/** As the database rounds (`st_snaptogrid`), which gives the number nearest to the decimals. */
const rounded = ([lng = 0, lat = 0]: GeoJsonPosition): Position => [
  Math.round(lng * DECIMALS) / DECIMALS,
  Math.round(lat * DECIMALS) / DECIMALS,
];

export const samePosition = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];

/** Corners without repeats and without the closing one. */
export function cornersOf(ring: GeoJsonPosition[]): Position[] {
  const corners: Position[] = [];
  for (const position of ring.map(rounded)) {
    const last = corners.at(-1);
    if (!last || !samePosition(last, position)) corners.push(position);
  }
  const [first, last] = [corners[0], corners.at(-1)];
  if (first && last && corners.length > 1 && samePosition(first, last)) corners.pop();
  return corners;
}

/** Corners as a ring of GeoJSON, which ends where it began. */
export const closed = (corners: Position[]): Position[] => [...corners, ...corners.slice(0, 1)];

/** Corners of every ring of every polygon, without the rings of which six decimals leave nothing. */
export function cornersOfArea(area: AreaGeometry): Position[][][] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons.flatMap((rings) => {
    const [outer = [], ...holes] = rings.map(cornersOf);
    return outer.length < 3 ? [] : [[outer, ...holes.filter((hole) => hole.length > 2)]];
  });
}
