import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { boundsOf } from './bounds.ts';
import { lengthInsideMetres } from './clip-length.ts';
import { flattenArea } from './flat-polygon.ts';
import { box } from './four-squares.fixture.ts';

/** A line in steps of a hundredth of a degree from the south-west corner. */
function line(...corners: [number, number][]) {
  const flat = Float64Array.from(corners.flatMap(([x, y]) => [-1.52 + x / 100, 53.8 + y / 100]));
  return { parts: [flat], bounds: boundsOf(flat) };
}
const square = flattenArea(box(0, 0, 1, 1));
const ring: Position[][] = [...box(0, 0, 1, 1).coordinates, ...box(0.4, 0.4, 0.6, 0.6).coordinates];
const withHole = flattenArea({ type: 'Polygon', coordinates: ring });

// a hundredth of a degree of longitude at 53.805°, by Vincenty 1975
const STEP_METRES = 658.818;

test('only what lies inside is measured', () => {
  expect(lengthInsideMetres(line([0.2, 0.5], [0.8, 0.5]), square)).toBeCloseTo(
    0.6 * STEP_METRES,
    1,
  );
  expect(lengthInsideMetres(line([-1, 0.5], [3, 0.5]), square)).toBeCloseTo(STEP_METRES, 1);
  expect(lengthInsideMetres(line([1.2, 0.5], [1.8, 0.5]), square)).toBe(0);
});

test('a hole is outside', () => {
  expect(lengthInsideMetres(line([-1, 0.5], [3, 0.5]), withHole)).toBeCloseTo(0.8 * STEP_METRES, 1);
});

test('parts and bends add up, also where a bend lies on the edge', () => {
  const bent = line([0.5, 0.5], [1, 0.5], [1.5, 0.5]);
  expect(lengthInsideMetres(bent, square)).toBeCloseTo(0.5 * STEP_METRES, 1);
  const both = flattenArea({
    type: 'MultiPolygon',
    coordinates: [box(0, 0, 1, 1).coordinates, box(2, 0, 3, 1).coordinates],
  });
  expect(lengthInsideMetres(line([0.5, 0.5], [2.25, 0.5]), both)).toBeCloseTo(
    0.75 * STEP_METRES,
    1,
  );
});
