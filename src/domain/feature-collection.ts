/** Reads GeoJSON at the door: a FeatureCollection whose features have the geometry and properties that were promised. */
import type { FeatureCollection, Geometry, MultiPolygon } from 'geojson';
import * as v from 'valibot';

const Position = v.tupleWithRest([v.number(), v.number()], v.number());
const Line = v.array(Position);
const Polygon = v.array(Line);

const COORDINATES = {
  Point: Position,
  LineString: Line,
  MultiLineString: v.array(Line),
  Polygon,
  MultiPolygon: v.array(Polygon),
} as const;
type Kind = keyof typeof COORDINATES;

/** The outline of a priority area, as the database gives it. */
export const MultiPolygonSchema: v.GenericSchema<unknown, MultiPolygon> = v.object({
  type: v.literal('MultiPolygon'),
  coordinates: COORDINATES.MultiPolygon,
});

/**
 * Throws a ValiError that names the feature when anything is not as promised.
 * Every feature must carry an `id` (a string) equal to its stable id.
 */
export function parseFeatures<P, K extends Kind>(
  input: unknown,
  kinds: readonly K[],
  properties: v.GenericSchema<unknown, P>,
): FeatureCollection<Extract<Geometry, { type: K }>, P> {
  const geometries = kinds.map((kind) =>
    v.object({ type: v.literal(kind), coordinates: COORDINATES[kind] as v.GenericSchema }),
  );
  const schema = v.object({
    type: v.literal('FeatureCollection'),
    features: v.array(
      v.object({
        type: v.literal('Feature'),
        id: v.string(),
        geometry: v.union(geometries),
        properties,
      }),
    ),
  });
  return v.parse(schema, input) as FeatureCollection<Extract<Geometry, { type: K }>, P>;
}
