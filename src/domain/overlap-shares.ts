/**
 * How much of each of many regions an area covers. The area becomes triangles (ear-cut); a region's rings
 * are clipped by each (Sutherland and Hodgman 1974), rings of holes counting negative; both work on straight
 * edges in degrees, and the pieces are measured on the ellipsoid (`measure-area.ts`).
 */
import earcut, { deviation, flatten } from 'earcut';
import { boundsMeet, boundsOf } from './bounds.ts';
import { containsPoint } from './contains-point.ts';
import { boundsOfPolygons, type FlatPolygon } from './flat-polygon.ts';
import { areaSquareMetres, ringAreaSquareMetres } from './measure-area.ts';
import type { Bounds } from './place-pack.ts';

export type Region = { polygons: FlatPolygon[]; bounds: Bounds; areaSquareMetres: number };

/** Corners anticlockwise; `sign` is -1 where the triangle is to be taken away. */
type Triangle = { corners: Float64Array; bounds: Bounds; sign: 1 | -1 };
export type CutArea = { polygons: FlatPolygon[]; bounds: Bounds; triangles: Triangle[] };

/** under a hundredth is drawing beside the line, over 99 hundredths is meaning the whole */
const TAKEN_AS_NONE = 0.01;
const TAKEN_AS_WHOLE = 0.99;
/** relative difference between a polygon and its triangles above which they are not used */
const DEVIATION_LIMIT = 1e-9;

function triangle(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): Triangle | null {
  const turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (turn === 0) return null;
  const corners = Float64Array.from(turn > 0 ? [ax, ay, bx, by, cx, cy] : [ax, ay, cx, cy, bx, by]);
  return { corners, bounds: boundsOf(corners), sign: turn > 0 ? 1 : -1 };
}

/** Ear-cut triangles, or, where a touching ring defeats ear-cutting, a signed fan from one corner. */
function trianglesOf(polygon: FlatPolygon): Triangle[] {
  const rings = polygon.rings.map((ring) => {
    const positions: [number, number][] = [];
    for (let i = 0; i < ring.length - 2; i += 2) {
      positions.push([ring[i] as number, ring[i + 1] as number]);
    }
    return positions;
  });
  const { vertices, holes, dimensions } = flatten(rings);
  const corner = (at: number) =>
    [vertices[2 * at] as number, vertices[2 * at + 1] as number] as const;
  const cut = earcut(vertices, holes, dimensions);
  const triangles: Triangle[] = [];
  if (deviation(vertices, holes, dimensions, cut) <= DEVIATION_LIMIT) {
    for (let i = 0; i < cut.length; i += 3) {
      const [a, b, c] = [cut[i], cut[i + 1], cut[i + 2]] as [number, number, number];
      const made = triangle(...corner(a), ...corner(b), ...corner(c));
      if (made) triangles.push({ ...made, sign: 1 });
    }
    return triangles;
  }
  const [lng0, lat0] = corner(0);
  polygon.rings.forEach((ring, at) => {
    // the outer ring adds whichever way it turns, holes take away
    const turn = ringAreaSquareMetres(ring) > 0 === (at === 0) ? 1 : -1;
    for (let i = 0; i < ring.length - 2; i += 2) {
      const [ax, ay, bx, by] = ring.subarray(i, i + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      const made = triangle(lng0, lat0, ax, ay, bx, by);
      if (made) triangles.push({ ...made, sign: made.sign === turn ? 1 : -1 });
    }
  });
  return triangles;
}

/** Prepares an area whose polygons do not cross or overlap each other (`check-drawn-area.ts`). */
export function cutArea(polygons: FlatPolygon[]): CutArea {
  return {
    polygons,
    bounds: boundsOfPolygons(polygons),
    triangles: polygons.flatMap(trianglesOf),
  };
}

let front = new Float64Array(1024);
let back = new Float64Array(1024);

/** Signed area in square metres of the part of a closed ring inside a triangle. */
function clippedRingArea(ring: Float64Array, corners: Float64Array): number {
  let count = ring.length - 2;
  // each of the three cuts at most doubles the corners
  if (front.length < count * 8) {
    front = new Float64Array(count * 8);
    back = new Float64Array(count * 8);
  }
  front.set(ring.subarray(0, count));
  for (let side = 0; side < 3 && count > 0; side++) {
    const ax = corners[2 * side] as number;
    const ay = corners[2 * side + 1] as number;
    const ex = (corners[(2 * side + 2) % 6] as number) - ax;
    const ey = (corners[(2 * side + 3) % 6] as number) - ay;
    let px = front[count - 2] as number;
    let py = front[count - 1] as number;
    let before = ex * (py - ay) - ey * (px - ax);
    let kept = 0;
    for (let i = 0; i < count; i += 2) {
      const x = front[i] as number;
      const y = front[i + 1] as number;
      const here = ex * (y - ay) - ey * (x - ax);
      if (here >= 0 !== before >= 0) {
        const part = before / (before - here);
        back[kept++] = px + (x - px) * part;
        back[kept++] = py + (y - py) * part;
      }
      if (here >= 0) {
        back[kept++] = x;
        back[kept++] = y;
      }
      px = x;
      py = y;
      before = here;
    }
    [front, back] = [back, front];
    count = kept;
  }
  return ringAreaSquareMetres(front, count);
}

/** Whether any edge of the area comes into the box: if none does, the box is all in or all out. */
export function edgeMeetsBounds(polygons: FlatPolygon[], bounds: Bounds): boolean {
  const [west, south, east, north] = bounds;
  for (const { rings } of polygons) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length - 2; i += 2) {
        const x1 = ring[i] as number;
        const y1 = ring[i + 1] as number;
        const x2 = ring[i + 2] as number;
        const y2 = ring[i + 3] as number;
        if (x1 < west && x2 < west) continue;
        if (x1 > east && x2 > east) continue;
        if (y1 < south && y2 < south) continue;
        if (y1 > north && y2 > north) continue;
        return true;
      }
    }
  }
  return false;
}

/** Square metres of the region that the area covers. */
export function overlapSquareMetres(area: CutArea, region: Region): number {
  if (!boundsMeet(area.bounds, region.bounds)) return 0;
  if (!edgeMeetsBounds(area.polygons, region.bounds)) {
    const [west, south] = region.bounds;
    return containsPoint(area.polygons, west, south) ? region.areaSquareMetres : 0;
  }
  let sum = 0;
  for (const { corners, bounds, sign } of area.triangles) {
    if (!boundsMeet(bounds, region.bounds)) continue;
    for (const { rings } of region.polygons) {
      rings.forEach((ring, at) => {
        const part = Math.abs(clippedRingArea(ring, corners));
        sum += (at === 0 ? part : -part) * sign;
      });
    }
  }
  return Math.max(0, sum);
}

/** Prepares a region; its polygons do not overlap. */
export function regionOf(polygons: FlatPolygon[]): Region {
  return {
    polygons,
    bounds: boundsOfPolygons(polygons),
    areaSquareMetres: areaSquareMetres(polygons),
  };
}

/** An overlap over a whole, 0 to 1, with what is nearly none or nearly all taken as such. */
export function snappedShare(overlap: number, whole: number): number {
  const share = overlap / whole;
  if (share < TAKEN_AS_NONE) return 0;
  return share > TAKEN_AS_WHOLE ? 1 : share;
}
