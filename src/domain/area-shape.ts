/** What an area is made of: an outline of its own, or exactly these LSOAs. */
import type { MultiPolygon } from 'geojson';

export type AreaShape =
  | { kind: 'outline'; geometry: MultiPolygon }
  | { kind: 'lsoas'; codes: string[] };

/** The shape of a saved area. */
export const shapeOfArea = (area: {
  madeBy: 'drawn' | 'keyboard' | 'lsoas';
  geometry: MultiPolygon;
  lsoaCodes: string[];
}): AreaShape =>
  area.madeBy === 'lsoas'
    ? { kind: 'lsoas', codes: area.lsoaCodes }
    : { kind: 'outline', geometry: area.geometry };
