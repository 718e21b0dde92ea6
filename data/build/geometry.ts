/** Geometry of the pipeline, measured as the app measures. Positions are `[lng, lat]` in degrees, WGS 84. */
import { booleanPointInPolygon, rewind, truncate } from '@turf/turf';
import * as v from 'valibot';
import { boundsOfGeometry } from '#domain/bounds-of-geometry.ts';
import { flattenArea } from '#domain/flat-polygon.ts';
import { innerPoint } from '#domain/inner-point.ts';
import { areaSquareMetres as flatAreaSquareMetres } from '#domain/measure-area.ts';
import { metresPerDegree, segmentMetres } from '#domain/measure-length.ts';

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

export function polygonsOf(geometry: AreaGeometry): Ring[][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

export function areaGeometry(polygons: Ring[][]): AreaGeometry {
  const [first] = polygons;
  return polygons.length === 1 && first
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: polygons };
}

export const boxOf = (points: Point[]): Box =>
  boundsOfGeometry({ type: 'MultiPoint', coordinates: points });

export const inBox = ([lng, lat]: Point, [west, south, east, north]: Box): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

export const touchesBox = (points: Point[], box: Box): boolean =>
  points.some((point) => inBox(point, box));

/** Square metres on the ellipsoid, holes taken off. */
export const areaSquareMetres = (geometry: AreaGeometry): number =>
  flatAreaSquareMetres(flattenArea(geometry));

/** Metres along a line, by the ellipsoid's radii of curvature at each segment's middle. */
export function lengthMetres(line: Point[]): number {
  let total = 0;
  for (let i = 1; i < line.length; i++) {
    total += distanceMetres(line[i - 1] as Point, line[i] as Point);
  }
  return total;
}

/** Good to a millimetre over a few kilometres, which is all it is used for. */
export const distanceMetres = (a: Point, b: Point): number => segmentMetres(...a, ...b);

/** East and north of `b` seen from `a`, metres on the plane that touches the ellipsoid between them. */
export function offsetMetres(a: Point, b: Point): Point {
  const metres = metresPerDegree((a[1] + b[1]) / 2);
  return [(b[0] - a[0]) * metres.lng, (b[1] - a[1]) * metres.lat];
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

/** On an edge counts as inside, in a hole does not. */
export const isInside = (point: Point, geometry: AreaGeometry): boolean =>
  booleanPointInPolygon(point, geometry);

/** A point well inside the largest part, to six decimals. */
export const representativePoint = (geometry: AreaGeometry): Point =>
  roundPoint(innerPoint(geometry));

export const roundPoint = ([lng, lat]: Point): Point => [round(lng, 6), round(lat, 6)];

export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** RFC 7946: exterior rings anticlockwise, holes clockwise; at most six decimals. */
export const tidyArea = (geometry: AreaGeometry): AreaGeometry =>
  rewind(truncate(geometry, { precision: 6, coordinates: 2 })) as AreaGeometry;
