/** Distances from an area's edge in metres, in a plane that touches the ellipsoid between the two things. */
import { containsPoint } from './contains-point.ts';
import type { FlatPolygon } from './flat-polygon.ts';
import { metresPerDegree } from './measure-length.ts';
import type { Bounds } from './place-pack.ts';

type Scale = { lng: number; lat: number };

const midLat = (bounds: Bounds) => (bounds[1] + bounds[3]) / 2;

/** Scale for two boxes: at half way between them, within 0.1% over 20 km. */
function scaleBetween(a: Bounds, b: Bounds): Scale {
  return metresPerDegree((midLat(a) + midLat(b)) / 2);
}

/** Metres between two boxes, 0 where they meet: never more than between what they hold. */
export function boundsGapMetres(a: Bounds, b: Bounds): number {
  const scale = scaleBetween(a, b);
  const dx = Math.max(0, a[0] - b[2], b[0] - a[2]) * scale.lng;
  const dy = Math.max(0, a[1] - b[3], b[1] - a[3]) * scale.lat;
  return Math.hypot(dx, dy);
}

function pointToEdges(lng: number, lat: number, polygons: FlatPolygon[], scale: Scale): number {
  let least = Infinity;
  for (const { rings } of polygons) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length - 2; i += 2) {
        const ax = ((ring[i] as number) - lng) * scale.lng;
        const ay = ((ring[i + 1] as number) - lat) * scale.lat;
        const dx = ((ring[i + 2] as number) - lng) * scale.lng - ax;
        const dy = ((ring[i + 3] as number) - lat) * scale.lat - ay;
        const squared = dx * dx + dy * dy;
        const along = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
        least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy));
      }
    }
  }
  return least;
}

/** Metres from a point to the area's edge; 0 inside. */
export function pointDistanceMetres(
  area: { polygons: FlatPolygon[]; bounds: Bounds },
  lng: number,
  lat: number,
): number {
  if (containsPoint(area.polygons, lng, lat)) return 0;
  const scale = scaleBetween(area.bounds, [lng, lat, lng, lat]);
  return pointToEdges(lng, lat, area.polygons, scale);
}

/** Metres between the edges of two things that do not overlap; 0 where they touch. */
export function edgeDistanceMetres(
  a: { polygons: FlatPolygon[]; bounds: Bounds },
  b: { polygons: FlatPolygon[]; bounds: Bounds },
): number {
  const scale = scaleBetween(a.bounds, b.bounds);
  let least = Infinity;
  for (const [corners, edges] of [
    [a.polygons, b.polygons],
    [b.polygons, a.polygons],
  ] as const) {
    for (const { rings } of corners) {
      for (const ring of rings) {
        for (let i = 0; i < ring.length; i += 2) {
          const distance = pointToEdges(ring[i] as number, ring[i + 1] as number, edges, scale);
          if (distance < least) least = distance;
        }
      }
    }
  }
  return least;
}

/** Metres from the inner box to the nearest side of the outer one; below 0 where it sticks out. */
export function marginMetres(outer: Bounds, inner: Bounds): number {
  const scale = scaleBetween(outer, inner);
  return Math.min(
    (inner[0] - outer[0]) * scale.lng,
    (outer[2] - inner[2]) * scale.lng,
    (inner[1] - outer[1]) * scale.lat,
    (outer[3] - inner[3]) * scale.lat,
  );
}
