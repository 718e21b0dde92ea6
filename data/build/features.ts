/** GeoJSON as the pack holds it: one feature a line, so that a change of one street is one line of a diff. */
import type { Geometry } from 'geojson';
import * as v from 'valibot';

export interface PackFeature<P> {
  id: string;
  properties: P;
  geometry: Geometry;
}

/** Text of a FeatureCollection, sorted by id; throws when a feature's properties break the pack's schema. */
export function featureCollectionText<S extends v.GenericSchema>(
  schema: S,
  features: PackFeature<v.InferOutput<S>>[],
): string {
  const lines = features
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ id, properties, geometry }) =>
      JSON.stringify({
        type: 'Feature',
        id,
        properties: v.parse(schema, properties),
        geometry,
      }),
    );
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}
