import { expect, test } from 'vitest';
import { busyCount } from './busy-count.ts';
import type { IncidentHeat } from './map-view-props.ts';

const heatOf = (counts: number[]): IncidentHeat => ({
  type: 'FeatureCollection',
  features: counts.map((count) => ({
    type: 'Feature',
    properties: { count },
    geometry: { type: 'Point', coordinates: [-1.5, 53.8] },
  })),
});

test('one shopping centre does not make the rest pale', () => {
  const usual = Array.from({ length: 199 }, (_, index) => 1 + (index % 10));
  expect(busyCount(heatOf([...usual, 900]))).toBe(10);
});

test('without incidents nothing is divided by zero', () => {
  expect(busyCount(null)).toBe(1);
  expect(busyCount(heatOf([]))).toBe(1);
});
