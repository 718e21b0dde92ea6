/** Cutting features at the edge of an extract: ways there are whole and may reach kilometres beyond it. */
import { bboxClip } from '@turf/turf';
import type { Feature, Geometry } from 'geojson';
import { type Box, inBox, type Point } from './geometry.ts';

/** The part of a feature inside the box: one feature, or none. */
export function clipToBox(feature: Feature, box: Box): Feature[] {
  const geometry = clipGeometry(feature.geometry, box);
  return geometry ? [{ ...feature, geometry }] : [];
}

/** Edges of areas along the box may join parts, which a fill does not show. */
function clipGeometry(geometry: Geometry, box: Box): Geometry | null {
  switch (geometry.type) {
    case 'Point':
      return inBox(geometry.coordinates as Point, box) ? geometry : null;
    case 'LineString': {
      const clipped = bboxClip(geometry, box).geometry;
      if (clipped.type === 'LineString') {
        return { type: 'MultiLineString', coordinates: [clipped.coordinates] };
      }
      return clipped.coordinates.length > 0 ? clipped : null;
    }
    case 'Polygon':
    case 'MultiPolygon': {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      const coordinates = polygons
        .map((rings) => bboxClip({ type: 'Polygon', coordinates: rings }, box).geometry.coordinates)
        .filter((rings) => rings.length > 0);
      return coordinates.length > 0 ? ({ type: 'MultiPolygon', coordinates } as Geometry) : null;
    }
    default:
      throw new Error(`clipping a ${geometry.type} is not needed here`);
  }
}
