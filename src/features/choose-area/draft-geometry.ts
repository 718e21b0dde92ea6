import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { PriorityArea } from '#api/priority-areas.ts';
import type { Bounds, LsoaProperties } from '#domain/place-pack.ts';
import { unionLsoas } from '#domain/union-lsoas.ts';
import type { AreaDraft } from './area-draft.ts';

export const multiPolygonOf = (geometry: Polygon | MultiPolygon): MultiPolygon =>
  geometry.type === 'MultiPolygon'
    ? geometry
    : { type: 'MultiPolygon', coordinates: [geometry.coordinates] };

/** about 150 m each way in the United Kingdom: near enough to see what is wrong there */
const AROUND_DEGREES = { lng: 0.0022, lat: 0.0014 };

export const boundsAround = ([lng, lat]: [number, number]): Bounds => [
  lng - AROUND_DEGREES.lng,
  lat - AROUND_DEGREES.lat,
  lng + AROUND_DEGREES.lng,
  lat + AROUND_DEGREES.lat,
];

/** The outline to save: what was drawn, or that of the LSOAs together. Throws where there is none. */
export function geometryOfDraft(
  draft: AreaDraft,
  lsoas: Feature<Polygon | MultiPolygon, LsoaProperties>[],
): MultiPolygon {
  if (draft.way === 'lsoas') {
    const chosen = lsoas.filter(({ properties }) => draft.codes.includes(properties.code));
    return unionLsoas(chosen.map(({ geometry }) => geometry));
  }
  if (!draft.outline) throw new Error('a draft without an outline is not sent');
  return draft.outline;
}

/** Whether a draft and a saved area have the same outline. */
export function sameShape(draft: AreaDraft, area: PriorityArea): boolean {
  if (draft.way === 'lsoas') {
    return (
      area.madeBy === 'lsoas' && draft.codes.toSorted().join() === area.lsoaCodes.toSorted().join()
    );
  }
  return JSON.stringify(draft.outline?.coordinates) === JSON.stringify(area.geometry.coordinates);
}
