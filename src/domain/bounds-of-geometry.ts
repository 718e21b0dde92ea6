import type { LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import { boundsOf } from './bounds.ts';
import type { Bounds } from './place-pack.ts';

/** The box around a geometry of `[lng, lat]` positions: `[west, south, east, north]` in degrees. Throws on none. */
export function boundsOfGeometry(
  geometry: Point | LineString | MultiLineString | Polygon | MultiPolygon,
): Bounds {
  return boundsOf(geometry.coordinates.flat(Number.POSITIVE_INFINITY) as number[]);
}
