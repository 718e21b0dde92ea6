import { expect, test } from 'vitest';
import { metresPerDegree, segmentMetres } from './measure-length.ts';

test('a degree has the lengths that the tables give for WGS 84', () => {
  // National Geospatial-Intelligence Agency, "Length of a degree of latitude and longitude"
  for (const [lat, lngMetres, latMetres] of [
    [0, 111320, 110574],
    [45, 78847, 111132],
    [60, 55800, 111412],
  ] as const) {
    expect(Math.abs(metresPerDegree(lat).lng - lngMetres)).toBeLessThan(1);
    expect(Math.abs(metresPerDegree(lat).lat - latMetres)).toBeLessThan(1);
  }
});

test('a street, and a walk across a ward, are as long as the geodesic', () => {
  // Vincenty 1975: 129.33445 m and 5,952.7506 m
  expect(segmentMetres(-1.53, 53.8095, -1.529, 53.8105)).toBeCloseTo(129.33445, 4);
  expect(segmentMetres(-1.53, 53.8, -1.47, 53.84)).toBeCloseTo(5952.7506, 2);
});
