import { expect, test } from 'vitest';
import { innerPoint } from './inner-point.ts';

const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

test('of several parts the largest has the point, in the middle of where it is wide', () => {
  const [lng, lat] = innerPoint({
    type: 'MultiPolygon',
    coordinates: [[square(-1.6, 53.7, 0.001)], [square(-1.5, 53.8, 0.01)]],
  });
  expect(lng).toBeCloseTo(-1.495, 6);
  expect(lat).toBeCloseTo(53.805, 6);
});

test('a hole is no place for a point', () => {
  const [lng] = innerPoint({
    type: 'Polygon',
    coordinates: [square(-1.5, 53.8, 0.01), square(-1.499, 53.801, 0.006).reverse()],
  });
  expect(lng > -1.493 || lng < -1.499).toBe(true);
});
