import type { FeatureCollection } from 'geojson';
import { expect, test } from 'vitest';
import { innerPoints } from './label-points.ts';

const named = (coordinates: number[][][]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { name: 'A' }, geometry: { type: 'Polygon', coordinates } },
  ],
});

test('a horseshoe’s name lies inside it, not in its gap', () => {
  const horseshoe = [
    [0, 0],
    [9, 0],
    [9, 9],
    [6, 9],
    [6, 3],
    [3, 3],
    [3, 9],
    [0, 9],
    [0, 0],
  ];
  const [x = 0, y = 0] = innerPoints(named([horseshoe])).features[0]?.geometry.coordinates ?? [];
  expect(y > 0 && y < 9 && x > 0 && x < 9).toBe(true);
  expect(y > 3 && x > 3 && x < 6).toBe(false);
});

test('a hole is not written on', () => {
  const outer = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ];
  const hole = [
    [1.5, 1.5],
    [1.5, 8.5],
    [7, 8.5],
    [7, 1.5],
    [1.5, 1.5],
  ];
  const [x = 0, y = 0] = innerPoints(named([outer, hole])).features[0]?.geometry.coordinates ?? [];
  expect(x > 7 || x < 1.5 || y > 8.5 || y < 1.5).toBe(true);
});

test('what has no name gets no point', () => {
  const outlines = named([
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ]);
  for (const feature of outlines.features) feature.properties = { name: null };
  expect(innerPoints(outlines).features).toEqual([]);
});
