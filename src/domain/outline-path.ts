/** An outline as a small picture. */
import type { MultiPolygon, Polygon } from 'geojson';
import { boundsOfGeometry } from './bounds-of-geometry.ts';

/**
 * The `d` of an SVG path for an outline, fitted into a square of `size` with north up.
 * Longitudes are shrunk by the cosine of the middle latitude, so that shapes keep their proportions.
 */
export function outlinePath(geometry: Polygon | MultiPolygon, size: number): string {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const [west, south, east, north] = boundsOfGeometry(geometry);
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const width = (east - west) * squeeze;
  const height = north - south;
  const scale = size / Math.max(width, height);
  const left = (size - width * scale) / 2;
  const top = (size - height * scale) / 2;
  const place = ([lng = 0, lat = 0]: number[]) =>
    `${(left + (lng - west) * squeeze * scale).toFixed(1)} ${(top + (north - lat) * scale).toFixed(1)}`;
  return polygons
    .flat()
    .map((ring) => `M${ring.map(place).join('L')}Z`)
    .join('');
}
