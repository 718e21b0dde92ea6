import { expect, test } from 'vitest';
import { flattenArea } from './flat-polygon.ts';
import { box } from './four-squares.fixture.ts';
import {
  boundsGapMetres,
  edgeDistanceMetres,
  marginMetres,
  pointDistanceMetres,
} from './measure-distance.ts';
import { regionOf } from './overlap-shares.ts';

const square = regionOf(flattenArea(box(0, 0, 1, 1)));
const shape = (x1: number, y1: number, x2: number, y2: number) =>
  regionOf(flattenArea(box(x1, y1, x2, y2)));

test('a point is as far as the nearest edge, and no way off inside', () => {
  expect(pointDistanceMetres(square, -1.515, 53.805)).toBe(0);
  // geodesics by Vincenty 1975: 658.818 m for a hundredth of a degree at 53.805°
  expect(pointDistanceMetres(square, -1.5, 53.805)).toBeCloseTo(658.818, 1);
  // to the north-east corner: 658.74 m east, 1113.01 m north of (-1.51, 53.81)
  expect(pointDistanceMetres(square, -1.5, 53.82)).toBeCloseTo(1293.3, 0);
});

test('two shapes are as far as their nearest edges, and touch at no distance', () => {
  expect(edgeDistanceMetres(square, shape(1, 0, 2, 1))).toBe(0);
  expect(edgeDistanceMetres(square, shape(2, 0.2, 3, 0.4))).toBeCloseTo(658.82, 0);
  expect(edgeDistanceMetres(shape(2, 0.2, 3, 0.4), square)).toBeCloseTo(658.82, 0);
  // the long side of one passes the corner of none of the other
  expect(edgeDistanceMetres(shape(-1, 1.5, 2, 1.6), square)).toBeCloseTo(556.5, 0);
});

test('boxes are never further apart than what they hold', () => {
  expect(boundsGapMetres(square.bounds, square.bounds)).toBe(0);
  expect(boundsGapMetres(square.bounds, shape(2, 2, 3, 3).bounds)).toBeCloseTo(1293.3, 0);
});

test('the margin is the way to the nearest side, below 0 where the box sticks out', () => {
  const outer = shape(-1, -1, 3, 1.5).bounds;
  expect(marginMetres(outer, square.bounds)).toBeCloseTo(556.5, 0);
  expect(marginMetres(outer, shape(0, 0, 4, 1).bounds)).toBeLessThan(0);
});
