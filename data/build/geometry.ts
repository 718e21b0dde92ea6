/**
 * Plane and ellipsoid geometry of the pipeline. Positions are `[lng, lat]` in degrees, WGS 84.
 * Areas are exact on the ellipsoid for edges that are straight in the equal-area projection;
 * for the parcels we measure the difference is far below 0.1%.
 */
import polylabel from 'polylabel';
import * as v from 'valibot';

export type Point = [number, number];
export type Ring = Point[];
export type Box = [number, number, number, number];

const PointSchema = v.pipe(
  v.array(v.number()),
  v.minLength(2),
  v.transform((p): Point => [p[0] as number, p[1] as number]),
);
const RingSchema = v.pipe(v.array(PointSchema), v.minLength(4));
export const AreaGeometrySchema = v.variant('type', [
  v.object({ type: v.literal('Polygon'), coordinates: v.array(RingSchema) }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(RingSchema)) }),
]);
export type AreaGeometry = v.InferOutput<typeof AreaGeometrySchema>;

const SEMI_MAJOR_METRES = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const E2 = FLATTENING * (2 - FLATTENING);
const E = Math.sqrt(E2);
const RADIAN = Math.PI / 180;

export function polygonsOf(geometry: AreaGeometry): Ring[][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

export function areaGeometry(polygons: Ring[][]): AreaGeometry {
  const [first] = polygons;
  return polygons.length === 1 && first
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: polygons };
}

export function boxOf(points: Iterable<Point>): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of points) {
    if (lng < box[0]) box[0] = lng;
    if (lat < box[1]) box[1] = lat;
    if (lng > box[2]) box[2] = lng;
    if (lat > box[3]) box[3] = lat;
  }
  return box;
}

export const boxOfArea = (geometry: AreaGeometry): Box => boxOf(polygonsOf(geometry).flat(2));

export const inBox = ([lng, lat]: Point, [west, south, east, north]: Box): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

export const touchesBox = (points: Point[], box: Box): boolean =>
  points.some((point) => inBox(point, box));

/** Lambert's cylindrical equal-area projection of the ellipsoid, metres (Snyder 1987, 10-16, 3-12). */
function equalArea([lng, lat]: Point): Point {
  const sine = Math.sin(lat * RADIAN);
  const q =
    (1 - E2) *
    (sine / (1 - E2 * sine * sine) - Math.log((1 - E * sine) / (1 + E * sine)) / (2 * E));
  return [SEMI_MAJOR_METRES * lng * RADIAN, (SEMI_MAJOR_METRES * q) / 2];
}

/** The plane area in the units of the ring, positive when it runs anticlockwise. */
export function shoelace(ring: Ring): number {
  // measured from the first vertex, so that the sums stay small and keep their digits
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i < ring.length - 1; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[i + 1] as Point;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum / 2;
}

/** Square metres on the ellipsoid, holes taken off. */
export function areaSquareMetres(geometry: AreaGeometry): number {
  let total = 0;
  for (const polygon of polygonsOf(geometry)) {
    polygon.forEach((ring, i) => {
      const area = Math.abs(shoelace(ring.map(equalArea)));
      total += i === 0 ? area : -area;
    });
  }
  return total;
}

/** Metres along a line, by the ellipsoid's radii of curvature at each segment's middle. */
export function lengthMetres(line: Point[]): number {
  let total = 0;
  for (let i = 1; i < line.length; i++) {
    total += distanceMetres(line[i - 1] as Point, line[i] as Point);
  }
  return total;
}

/** Good to a millimetre over a few kilometres, which is all it is used for. */
export function distanceMetres(a: Point, b: Point): number {
  const [dx, dy] = offsetMetres(a, b);
  return Math.hypot(dx, dy);
}

/** East and north of `b` seen from `a`, metres on the plane that touches the ellipsoid between them. */
export function offsetMetres(a: Point, b: Point): Point {
  const lat = ((a[1] + b[1]) / 2) * RADIAN;
  const w = 1 - E2 * Math.sin(lat) ** 2;
  const eastWest = (SEMI_MAJOR_METRES / Math.sqrt(w)) * Math.cos(lat);
  const northSouth = (SEMI_MAJOR_METRES * (1 - E2)) / w ** 1.5;
  return [(b[0] - a[0]) * RADIAN * eastWest, (b[1] - a[1]) * RADIAN * northSouth];
}

/** Metres from a point to the nearest place on a line. */
export function distanceToLineMetres(point: Point, line: Point[]): number {
  let best = Infinity;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = offsetMetres(point, line[i - 1] as Point);
    const [bx, by] = offsetMetres(point, line[i] as Point);
    const [dx, dy] = [bx - ax, by - ay];
    const squared = dx * dx + dy * dy;
    const t = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
    best = Math.min(best, Math.hypot(ax + t * dx, ay + t * dy));
  }
  return best;
}

/** Even-odd rule over all rings, so that holes are outside. */
export function isInside([x, y]: Point, geometry: AreaGeometry): boolean {
  let inside = false;
  for (const ring of polygonsOf(geometry).flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as Point;
      const [bx, by] = ring[i] as Point;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** A point well inside the largest part, to six decimals. */
export function representativePoint(geometry: AreaGeometry): Point {
  let best: Ring[] = [];
  let bestArea = -1;
  for (const polygon of polygonsOf(geometry)) {
    const area = areaSquareMetres({ type: 'Polygon', coordinates: polygon });
    if (area > bestArea) [best, bestArea] = [polygon, area];
  }
  const [lng, lat] = polylabel(best, 1e-5);
  return roundPoint([lng, lat]);
}

export const roundPoint = ([lng, lat]: Point): Point => [round(lng, 6), round(lat, 6)];

export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** RFC 7946: exterior rings anticlockwise, holes clockwise; at most six decimals. */
export function tidyArea(geometry: AreaGeometry): AreaGeometry {
  const polygons = polygonsOf(geometry).map((rings) =>
    rings.map((ring, i) => {
      const rounded = ring.map(roundPoint);
      return shoelace(rounded) > 0 === (i === 0) ? rounded : rounded.reverse();
    }),
  );
  return areaGeometry(polygons);
}
