/**
 * Areas on the WGS 84 ellipsoid by Lambert's cylindrical equal-area projection: x is longitude, y is
 * authalic (Snyder 1987, "Map Projections: A Working Manual", USGS PP 1395, equations 3-12 and 10-15).
 * Edges are straight in longitude and latitude, as RFC 7946 has them.
 */
import type { FlatPolygon } from './flat-polygon.ts';
import { E2, RADIANS, SEMI_MAJOR_METRES } from './wgs84.ts';

const E = Math.sqrt(E2);
/** square metres for a degree of longitude times a unit of `equalAreaY` */
const SCALE = SEMI_MAJOR_METRES ** 2 * RADIANS;

/** Half of Snyder's q for a latitude in degrees: equal steps are equal areas. */
function equalAreaY(lat: number): number {
  const sine = Math.sin(lat * RADIANS);
  return ((1 - E2) / 2) * (sine / (1 - E2 * sine * sine) + Math.atanh(E * sine) / E);
}

/**
 * Signed area in square metres of a ring `[lng, lat, …]`, closed or not; anticlockwise is positive.
 * Each edge is integrated by Simpson's rule, so that a long edge keeps to its straight line in degrees.
 */
export function ringAreaSquareMetres(flat: ArrayLike<number>, length = flat.length): number {
  if (length < 6) return 0;
  // longitudes and y from a near origin keep the digits that the differences need
  const lng0 = flat[0] as number;
  const y0 = equalAreaY(flat[1] as number);
  let sum = 0;
  let x1 = (flat[length - 2] as number) - lng0;
  let lat1 = flat[length - 1] as number;
  let y1 = equalAreaY(lat1) - y0;
  for (let i = 0; i < length; i += 2) {
    const x2 = (flat[i] as number) - lng0;
    const lat2 = flat[i + 1] as number;
    const y2 = equalAreaY(lat2) - y0;
    const middle = equalAreaY((lat1 + lat2) / 2) - y0;
    sum += x2 * y2 - x1 * y1 - ((x2 - x1) * (y1 + 4 * middle + y2)) / 6;
    x1 = x2;
    lat1 = lat2;
    y1 = y2;
  }
  return sum * SCALE;
}

/** Area in square metres of polygons that do not overlap, holes taken out; rings may turn either way. */
export function areaSquareMetres(polygons: FlatPolygon[]): number {
  let sum = 0;
  for (const { rings } of polygons) {
    rings.forEach((ring, at) => {
      const area = Math.abs(ringAreaSquareMetres(ring));
      sum += at === 0 ? area : -area;
    });
  }
  return sum;
}
