import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { PriorityArea } from '#api/priority-areas.ts';
import type { Districts } from '#domain/home-district.ts';
import type { LsoaProperties } from '#domain/place-pack.ts';
import { NEW_DRAFT } from './area-draft.ts';
import { boundsAround, geometryOfDraft, sameShape } from './draft-geometry.ts';
import { findOutlineFault } from './outline-fault.ts';

const square = (west: number, code: string): Feature<Polygon, LsoaProperties> => ({
  type: 'Feature',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 53.8],
        [west + 0.01, 53.8],
        [west + 0.01, 53.81],
        [west, 53.81],
        [west, 53.8],
      ],
    ],
  },
  // only the code matters for the outline
  properties: { code } as LsoaProperties,
});
const lsoas = [square(-1.55, 'E01011345'), square(-1.54, 'E01011346'), square(-1.5, 'E01011347')];
const multi = (...rings: [number, number][][]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: [rings],
});
const bowTie = multi([
  [-1.55, 53.8],
  [-1.54, 53.81],
  [-1.54, 53.8],
  [-1.55, 53.81],
  [-1.55, 53.8],
]);
const place: [number, number, number, number] = [-1.8, 53.7, -1.3, 54];

describe('the outline to save', () => {
  test('of two neighbours is one ring without the edge between them', () => {
    const draft = { ...NEW_DRAFT, way: 'lsoas' as const, codes: ['E01011346', 'E01011345'] };
    const { coordinates } = geometryOfDraft(draft, lsoas);
    expect(coordinates).toHaveLength(1);
    expect(coordinates[0]?.[0]).toHaveLength(7);
  });
  test('of two apart is two parts', () => {
    const draft = { ...NEW_DRAFT, way: 'lsoas' as const, codes: ['E01011345', 'E01011347'] };
    expect(geometryOfDraft(draft, lsoas).coordinates).toHaveLength(2);
  });
  test('of a drawing is the drawing, and of nothing is a bug', () => {
    expect(geometryOfDraft({ ...NEW_DRAFT, outline: bowTie }, lsoas)).toBe(bowTie);
    expect(() => geometryOfDraft(NEW_DRAFT, lsoas)).toThrow();
  });
});

describe('what is wrong with a drawing', () => {
  test('a bow tie crosses itself in its middle', () => {
    const fault = findOutlineFault({ ...NEW_DRAFT, outline: bowTie }, null, place, null);
    expect(fault?.reason).toBe('crosses-itself');
    expect(fault?.at?.[0]).toBeCloseTo(-1.545, 6);
    expect(fault?.at?.[1]).toBeCloseTo(53.805, 6);
  });
  test('what the map refused counts before there is an outline', () => {
    expect(findOutlineFault(NEW_DRAFT, { at: null }, place, null)).toEqual({
      reason: 'crosses-itself',
      at: null,
    });
  });
  test('a neighbour holds most of it', () => {
    const [west, south, east, north] = [-1.545, 53.8, -1.535, 53.81];
    const box = (w: number, e: number): MultiPolygon => ({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [w, south],
            [e, south],
            [e, north],
            [w, north],
            [w, south],
          ],
        ],
      ],
    });
    const feature = (name: string, here: boolean, geometry: MultiPolygon) =>
      ({ type: 'Feature', properties: { name, here }, geometry }) as const;
    const districts: Districts = {
      type: 'FeatureCollection',
      features: [
        feature('Ours', true, box(west - 1, west)),
        feature('Next', false, box(west, east)),
      ],
    };
    const fault = (w: number, e: number) =>
      findOutlineFault({ ...NEW_DRAFT, outline: box(w, e) }, null, place, districts);
    expect(fault(west - 0.004, west + 0.003)).toBeNull();
    expect(fault(west - 0.003, west + 0.004)).toEqual({
      reason: 'mostly-elsewhere',
      at: null,
      neighbour: 'Next',
    });
  });
  test('nothing, where LSOAs are picked', () => {
    const picked = { ...NEW_DRAFT, way: 'lsoas' as const, outline: bowTie };
    expect(findOutlineFault(picked, { at: null }, place, null)).toBeNull();
  });
});

test('LSOAs are the same shape in any order, outlines corner by corner', () => {
  const area = {
    madeBy: 'lsoas',
    lsoaCodes: ['E01011345', 'E01011346'],
    geometry: bowTie,
  } as PriorityArea;
  const picked = { ...NEW_DRAFT, way: 'lsoas' as const };
  expect(sameShape({ ...picked, codes: ['E01011346', 'E01011345'] }, area)).toBe(true);
  expect(sameShape({ ...picked, codes: ['E01011345'] }, area)).toBe(false);
  expect(sameShape({ ...NEW_DRAFT, outline: bowTie }, area)).toBe(true);
  expect(sameShape(NEW_DRAFT, area)).toBe(false);
});

test('the view around a fault has it in the middle', () => {
  const [west, south, east, north] = boundsAround([-1.54, 53.8]);
  expect((west + east) / 2).toBeCloseTo(-1.54, 9);
  expect((south + north) / 2).toBeCloseTo(53.8, 9);
  expect(east - west).toBeGreaterThan(north - south);
});
