import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { AreaGeometry } from './area-profile.ts';
import { flattenArea } from './flat-polygon.ts';
import { box } from './four-squares.fixture.ts';
import { cutArea, overlapSquareMetres, regionOf, snappedShare } from './overlap-shares.ts';

/** The part of a region that an area covers, not snapped. */
function share(area: AreaGeometry, region: AreaGeometry): number {
  const prepared = regionOf(flattenArea(region));
  return overlapSquareMetres(cutArea(flattenArea(area)), prepared) / prepared.areaSquareMetres;
}
const polygon = (...rings: Position[][]): AreaGeometry => ({ type: 'Polygon', coordinates: rings });
const [outer] = box(0, 0, 1, 1).coordinates as [Position[]];
const [hole] = box(0.25, 0.25, 0.75, 0.75).coordinates as [Position[]];

// parts of a box are as its parts in degrees, but for the narrowing north: 1e-4 of a hundredth of a degree
describe('the share of a region', () => {
  test('that lies half, wholly or not at all in the area', () => {
    expect(share(box(0.5, -1, 3, 3), box(0, 0, 1, 1))).toBeCloseTo(0.5, 9);
    expect(share(box(-1, -1, 3, 3), box(0, 0, 1, 1))).toBe(1);
    expect(share(box(2, 2, 3, 3), box(0, 0, 1, 1))).toBe(0);
    expect(share(box(1, 0, 2, 1), box(0, 0, 1, 1))).toBeCloseTo(0, 12);
  });

  test('with holes in the area, in the region, in both', () => {
    expect(share(polygon(outer, hole), box(0, 0, 1, 1))).toBeCloseTo(0.75, 6);
    expect(share(box(0, 0, 1, 1), polygon(outer, hole))).toBeCloseTo(1, 9);
    expect(share(box(0, 0, 0.5, 1), polygon(outer, hole))).toBeCloseTo(0.5, 9);
    expect(share(polygon(outer, hole), polygon(outer, hole))).toBeCloseTo(1, 9);
    // a region that lies in the hole
    expect(share(polygon(outer, hole), box(0.3, 0.3, 0.7, 0.7))).toBe(0);
  });

  test('with rings that turn the other way', () => {
    expect(share(polygon(outer.toReversed(), hole), box(0, 0, 1, 1))).toBeCloseTo(0.75, 6);
    expect(share(box(0, 0, 0.5, 1), polygon(outer.toReversed(), hole))).toBeCloseTo(0.5, 9);
  });

  test('of several parts', () => {
    const two: AreaGeometry = {
      type: 'MultiPolygon',
      coordinates: [box(0, 0, 0.25, 1).coordinates, box(0.5, 0, 1, 1).coordinates],
    };
    expect(share(two, box(0, 0, 1, 1))).toBeCloseTo(0.75, 9);
    expect(share(box(0, 0, 0.5, 1), two)).toBeCloseTo(1 / 3, 9);
  });

  test('of a region with a bay, cut straight across', () => {
    // a U: its two arms are 0.4 of 0.8 of the ground, the area takes the tops of both
    const u = polygon(
      [
        [0, 53],
        [1, 53],
        [1, 54],
        [0.75, 54],
        [0.75, 53.2],
        [0.25, 53.2],
        [0.25, 54],
        [0, 54],
        [0, 53],
      ].map(([x, y]) => [(x as number) / 100, 53 + ((y as number) - 53) / 100]),
    );
    const tops: AreaGeometry = polygon(
      [
        [-1, 53.6],
        [2, 53.6],
        [2, 55],
        [-1, 55],
        [-1, 53.6],
      ].map(([x, y]) => [(x as number) / 100, 53 + ((y as number) - 53) / 100]),
    );
    expect(share(tops, u)).toBeCloseTo(0.2 / 0.6, 4);
  });

  test('of an area whose hole touches its outline', () => {
    const touching: Position[] = [
      [-1.52, 53.805],
      [-1.515, 53.8075],
      [-1.515, 53.8025],
      [-1.52, 53.805],
    ];
    expect(share(polygon(outer, touching), box(0, 0, 1, 1))).toBeCloseTo(1 - 0.125, 5);
  });
});

test('nearly none is none, nearly all is all', () => {
  expect(snappedShare(0.99, 100)).toBe(0);
  expect(snappedShare(1, 100)).toBe(0.01);
  expect(snappedShare(99, 100)).toBe(0.99);
  expect(snappedShare(99.01, 100)).toBe(1);
});
