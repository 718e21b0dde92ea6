import { describe, expect, test } from 'vitest';
import { prepareAnalysisPack } from './analysis-pack.ts';
import { flattenArea } from './flat-polygon.ts';
import { box, manifest, TEXTS } from './four-squares.fixture.ts';
import { cutArea } from './overlap-shares.ts';
import type { Bounds, Manifest } from './place-pack.ts';
import { profileAlleys, profileAssets, profileParks } from './profile-things.ts';

const pack = prepareAnalysisPack(manifest(), TEXTS, () => {});
const dataOf = <T>(layer: { data: T } | { entry: unknown }): T => {
  if ('data' in layer) return layer.data;
  throw new Error('the fixture has every layer');
};
const alleys = dataOf(pack.alleys);
const parks = dataOf(pack.parks);
const assets = dataOf(pack.assets);
const area = (x1: number, y1: number, x2: number, y2: number) =>
  cutArea(flattenArea(box(x1, y1, x2, y2)));
const WIDE: Bounds = [-2, 53, -1, 54];
/** a hundredth of a degree at 53.8°, by Vincenty 1975 */
const [EAST_METRES, NORTH_METRES] = [658.9, 1113.01];

test('alleys are counted where they come in, with the length inside', () => {
  const half = profileAlleys(area(0, 0, 0.5, 1), alleys);
  expect(half).toMatchObject({ number: 1, ids: ['way/1'] });
  expect(half.lengthMetres).toBeCloseTo(0.3 * EAST_METRES, 0);
  expect(profileAlleys(area(1, 0, 2, 1), alleys)).toEqual({ number: 0, lengthMetres: 0, ids: [] });
});

describe('parks', () => {
  const tenth = (EAST_METRES * NORTH_METRES) / 100 / 10_000;

  test('that overlap cover their ground once', () => {
    const figures = profileParks(area(0, 0, 1, 1), parks, WIDE);
    expect(figures.number).toBe(2);
    expect(figures.areaInsideHectares).toBeCloseTo(1.5 * tenth, 3);
    expect(figures.inside[0]?.areaInsideHectares).toBeCloseTo(tenth, 3);
  });

  test('are near by size: no way off inside, else from edge to edge', () => {
    const figures = profileParks(area(0, 0, 1, 1), parks, WIDE);
    expect(figures.nearestOfHalfHectare).toMatchObject({ distanceMetres: 0, atMost: false });
    expect(figures.nearestOfTwoHectares).toMatchObject({ id: 'way/12', atMost: false });
    expect(figures.nearestOfTwoHectares?.distanceMetres).toBeCloseTo(
      Math.hypot(EAST_METRES / 2, NORTH_METRES / 2),
      -0.5,
    );
  });

  test('beyond the coverage may be nearer than the nearest known', () => {
    const { bounds } = pack.manifest as Manifest;
    const figures = profileParks(area(0, 0, 1, 1), parks, bounds);
    expect(figures.nearestOfTwoHectares?.atMost).toBe(true);
    expect(figures.nearestOfHalfHectare?.atMost).toBe(false);
  });
});

describe('community assets', () => {
  const figures = profileAssets(area(0, 0, 1, 1), assets, WIDE);
  const of = (kind: string) => figures.kinds.find((entry) => entry.kind === kind);

  test('are counted by kind', () => {
    expect(figures.total).toBe(1);
    expect(of('library')).toMatchObject({ family: 'gather', inside: 1 });
    expect(of('pub')).toMatchObject({ family: 'eat', inside: 0 });
  });

  test('are near from the edge, of each kind the nearest, and of a kind that is not there none', () => {
    expect(of('library')?.nearest).toMatchObject({ id: 'node/1', distanceMetres: 0 });
    expect(of('pub')?.nearest).toMatchObject({ id: 'node/2', name: 'The pub' });
    expect(of('pub')?.nearest?.distanceMetres).toBeCloseTo(EAST_METRES / 2, -0.5);
    expect(of('hospital')).toMatchObject({ inside: 0, nearest: null });
  });
});
