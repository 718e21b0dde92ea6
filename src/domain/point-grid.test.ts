import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { containsPoint } from './contains-point.ts';
import { flattenArea } from './flat-polygon.ts';
import { buildPointGrid, flagPointsInside } from './point-grid.ts';

/** Numbers from 0 to 1 that are the same in every run (Park and Miller 1988). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** A star-shaped ring of uneven reach. */
function blob(next: () => number, lng: number, lat: number, reach: number, corners: number) {
  const ring = Array.from({ length: corners }, (_, at): Position => {
    const angle = (at / corners) * 2 * Math.PI;
    const far = reach * (0.5 + next() / 2);
    return [lng + far * Math.cos(angle), lat + far * Math.sin(angle)];
  });
  return [...ring, ring[0] as Position];
}

test('finds the same points as testing each one, in blobs, holes and parts, also beyond the grid', () => {
  const next = seeded(7);
  const lng = Float64Array.from({ length: 5000 }, () => next());
  const lat = Float64Array.from({ length: 5000 }, () => next() * next());
  const grid = buildPointGrid(lng, lat);
  let found = 0;
  for (let round = 0; round < 40; round++) {
    const at = [next() * 1.4 - 0.2, next() * 1.4 - 0.2] as const;
    const reach = 0.02 + next() * 0.4;
    const area = flattenArea({
      type: 'MultiPolygon',
      coordinates: [
        [blob(next, ...at, reach, 3 + round), blob(next, ...at, reach * 0.4, 5)],
        [blob(next, at[0] + 2 * reach, at[1], reach * 0.9, 4)],
      ],
    });
    const flags = flagPointsInside(grid, area);
    const expected = Uint8Array.from(lng, (x, i) =>
      Number(containsPoint(area, x, lat[i] as number)),
    );
    expect(flags).toEqual(expected);
    found += flags.reduce((sum, flag) => sum + flag, 0);
  }
  expect(found).toBeGreaterThan(1000);
});

test('copes with no points, one point, and points in a line', () => {
  const area = flattenArea({
    type: 'Polygon',
    coordinates: [
      [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
        [-1, -1],
      ],
    ],
  });
  const flagsOf = (lng: number[], lat: number[]) => [
    ...flagPointsInside(buildPointGrid(Float64Array.from(lng), Float64Array.from(lat)), area),
  ];
  expect(flagsOf([], [])).toEqual([]);
  expect(flagsOf([0.5], [0.5])).toEqual([1]);
  expect(flagsOf([0, 0, 0, 0, 0, 0], [-3, -2, -0.5, 0.5, 2, 3])).toEqual([0, 0, 1, 1, 0, 0]);
});

test('refuses columns of unequal length', () => {
  expect(() => buildPointGrid(new Float64Array(2), new Float64Array(3))).toThrow(
    '2 longitudes, 3 latitudes',
  );
});
