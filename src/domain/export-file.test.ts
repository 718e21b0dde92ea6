import type { Geometry, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { makeExportFile } from './export-file.ts';
import type { Bounds } from './place-pack.ts';

type Plain = Exclude<Geometry, { type: 'GeometryCollection' }>;

const fileOf = (extent: Bounds | null, ...geometries: (Plain | null)[]) =>
  makeExportFile(
    {
      title: 'Shapes',
      place: { code: 'E08000035', name: 'Leeds' },
      exportedOn: '2026-11-28',
      extent,
      filters: {},
      notLoaded: [],
    },
    [
      {
        layer: 'shapes',
        sources: [],
        gaps: [],
        features: geometries.map((geometry, at) => ({ id: String(at), geometry, properties: {} })),
      },
    ],
  );

/** With a hole near its south-eastern corner. */
const POLYGON: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [-1.5212345678, 53.81],
      [-1.5, 53.81],
      [-1.5, 53.82],
      [-1.5212345678, 53.82],
      [-1.5212345678, 53.81],
    ],
    [
      [-1.515, 53.812],
      [-1.51, 53.814],
      [-1.51, 53.812],
      [-1.515, 53.812],
    ],
  ],
};

test('the box is west, south, east, north of all that has a place', () => {
  const point = { type: 'Point' as const, coordinates: [-1.49, 53.8] };
  expect(fileOf(null, POLYGON, null, point).bbox).toEqual([-1.521235, 53.8, -1.49, 53.82]);
  expect(fileOf(null, null)).not.toHaveProperty('bbox');
});

const box = (west: number, south: number, east: number, north: number): Bounds => [
  west,
  south,
  east,
  north,
];
test.each([
  ['a corner inside', box(-1.53, 53.805, -1.52, 53.811), true],
  ['wholly inside the polygon', box(-1.505, 53.816, -1.504, 53.817), true],
  ['around the polygon', box(-2, 53, -1, 54), true],
  ['crossed without a corner inside', box(-1.53, 53.815, -1.49, 53.816), true],
  ['beside', box(-1.49, 53.81, -1.48, 53.82), false],
  ['beside by its edge', box(-1.5, 53.81, -1.48, 53.82), true],
  ['inside the hole', box(-1.5108, 53.8132, -1.5106, 53.8133), false],
])('a polygon and a rectangle %s', (_, bounds, touches) => {
  expect(fileOf(bounds, POLYGON).features).toHaveLength(touches ? 1 : 0);
});

test('a line that only passes through the rectangle touches it', () => {
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [0, 0],
      [2, 2],
    ],
  };
  expect(fileOf(box(0.9, 0.9, 1.1, 1.1), line).features).toHaveLength(1);
  // its own box holds this one, but the line does not pass
  expect(fileOf(box(1.5, 0.2, 1.8, 0.4), line).features).toHaveLength(0);
});
