/** Rings of an outline being drawn: cleaned, closed, and checked for crossing themselves. */
import type { Position as GeoPosition } from 'geojson';
import type { Position } from '#domain/place-pack.ts';

/** Six decimals are about 10 cm: finer than anyone points, and what exports carry. */
const rounded = ([x = 0, y = 0]: GeoPosition): Position => [
  Number(x.toFixed(6)),
  Number(y.toFixed(6)),
];

/** Corners without repeats and without the closing one. */
export function cornersOf(ring: GeoPosition[]): Position[] {
  const corners: Position[] = [];
  for (const position of ring.map(rounded)) {
    const last = corners.at(-1);
    if (!last || last[0] !== position[0] || last[1] !== position[1]) corners.push(position);
  }
  const [first, last] = [corners[0], corners.at(-1)];
  if (first && last && corners.length > 1 && first[0] === last[0] && first[1] === last[1])
    corners.pop();
  return corners;
}

/** Where two segments meet, ends included; null when they do not, or lie in parallel. */
function meeting(a: Position, b: Position, c: Position, d: Position): Position | null {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return null;
  const along = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / cross;
  const across = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / cross;
  if (along < 0 || along > 1 || across < 0 || across > 1) return null;
  return rounded([a[0] + along * ux, a[1] + along * uy]);
}

/**
 * The first point at which a path of corners crosses or touches itself; null when it nowhere does.
 * @param closed the last corner is joined to the first
 */
export function firstCrossing(corners: Position[], closed: boolean): Position | null {
  const count = closed ? corners.length : corners.length - 1;
  const end = (index: number) => corners[(index + 1) % corners.length];
  for (let i = 0; i < count; i += 1)
    for (let j = i + 2; j < count; j += 1) {
      if (closed && i === 0 && j === count - 1) continue; // neighbours across the closing corner
      const [a, b, c, d] = [corners[i], end(i), corners[j], end(j)];
      const at = a && b && c && d ? meeting(a, b, c, d) : null;
      if (at) return at;
    }
  return null;
}

/** The ring as GeoJSON wants it; null while it is no area: under three corners, or crossing itself. */
export function closedRing(ring: GeoPosition[]): Position[] | null {
  const corners = cornersOf(ring);
  const [first] = corners;
  if (!first || corners.length < 3 || firstCrossing(corners, true)) return null;
  return [...corners, first];
}
