import type { FlatPolygon } from './flat-polygon.ts';

/** Whether a closed ring `[lng, lat, …]` holds a point: even-odd, on an edge either way. */
export function ringContains(ring: Float64Array, lng: number, lat: number): boolean {
  let inside = false;
  for (let i = 0; i < ring.length - 2; i += 2) {
    const y1 = ring[i + 1] as number;
    const y2 = ring[i + 3] as number;
    if (y1 > lat !== y2 > lat) {
      const x1 = ring[i] as number;
      if (lng < (((ring[i + 2] as number) - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/** Whether any of the polygons holds a point outside its holes. */
export function containsPoint(polygons: FlatPolygon[], lng: number, lat: number): boolean {
  for (const { rings, bounds } of polygons) {
    if (lng < bounds[0] || lng > bounds[2] || lat < bounds[1] || lat > bounds[3]) continue;
    let inside = false;
    for (const ring of rings) if (ringContains(ring, lng, lat)) inside = !inside;
    if (inside) return true;
  }
  return false;
}
