/** Boxes of `[west, south, east, north]` in degrees. */
import type { Bounds } from './place-pack.ts';

/** The box around flat coordinates `[lng, lat, lng, lat, …]`. Throws on none. */
export function boundsOf(...flats: ArrayLike<number>[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const flat of flats) {
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const lng = flat[i] as number;
      const lat = flat[i + 1] as number;
      if (lng < west) west = lng;
      if (lng > east) east = lng;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  if (west > east) throw new Error('a box needs at least one position; got none');
  return [west, south, east, north];
}

/** Whether two boxes share any point, edges included. */
export function boundsMeet(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

/** Whether `outer` holds all of `inner`, edges included. */
export function boundsHold(outer: Bounds, inner: Bounds): boolean {
  return (
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
  );
}
