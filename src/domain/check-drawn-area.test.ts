import type { MultiPolygon, Polygon, Position } from 'geojson';
import { expect, test } from 'vitest';
import { checkDrawnArea } from './check-drawn-area.ts';
import { box } from './four-squares.fixture.ts';
import type { Bounds } from './place-pack.ts';

const PLACE: Bounds = [-1.52, 53.8, -1.5, 53.82];
const at = (x: number, y: number): Position => [
  Number((-1.52 + x / 100).toFixed(6)),
  Number((53.8 + y / 100).toFixed(6)),
];
const ring = (...corners: [number, number][]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0] as [number, number]].map(([x, y]) => at(x, y))],
});
const parts = (...polygons: Polygon[]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygons.map(({ coordinates }) => coordinates),
});

test('an outline that does not cross itself is no refusal, whichever way it turns', () => {
  expect(checkDrawnArea(box(0, 0, 1, 1), PLACE)).toBeNull();
  expect(checkDrawnArea(ring([0, 0], [0, 1], [1, 1], [1, 0]), PLACE)).toBeNull();
});

test('a bow tie is refused at the point where it crosses', () => {
  const refusal = checkDrawnArea(ring([0, 0], [1, 1], [1, 0], [0, 1]), PLACE);
  if (refusal?.reason !== 'crosses-itself') throw new Error(`refused as ${refusal?.reason}`);
  expect(refusal.at[0]).toBeCloseTo(-1.515, 9);
  expect(refusal.at[1]).toBeCloseTo(53.805, 9);
});

test('a ring that comes back to its own corner or runs back over its own edge is refused', () => {
  const eight = ring([0, 0], [1, 0], [0.5, 0.5], [1, 1], [0, 1], [0.5, 0.5]);
  expect(checkDrawnArea(eight, PLACE)).toEqual({ reason: 'crosses-itself', at: at(0.5, 0.5) });
  const spike = ring([0, 0], [1, 0], [1, 1], [1, 0.25], [0, 0.25]);
  expect(checkDrawnArea(spike, PLACE)).toMatchObject({ reason: 'crosses-itself' });
});

test('a corner given twice in a row is no crossing', () => {
  expect(checkDrawnArea(ring([0, 0], [1, 0], [1, 0], [1, 1]), PLACE)).toBeNull();
});

test('parts may touch at a corner, but not overlap or share an edge', () => {
  expect(checkDrawnArea(parts(box(0, 0, 1, 1), box(1, 1, 2, 2)), PLACE)).toBeNull();
  expect(checkDrawnArea(parts(box(0, 0, 1, 1), box(1, 0, 2, 1)), PLACE)).toMatchObject({
    reason: 'crosses-itself',
  });
  expect(checkDrawnArea(parts(box(0, 0, 1, 1), box(0.4, 0.4, 0.6, 0.6)), PLACE)).toMatchObject({
    reason: 'overlaps-itself',
  });
});

test('a hole must lie in its outline', () => {
  const withHole = (hole: Polygon): Polygon => ({
    type: 'Polygon',
    coordinates: [...box(0, 0, 1, 1).coordinates, ...hole.coordinates],
  });
  expect(checkDrawnArea(withHole(box(0.2, 0.2, 0.8, 0.8)), PLACE)).toBeNull();
  expect(checkDrawnArea(withHole(box(1.2, 1.2, 1.8, 1.8)), PLACE)).toMatchObject({
    reason: 'overlaps-itself',
  });
});

test('a hole may touch its outline once; twice, it takes the ground apart', () => {
  const withHole = (...corners: [number, number][]): Polygon => ({
    type: 'Polygon',
    coordinates: [...box(0, 0, 1, 1).coordinates, ...ring(...corners).coordinates],
  });
  expect(checkDrawnArea(withHole([0, 0.5], [0.5, 0.25], [0.5, 0.75]), PLACE)).toBeNull();
  const across = withHole([0, 0.5], [0.5, 0.25], [1, 0.5], [0.5, 0.75]);
  expect(checkDrawnArea(across, PLACE)).toEqual({ reason: 'crosses-itself', at: at(1, 0.5) });
});

test('parts that pass through each other at a corner of both are refused there', () => {
  const diamond = ring([0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5]);
  const refusal = checkDrawnArea(parts(diamond, box(0.5, 0, 1, 1)), PLACE);
  if (refusal?.reason !== 'crosses-itself') throw new Error(`refused as ${refusal?.reason}`);
  expect([at(0.5, 0), at(0.5, 1)]).toContainEqual(refusal.at);
});

test('what is no area, too small or elsewhere is refused', () => {
  expect(checkDrawnArea(ring([0, 0], [1, 1]), PLACE)).toEqual({ reason: 'too-few-corners' });
  // 6.6 m by 11.1 m
  const speck = checkDrawnArea(box(0, 0, 0.01, 0.01), PLACE);
  expect(speck).toMatchObject({ reason: 'too-small', leastSquareMetres: 100 });
  expect(checkDrawnArea(box(5, 5, 6, 6), PLACE)).toEqual({ reason: 'outside-place' });
});
