/** Short lengths on the WGS 84 ellipsoid, by the metres that a degree has at a latitude. */

import { E2, RADIANS, SEMI_MAJOR_METRES } from './wgs84.ts';

/** Metres in a degree of longitude and of latitude at a latitude in degrees (radii N cos φ and M). */
export function metresPerDegree(lat: number): { lng: number; lat: number } {
  const sine = Math.sin(lat * RADIANS);
  const root = Math.sqrt(1 - E2 * sine * sine);
  return {
    lng: (SEMI_MAJOR_METRES * RADIANS * Math.cos(lat * RADIANS)) / root,
    lat: (SEMI_MAJOR_METRES * RADIANS * (1 - E2)) / root ** 3,
  };
}

/** Metres between two positions in degrees; within a millionth for the length of a street. */
export function segmentMetres(lng1: number, lat1: number, lng2: number, lat2: number): number {
  const metres = metresPerDegree((lat1 + lat2) / 2);
  return Math.hypot((lng2 - lng1) * metres.lng, (lat2 - lat1) * metres.lat);
}
