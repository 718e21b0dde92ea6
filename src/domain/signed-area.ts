import type { Position } from 'geojson';

/**
 * Twice the signed area of a closed ring in square degrees: anticlockwise is positive. Seen from its first
 * position, so that small rings far from 0, 0 lose nothing.
 */
export function signedArea(ring: Position[]): number {
  const [lng0 = 0, lat0 = 0] = ring[0] ?? [];
  let area = 0;
  for (let i = 1; i < ring.length; i++) {
    const [lng1 = 0, lat1 = 0] = ring[i - 1] as Position;
    const [lng2 = 0, lat2 = 0] = ring[i] as Position;
    area += (lng1 - lng0) * (lat2 - lat0) - (lng2 - lng0) * (lat1 - lat0);
  }
  return area;
}
