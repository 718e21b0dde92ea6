import type { FeatureCollection, Point } from 'geojson';
import { metresPerDegree } from '#domain/measure-length.ts';
import type { Bounds, Position, StreetProperties } from '#domain/place-pack.ts';

const NEAR_METRES = 300;

/** The street whose point is nearest, within 300 metres; null when there is none. */
export function nearestStreet(
  streets: FeatureCollection<Point, StreetProperties>,
  [lng, lat]: Position,
): string | null {
  const scale = metresPerDegree(lat);
  let least = NEAR_METRES;
  let name: string | null = null;
  for (const { geometry, properties } of streets.features) {
    const [x = Number.NaN, y = Number.NaN] = geometry.coordinates;
    const metres = Math.hypot((x - lng) * scale.lng, (y - lat) * scale.lat);
    if (metres < least) {
      least = metres;
      name = properties.name;
    }
  }
  return name;
}

export const isInside = ([west, south, east, north]: Bounds, [lng, lat]: Position) =>
  lng >= west && lng <= east && lat >= south && lat <= north;
