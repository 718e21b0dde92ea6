import type { Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { toExportGeometry } from './export-geometry.ts';
import { signedArea } from './signed-area.ts';

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

test('corners on a straight side stay: neighbours share their sides corner for corner', () => {
  const side = [
    [0, 0],
    [1, 0],
    [2, 0],
    [2, 1],
    [0, 0],
  ];
  expect(toExportGeometry({ type: 'Polygon', coordinates: [side] })).toEqual({
    type: 'Polygon',
    coordinates: [side],
  });
});

test('a line keeps its direction', () => {
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [0, 0],
      [0, 1],
      [1, 1],
    ],
  };
  expect(toExportGeometry(line)).toEqual(line);
});
