import type { Polygon, Position } from 'geojson';
import { expect, test } from 'vitest';
import { box } from './four-squares.fixture.ts';
import { ringAreaSquareMetres } from './measure-area.ts';
import { unionLsoas } from './union-lsoas.ts';

const signsOf = (polygon: Position[][]) =>
  polygon.map((ring) => Math.sign(ringAreaSquareMetres(Float64Array.from(ring.flat()))));

/** Boxes of one step at each place of a little map; `#` is taken. */
function boxesOf(map: string): Polygon[] {
  return map
    .trim()
    .split(/\s+/)
    .flatMap((row, down) =>
      [...row].flatMap((mark, x) => (mark === '#' ? [box(x, 3 - down, x + 1, 4 - down)] : [])),
    );
}

test('neighbours lose the edge between them and keep their corners', () => {
  const { coordinates } = unionLsoas(boxesOf('##'));
  expect(coordinates).toHaveLength(1);
  expect(coordinates[0]).toHaveLength(1);
  expect(coordinates[0]?.[0]).toHaveLength(7);
});

test('outlines turn anticlockwise and holes clockwise, whichever way the LSOAs turn', () => {
  const ring = boxesOf('### #.# ###').map((polygon, at) =>
    at % 2 ? polygon : { ...polygon, coordinates: polygon.coordinates.map((r) => r.toReversed()) },
  );
  const { coordinates } = unionLsoas(ring);
  expect(coordinates.map(signsOf)).toEqual([[1, -1]]);
});

test('what lies apart, or meets at a corner alone, becomes parts of their own', () => {
  expect(unionLsoas(boxesOf('#.#')).coordinates).toHaveLength(2);
  const corner = unionLsoas(boxesOf('#. .#'));
  expect(corner.coordinates.map(signsOf)).toEqual([[1], [1]]);
});

test('a hole that touches the outline at a corner stays a hole', () => {
  // the empty square in the middle meets the empty corner at the lower right
  const { coordinates } = unionLsoas(boxesOf('### #.# ##.'));
  expect(coordinates.map(signsOf)).toEqual([[1, -1]]);
  const two = unionLsoas(boxesOf('#### #.## ##.# ####'));
  expect(two.coordinates.map(signsOf)).toEqual([[1, -1, -1]]);
});

test('an island in a hole is a part of its own, and the hole belongs to the smallest outline around it', () => {
  const moat = unionLsoas(boxesOf('##### #...# #.#.# #...# #####'));
  expect(moat.coordinates.map(signsOf)).toEqual([[1], [1, -1]]);
});

test('LSOAs that overlap are still one outline', () => {
  const { coordinates } = unionLsoas([box(0, 0, 1, 1), box(0, 0, 2, 1)]);
  expect(coordinates.map(signsOf)).toEqual([[1]]);
});

test('none is a fault', () => {
  expect(() => unionLsoas([])).toThrow('needs at least one LSOA');
});
