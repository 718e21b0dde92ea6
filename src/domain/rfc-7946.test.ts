import { expect, test } from 'vitest';
import { rfc7946Faults } from './rfc-7946.ts';

const SQUARE = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [0, 0],
];
const HOLE = [
  [0.5, 0.5],
  [0.5, 1],
  [1, 1],
  [1, 0.5],
  [0.5, 0.5],
];
const file = (geometry: unknown, more: object = {}, feature: object = {}) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', id: 'a', properties: {}, geometry, ...feature }],
    ...more,
  });
const polygon = (...rings: number[][][]) => file({ type: 'Polygon', coordinates: rings });

test('a right file has no faults', () => {
  expect(rfc7946Faults(polygon(SQUARE, HOLE))).toEqual([]);
  expect(rfc7946Faults(file(null, { sources: [], bbox: [0, 0, 2, 2] }))).toEqual([]);
  expect(
    rfc7946Faults(file({ type: 'MultiPolygon', coordinates: [[SQUARE], [SQUARE, HOLE]] })),
  ).toEqual([]);
});

// each file has one seeded fault
test.each([
  ['a clockwise exterior ring', polygon([...SQUARE].reverse()), 'is clockwise'],
  [
    'an anticlockwise hole',
    polygon(SQUARE, [...HOLE].reverse()),
    'is a hole that is anticlockwise',
  ],
  [
    'a clockwise exterior ring of a second polygon',
    file({ type: 'MultiPolygon', coordinates: [[SQUARE], [[...SQUARE].reverse()]] }),
    'coordinates[1][0]: is clockwise',
  ],
  ['an open ring', polygon(SQUARE.slice(0, 4)), 'is not closed'],
  [
    'a ring of three',
    polygon([SQUARE[0] ?? [], SQUARE[1] ?? [], SQUARE[0] ?? []]),
    'fewer than four',
  ],
  ['a crs', file(null, { crs: { type: 'name' } }), 'member "crs"'],
  ['seven decimals', file({ type: 'Point', coordinates: [-1.5312345, 53.8] }), 'six decimals'],
  ['grid coordinates', file({ type: 'Point', coordinates: [430000, 433000] }), 'not on the earth'],
  ['a short line', file({ type: 'LineString', coordinates: [[1, 2]] }), 'fewer than two'],
  ['an empty geometry', file({ type: 'MultiPoint', coordinates: [] }), 'something in it'],
  ['a number as id', file(null, {}, { id: 7 }), 'is not a string'],
  ['no geometry member', file(undefined), 'is not there'],
  ['properties as a list', file(null, {}, { properties: [] }), 'neither an object nor null'],
  ['a bbox back to front', file(null, { bbox: [2, 0, 0, 2] }), 'west, south, east, north'],
  ['a byte-order mark', `\ufeff${file(null)}`, 'byte-order mark'],
  ['a foreign type', JSON.stringify({ type: 'Topology' }), 'is not FeatureCollection'],
  ['a collection with coordinates', file(null, { coordinates: [] }), 'member "coordinates"'],
  ['an unknown geometry', file({ type: 'Circle', coordinates: [0, 0] }), 'no geometry type'],
  ['cut-off text', file(null).slice(0, -3), 'is not JSON'],
])('%s is found', (_, text, fault) => {
  expect(rfc7946Faults(text).join('\n')).toContain(fault);
});

test('an id that comes twice is found', () => {
  const feature = { type: 'Feature', id: 'a', properties: null, geometry: null };
  const text = JSON.stringify({ type: 'FeatureCollection', features: [feature, feature] });
  expect(rfc7946Faults(text).join()).toContain('comes twice');
});
