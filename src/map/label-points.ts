/** One point a name: a polygon's own label would be repeated in every tile that it touches. */
import type { Feature, FeatureCollection, Point } from 'geojson';
import { innerPoint } from '#domain/inner-point.ts';

type Points = FeatureCollection<Point>;
const collect = (features: Feature<Point>[]): Points => ({ type: 'FeatureCollection', features });

/** Points from the `representativePoint` that the pipeline wrote into each feature. */
export function representativePoints(outlines: FeatureCollection): Points {
  return collect(
    outlines.features.flatMap(({ properties }) =>
      properties
        ? {
            type: 'Feature',
            properties,
            geometry: { type: 'Point', coordinates: properties.representativePoint },
          }
        : [],
    ),
  );
}

/** A point inside each named outline, where a name has room. */
export function innerPoints(outlines: FeatureCollection): Points {
  return collect(
    outlines.features.flatMap(({ geometry, properties }) =>
      properties?.name && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
        ? {
            type: 'Feature',
            properties,
            geometry: { type: 'Point', coordinates: innerPoint(geometry) },
          }
        : [],
    ),
  );
}
