import { expect, test } from 'vitest';
import { closed, cornersOf, cornersOfArea } from './corners.ts';

test('repeats and the closing corner are no corners', () => {
  expect(
    cornersOf([
      [0, 0],
      [0, 0],
      [1, 0],
      [1.0000001, 0],
      [1, 1],
      [0, 0],
    ]),
  ).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
  ]);
});

test('a ring of GeoJSON ends where it began', () => {
  const corners = cornersOf([
    [-1.52, 53.81],
    [-1.51, 53.81],
    [-1.51, 53.82],
  ]);
  expect(closed(corners)).toEqual([...corners, [-1.52, 53.81]]);
});

test('rings of which six decimals leave nothing are left out, and with an outer ring its holes', () => {
  const square = [
    [0, 0],
    [0.3, 0],
    [0.3, 0.2],
    [0, 0.2],
    [0, 0],
  ];
  const speck = square.map(([lng = 0, lat = 0]) => [0.1 + lng * 1e-7, 0.1 + lat * 1e-7]);
  expect(
    cornersOfArea({
      type: 'MultiPolygon',
      coordinates: [
        [speck, square],
        [square, speck],
      ],
    }),
  ).toEqual([[cornersOf(square)]]);
});
