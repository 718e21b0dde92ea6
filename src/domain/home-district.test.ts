import { readFileSync } from 'node:fs';
import type { Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { box } from './four-squares.fixture.ts';
import { type Districts, neighbourHolding, neighbourHoldingMost } from './home-district.ts';

const district = (name: string, here: boolean, geometry: Polygon): Districts['features'][0] => ({
  type: 'Feature',
  properties: { name, here },
  geometry,
});
/** Ours from 0 to 2; West overlaps it by 0.2, as a coarse outline may; the sea lies north of 1. */
const DISTRICTS: Districts = {
  type: 'FeatureCollection',
  features: [
    district('West', false, box(-2, 0, 0.2, 1)),
    district('Ours', true, box(0, 0, 2, 1)),
    district('East', false, box(2, 0, 4, 1)),
  ],
};
const at = (x: number, y: number): [number, number] => {
  const [corner] = box(x, y, x + 1, y + 1).coordinates[0] as [[number, number]];
  return corner;
};

test('a point is held by the district in which it lies, and by ours where both outlines hold it', () => {
  expect(neighbourHolding(DISTRICTS, at(1, 0.5))).toBeNull();
  expect(neighbourHolding(DISTRICTS, at(0.1, 0.5))).toBeNull();
  expect(neighbourHolding(DISTRICTS, at(-0.1, 0.5))).toBe('West');
  expect(neighbourHolding(DISTRICTS, at(3, 0.5))).toBe('East');
  expect(neighbourHolding(DISTRICTS, at(1, 1.5))).toBeNull();
});

test('an area is held by the district with most of its ground', () => {
  expect(neighbourHoldingMost(DISTRICTS, box(0.5, 0.2, 1, 0.8))).toBeNull();
  expect(neighbourHoldingMost(DISTRICTS, box(2.5, 0.2, 3, 0.8))).toBe('East');
  expect(neighbourHoldingMost(DISTRICTS, box(1.4, 0.2, 2.5, 0.8))).toBeNull();
  expect(neighbourHoldingMost(DISTRICTS, box(1.6, 0.2, 2.5, 0.8))).toBe('East');
  expect(neighbourHoldingMost(DISTRICTS, box(1, 0.9, 1.5, 3))).toBeNull();
  expect(neighbourHoldingMost(DISTRICTS, box(-1.5, 0.2, 3.5, 0.8))).toBeNull();
  expect(neighbourHoldingMost(DISTRICTS, box(0.5, 0.2, 3.9, 0.8))).toBe('East');
});

test('the town hall of Leeds is ours, the middles of Bradford and Wakefield are not', () => {
  const leeds: Districts = JSON.parse(
    readFileSync('public/places/leeds/districts.geojson', 'utf8'),
  );
  expect(neighbourHolding(leeds, [-1.5491, 53.7997])).toBeNull();
  expect(neighbourHolding(leeds, [-1.7594, 53.7938])).toBe('Bradford');
  expect(neighbourHolding(leeds, [-1.4977, 53.6833])).toBe('Wakefield');
});
