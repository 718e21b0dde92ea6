/** Cutting features at the edge of an extract: ways there are whole and may reach kilometres beyond it. */
import type { Feature, Geometry } from 'geojson';
import { type Box, inBox, type Point, type Ring } from './geometry.ts';

/** The part of a feature inside the box: one feature, or none. */
export function clipToBox(feature: Feature, box: Box): Feature[] {
  const geometry = clipGeometry(feature.geometry, box);
  return geometry ? [{ ...feature, geometry }] : [];
}

function clipGeometry(geometry: Geometry, box: Box): Geometry | null {
  switch (geometry.type) {
    case 'Point':
      return inBox(geometry.coordinates as Point, box) ? geometry : null;
    case 'LineString': {
      const lines = clipLine(geometry.coordinates as Point[], box);
      return lines.length > 0 ? { type: 'MultiLineString', coordinates: lines } : null;
    }
    case 'Polygon':
    case 'MultiPolygon': {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      const clipped = polygons
        .map((rings) => rings.map((ring) => clipRing(ring as Ring, box)))
        .filter(([outer]) => outer && outer.length > 3)
        .map((rings) => rings.filter((ring) => ring.length > 3));
      return clipped.length > 0 ? { type: 'MultiPolygon', coordinates: clipped } : null;
    }
    default:
      throw new Error(`clipping a ${geometry.type} is not needed here`);
  }
}

/** Liang and Barsky 1984, segment by segment; pieces that meet stay one line. */
function clipLine(line: Point[], box: Box): Point[][] {
  const pieces: Point[][] = [];
  for (let i = 1; i < line.length; i++) {
    const piece = clipSegment(line[i - 1] as Point, line[i] as Point, box);
    if (!piece) continue;
    const last = pieces.at(-1);
    const end = last?.at(-1);
    if (last && end && end[0] === piece[0][0] && end[1] === piece[0][1]) last.push(piece[1]);
    else pieces.push([...piece]);
  }
  return pieces;
}

function clipSegment(a: Point, b: Point, [west, south, east, north]: Box): [Point, Point] | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let [from, to] = [0, 1];
  const edges = [
    [-dx, a[0] - west],
    [dx, east - a[0]],
    [-dy, a[1] - south],
    [dy, north - a[1]],
  ] as const;
  for (const [p, q] of edges) {
    if (p === 0 && q < 0) return null;
    if (p < 0) from = Math.max(from, q / p);
    if (p > 0) to = Math.min(to, q / p);
  }
  if (from >= to) return null;
  const at = (t: number): Point => [a[0] + dx * t, a[1] + dy * t];
  return [from === 0 ? a : at(from), to === 1 ? b : at(to)];
}

/** Sutherland and Hodgman 1974: edges along the box may join parts, which a fill does not show. */
function clipRing(ring: Ring, [west, south, east, north]: Box): Ring {
  const sides = [
    { axis: 0, limit: west, sign: 1 },
    { axis: 0, limit: east, sign: -1 },
    { axis: 1, limit: south, sign: 1 },
    { axis: 1, limit: north, sign: -1 },
  ] as const;
  let open = ring.slice(0, -1);
  for (const { axis, limit, sign } of sides) {
    const input = open;
    open = [];
    let before = input.at(-1);
    for (const point of input) {
      const depth = (point[axis] - limit) * sign;
      const depthBefore = ((before as Point)[axis] - limit) * sign;
      if (depth >= 0 !== depthBefore >= 0) {
        const t = depthBefore / (depthBefore - depth);
        const [x, y] = before as Point;
        open.push([x + (point[0] - x) * t, y + (point[1] - y) * t]);
      }
      if (depth >= 0) open.push(point);
      before = point;
    }
  }
  const [first] = open;
  return first ? [...open, first] : [];
}
