import polylabel from 'polylabel';
import type { AreaGeometry } from './area-profile.ts';
import { flattenArea } from './flat-polygon.ts';
import { areaSquareMetres } from './measure-area.ts';
import type { Position } from './place-pack.ts';

/** about a metre */
const PRECISION_DEGREES = 1e-5;

/**
 * The point of the largest part that lies furthest from its edge, where a name has room. turf's pointOnFeature takes a
 * corner of the outline where the centroid lies outside.
 */
export function innerPoint(area: AreaGeometry): Position {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const sized = polygons.map((rings) => ({
    rings,
    size: areaSquareMetres(flattenArea({ type: 'Polygon', coordinates: rings })),
  }));
  const [largest] = sized.sort((a, b) => b.size - a.size);
  if (!largest) throw new Error('a point needs at least one polygon to lie in; got none');
  const [lng, lat] = polylabel(largest.rings, PRECISION_DEGREES);
  return [lng, lat];
}
