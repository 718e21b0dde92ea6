import { queryOptions } from '@tanstack/react-query';
import type { AreaProfile, IncidentFilter } from '#domain/area-profile.ts';
import type { AreaShape } from '#domain/area-shape.ts';
import type { Analysis } from '#work/analysis.ts';

/** profiles rest on everything that the pack has, whatever the map's filter shows */
const EVERYTHING: IncidentFilter = { types: null, months: null };

function askProfile(analysis: Analysis, shape: AreaShape, signal: AbortSignal) {
  return shape.kind === 'lsoas'
    ? analysis.profileLsoas(shape.codes, EVERYTHING, { signal })
    : analysis.profile(shape.geometry, EVERYTHING, { signal });
}

const profileKey = (placeCode: string, shape: AreaShape) => [
  'people-wrote',
  'profile',
  placeCode,
  shape.kind === 'lsoas' ? [...shape.codes].sort() : shape.geometry.coordinates,
];

/** The profile of the shape in hand: the worker answers only the newest. */
export const liveProfileQuery = (analysis: Analysis, placeCode: string, shape: AreaShape) =>
  queryOptions({
    queryKey: profileKey(placeCode, shape),
    queryFn: ({ signal }): Promise<AreaProfile> => askProfile(analysis, shape, signal),
    staleTime: Number.POSITIVE_INFINITY,
    // shapes on the way to the one that is meant are not worth keeping
    gcTime: 60_000,
  });

const turns = new WeakMap<Analysis, Promise<unknown>>();

/** The profile of one of several areas: asked for one after the other, for a newer question ends an older. */
export const profileInTurnQuery = (analysis: Analysis, placeCode: string, shape: AreaShape) =>
  queryOptions({
    ...liveProfileQuery(analysis, placeCode, shape),
    queryFn: ({ signal }): Promise<AreaProfile> => {
      const before = turns.get(analysis) ?? Promise.resolve();
      const mine = before.then(() => askProfile(analysis, shape, signal));
      // whoever is next waits for this one, however it ends; its own failure is told to who asked
      turns.set(
        analysis,
        mine.catch(() => null),
      );
      return mine;
    },
  });
