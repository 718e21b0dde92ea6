import { expect, test } from 'vitest';
import { areaFeature } from './area-lists.ts';
import { parseArea } from './priority-areas.ts';

const geojson = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [-1.54, 53.81],
        [-1.53, 53.81],
        [-1.53, 53.82],
        [-1.54, 53.81],
      ],
    ],
  ],
};
const row = {
  id: '6b1c7f5e-6f0a-4f0e-9c55-0f6f5a3b2c1d',
  place_code: 'E08000035',
  name: 'Around Back Harehills Road',
  why: 'Residents asked for it',
  reason: 'local knowledge',
  made_by: 'drawn',
  lsoa_codes: [],
  status: 'draft',
  version: 3,
  created_by: null,
  created_at: '2026-11-20T10:00:00+00:00',
  updated_by: null,
  updated_at: '2026-11-21T10:00:00+00:00',
  published_at: null,
  geojson,
};

test('an area comes in our own words', () => {
  expect(parseArea(row)).toMatchObject({
    placeCode: 'E08000035',
    version: 3,
    madeBy: 'drawn',
    geometry: geojson,
  });
});

test('an area without an outline is a bug and throws', () => {
  expect(() => parseArea({ ...row, geojson: null })).toThrow();
});

test('the map gets each area under its stable id', () => {
  expect(areaFeature(parseArea(row))).toEqual({
    type: 'Feature',
    id: row.id,
    geometry: geojson,
    properties: { id: row.id, name: row.name, status: 'draft' },
  });
});
