/** Whether an outline can be an area at all. Refusals are values; the database checks again when it saves. */
import type { AreaGeometry } from './area-profile.ts';
import { boundsHold, boundsMeet } from './bounds.ts';
import { boundsOfGeometry } from './bounds-of-geometry.ts';
import { closed, cornersOfArea } from './corners.ts';
import { findCrossing } from './find-crossing.ts';
import { findOverlap } from './find-overlap.ts';
import { boundsOfPolygons, flattenArea } from './flat-polygon.ts';
import { areaSquareMetres } from './measure-area.ts';
import type { Bounds, Position } from './place-pack.ts';

export type AreaRefusal =
  | { reason: 'too-few-corners' }
  /** `at`: where two edges meet that should not */
  | { reason: 'crosses-itself'; at: Position }
  /** one part lies over another, or a hole outside its outline; `at` is a corner of it */
  | { reason: 'overlaps-itself'; at: Position }
  | { reason: 'too-small'; areaSquareMetres: number; leastSquareMetres: number }
  | { reason: 'outside-place' };

/** a garden: less than this cannot be seen on the map, let alone profiled */
const LEAST_SQUARE_METRES = 100;
/** what the database takes at all */
const BRITISH_ISLES: Bounds = [-11, 49, 2.5, 61.5];

/**
 * Null where the outline, on six decimals, is one that the database takes (`private.read_multipolygon`, up to its
 * limits of length) and whose profile can be taken: 100 m² or more, and some of it within the place's box.
 */
export function checkDrawnArea(area: AreaGeometry, place: Bounds): AreaRefusal | null {
  const given = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
  const outlines = cornersOfArea(area);
  if (!outlines.length || given.some((ring) => ring.length < 4)) {
    return { reason: 'too-few-corners' };
  }
  if (!boundsHold(BRITISH_ISLES, boundsOfGeometry(area))) return { reason: 'outside-place' };
  const polygons = flattenArea({
    type: 'MultiPolygon',
    coordinates: outlines.map((rings) => rings.map(closed)),
  });
  const paths = outlines.flatMap((rings, polygon) =>
    rings.map((corners) => ({ corners, closed: true, polygon })),
  );
  const crossing = findCrossing(paths);
  if (crossing) return { reason: 'crosses-itself', at: crossing };
  const overlap = findOverlap(paths);
  if (overlap) return { reason: 'overlaps-itself', at: overlap };
  const size = areaSquareMetres(polygons);
  if (size < LEAST_SQUARE_METRES) {
    return {
      reason: 'too-small',
      areaSquareMetres: size,
      leastSquareMetres: LEAST_SQUARE_METRES,
    };
  }
  return boundsMeet(boundsOfPolygons(polygons), place) ? null : { reason: 'outside-place' };
}
