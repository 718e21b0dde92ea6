/** Rings of an outline being drawn. */
import type { Position as GeoJsonPosition } from 'geojson';
import { closed, cornersOf } from '#domain/corners.ts';
import { findCrossing } from '#domain/find-crossing.ts';
import type { Position } from '#domain/place-pack.ts';

/**
 * A point at which a path of corners crosses or touches itself; null when it nowhere does.
 * @param isClosed the last corner is joined to the first
 */
export const crossingOf = (corners: Position[], isClosed: boolean): Position | null =>
  findCrossing([{ corners, closed: isClosed, polygon: 0 }]);

/** The ring as GeoJSON wants it; null while it is no area: under three corners, or crossing itself. */
export function closedRing(ring: GeoJsonPosition[]): Position[] | null {
  const corners = cornersOf(ring);
  return corners.length < 3 || crossingOf(corners, true) ? null : closed(corners);
}
