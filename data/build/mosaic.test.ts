import { expect, test } from 'vitest';
import { cleanLsoas } from './clean-outlines.ts';
import { areaSquareMetres, type Ring } from './geometry.ts';
import { boundaryRings, edgesOf, inspectMosaic, isGap } from './mosaic.ts';

const polygon = (code: string, ring: Ring, coarse = false) => ({
  code,
  name: code,
  coarse,
  geometry: { type: 'Polygon' as const, coordinates: [ring] },
});
// two squares of a hundredth of a degree side by side; the right one is drawn with another left edge
const left = polygon('E01000001', [
  [-1.5, 53.8],
  [-1.49, 53.8],
  [-1.49, 53.805],
  [-1.49, 53.81],
  [-1.5, 53.81],
  [-1.5, 53.8],
]);
const rightBulging = polygon(
  'E01000002',
  [
    [-1.49, 53.8],
    [-1.48, 53.8],
    [-1.48, 53.81],
    [-1.49, 53.81],
    [-1.4915, 53.807],
    [-1.4885, 53.803],
    [-1.49, 53.8],
  ],
  true,
);

test('finds the gap between two outlines, and the overlap as edges without a partner', () => {
  const outlines = [left, rightBulging];
  const rings = boundaryRings(outlines, edgesOf(outlines));
  expect(rings.length).toBeGreaterThan(1);
  expect(inspectMosaic([left])).toEqual({ doubledEdges: 0, gaps: 0, crossings: 0, pieces: 1 });
});

test('sees a hole of a mosaic as a gap that runs clockwise', () => {
  const frame = polygon('E01000003', [
    [0, 50],
    [3, 50],
    [3, 53],
    [0, 53],
    [0, 50],
  ]);
  frame.geometry.coordinates.push([
    [1, 51],
    [1, 52],
    [2, 52],
    [2, 51],
    [1, 51],
  ]);
  const gaps = boundaryRings([frame], edgesOf([frame])).filter(isGap);
  expect(gaps).toHaveLength(1);
  expect(inspectMosaic([frame]).gaps).toBe(1);
});

test('counts a ring that crosses itself', () => {
  const bowTie = polygon('E01000004', [
    [0, 50],
    [1, 51],
    [1, 50],
    [0, 51],
    [0, 50],
  ]);
  expect(inspectMosaic([bowTie]).crossings).toBeGreaterThan(0);
});

test('cleans so that the fine outline stays as it was and the coarse one gives way', async () => {
  const { lsoas } = await cleanLsoas([rightBulging, left]);
  const [cleanLeft, cleanRight] = lsoas;
  expect(lsoas.map(({ code }) => code)).toEqual(['E01000001', 'E01000002']);
  expect(inspectMosaic(lsoas)).toEqual({ doubledEdges: 0, gaps: 0, crossings: 0, pieces: 1 });
  const before = areaSquareMetres(left.geometry);
  expect(areaSquareMetres(cleanLeft?.geometry ?? left.geometry) / before).toBeCloseTo(1, 6);
  // what is left to the coarse one is its own square, to the edge of its neighbour: the squares match
  expect(areaSquareMetres(cleanRight?.geometry ?? left.geometry) / before).toBeCloseTo(1, 6);
});
