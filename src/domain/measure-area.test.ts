import { expect, test } from 'vitest';
import { flattenArea } from './flat-polygon.ts';
import { areaSquareMetres, ringAreaSquareMetres } from './measure-area.ts';

const box = (west: number, south: number, east: number, north: number) =>
  Float64Array.from([west, south, east, south, east, north, west, north, west, south]);

test('the whole ellipsoid has its known surface', () => {
  // Karney 2013, "Algorithms for geodesics": 510065621.724 km²
  expect(ringAreaSquareMetres(box(-180, -90, 180, 90)) / 1e6).toBeCloseTo(510065621.724, 2);
});

test('a small box is its width times its height', () => {
  // geodesics by Vincenty 1975 through its middle: 658.897 m at 53.8°, 1113.013 m of the meridian
  const metres = ringAreaSquareMetres(box(-1.52, 53.795, -1.51, 53.805));
  expect(metres / (658.897 * 1113.013)).toBeCloseTo(1, 5);
});

test('anticlockwise is positive, and an open ring is a closed one', () => {
  const ring = box(-1.52, 53.8, -1.5, 53.82);
  const open = ring.subarray(0, 8);
  expect(ringAreaSquareMetres(ring)).toBeGreaterThan(0);
  expect(ringAreaSquareMetres(open)).toBeCloseTo(ringAreaSquareMetres(ring), 6);
  const back = Float64Array.from([-1.52, 53.8, -1.52, 53.82, -1.5, 53.82, -1.5, 53.8]);
  expect(ringAreaSquareMetres(back)).toBeCloseTo(-ringAreaSquareMetres(ring), 6);
});

test('a long edge keeps to its straight line in degrees', () => {
  const whole = Float64Array.from([-2, 53, -1, 53, -1, 54]);
  const halved = Float64Array.from([-2, 53, -1, 53, -1, 54, -1.5, 53.5]);
  expect(ringAreaSquareMetres(whole) / ringAreaSquareMetres(halved)).toBeCloseTo(1, 7);
});

test('holes are taken out whichever way they turn', () => {
  const outer = [
    [0, 53],
    [1, 53],
    [1, 54],
    [0, 54],
    [0, 53],
  ];
  const hole = [
    [0.2, 53.2],
    [0.4, 53.2],
    [0.4, 53.4],
    [0.2, 53.4],
    [0.2, 53.2],
  ];
  const full = areaSquareMetres(flattenArea({ type: 'Polygon', coordinates: [outer] }));
  const cut = ringAreaSquareMetres(Float64Array.from(hole.flat()));
  for (const turned of [hole, hole.toReversed()]) {
    const polygon = flattenArea({ type: 'Polygon', coordinates: [outer, turned] });
    expect(areaSquareMetres(polygon) / (full - cut)).toBeCloseTo(1, 12);
  }
});

test('a ring of three positions is a fault', () => {
  expect(() =>
    flattenArea({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    }),
  ).toThrow('a ring needs 4 positions; got 3');
});
