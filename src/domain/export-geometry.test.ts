import type { Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { boundsAround, signedArea, toExportGeometry } from './export-geometry.ts';
import type { Bounds } from './place-pack.ts';
import { touchesBounds } from './touches-bounds.ts';

// near Harehills, unequal sides, so that swapped axes would show
const CLOCKWISE: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [-1.5212345678, 53.81],
      [-1.5212345678, 53.82],
      [-1.5, 53.82],
      [-1.5, 53.81],
      [-1.5212345678, 53.81],
    ],
    [
      [-1.515, 53.812],
      [-1.51, 53.812],
      [-1.51, 53.814],
      [-1.515, 53.812],
    ],
  ],
};

test('rings turn the right way and have at most six decimals', () => {
  const made = toExportGeometry(CLOCKWISE) as Polygon;
  const [exterior = [], hole = []] = made.coordinates;
  expect(signedArea(exterior)).toBeGreaterThan(0);
  expect(signedArea(hole)).toBeLessThan(0);
  expect(exterior.flat()).toContain(-1.521235);
  expect(exterior[0]).toEqual(exterior.at(-1));
});

test('the given geometry is left as it was', () => {
  const before = JSON.stringify(CLOCKWISE);
  toExportGeometry(CLOCKWISE);
  expect(JSON.stringify(CLOCKWISE)).toBe(before);
});

test('height is dropped and an unclosed ring is closed', () => {
  const ring = [
    [0, 0, 41],
    [1, 0, 41],
    [1, 1, 41],
  ];
  expect(toExportGeometry({ type: 'Polygon', coordinates: [ring] })).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  });
});

test('what six decimals cannot hold is left out, not written as a broken ring', () => {
  const speck = [
    [0, 0],
    [1e-8, 0],
    [1e-8, 1e-8],
    [0, 0],
  ];
  expect(toExportGeometry({ type: 'Polygon', coordinates: [speck] })).toBeNull();
  const [exterior = []] = CLOCKWISE.coordinates;
  const made = toExportGeometry({ type: 'Polygon', coordinates: [exterior, speck] }) as Polygon;
  expect(made.coordinates).toHaveLength(1);
});

test('a position that is not a number stops the export', () => {
  expect(() => toExportGeometry({ type: 'Point', coordinates: [Number.NaN, 53] })).toThrow('NaN');
});

test('bounds are west, south, east, north', () => {
  expect(boundsAround([toExportGeometry(CLOCKWISE), null])).toEqual([
    -1.521235, 53.81, -1.5, 53.82,
  ]);
  expect(boundsAround([null])).toBeNull();
});

const box = (west: number, south: number, east: number, north: number): Bounds => [
  west,
  south,
  east,
  north,
];
test.each([
  ['a corner inside', box(-1.53, 53.805, -1.52, 53.811), true],
  ['wholly inside the polygon', box(-1.505, 53.816, -1.504, 53.817), true],
  ['around the polygon', box(-2, 53, -1, 54), true],
  ['crossed without a corner inside', box(-1.53, 53.815, -1.49, 53.816), true],
  ['beside', box(-1.49, 53.81, -1.48, 53.82), false],
  ['inside the hole', box(-1.5108, 53.8132, -1.5106, 53.8133), false],
])('a polygon and a rectangle %s', (_, bounds, touches) => {
  expect(touchesBounds(CLOCKWISE, bounds)).toBe(touches);
});

test('a line that only passes through the rectangle touches it', () => {
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [0, 0],
      [2, 2],
    ],
  };
  expect(touchesBounds(line, box(0.9, 0.9, 1.1, 1.1))).toBe(true);
  // its own box holds this one, but the line does not pass
  expect(touchesBounds(line, box(1.5, 0.2, 1.8, 0.4))).toBe(false);
});
