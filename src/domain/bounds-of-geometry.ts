import { bbox } from '@turf/turf';
import type { Geometry } from 'geojson';
import type { Bounds } from './place-pack.ts';

/** The box around a geometry of `[lng, lat]` positions: `[west, south, east, north]` in degrees. Throws on none. */
export function boundsOfGeometry(geometry: Geometry): Bounds {
  const [west, south, east, north] = bbox(geometry);
  if (west > east) throw new Error('a box needs at least one position; got none');
  return [west, south, east, north];
}
