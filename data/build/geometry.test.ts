import { expect, test } from 'vitest';
import {
  areaSquareMetres,
  distanceMetres,
  distanceToLineMetres,
  isInside,
  lengthMetres,
  type Ring,
  representativePoint,
  tidyArea,
} from './geometry.ts';

const square: Ring = [
  [-1.52, 53.81],
  [-1.51, 53.81],
  [-1.51, 53.82],
  [-1.52, 53.82],
  [-1.52, 53.81],
];
// st_length of the two edges as geography, metres
const NORTH = 1113.01552;
const EAST = 658.74018;
const area = { type: 'Polygon' as const, coordinates: [square] };

test('area of a hundredth of a degree in Leeds agrees with PostGIS on the spheroid to 0.001%', () => {
  // select st_area('POLYGON((-1.52 53.81,-1.51 53.81,-1.51 53.82,-1.52 53.82,-1.52 53.81))'::geography)
  expect(areaSquareMetres(area) / 733_100.7917).toBeCloseTo(1, 5);
});

test('a hole is taken off', () => {
  const hole = square.map(([x, y]): [number, number] => [
    -1.515 + (x + 1.515) / 2,
    53.815 + (y - 53.815) / 2,
  ]);
  const ratio =
    areaSquareMetres({ type: 'Polygon', coordinates: [square, hole] }) / areaSquareMetres(area);
  expect(ratio).toBeCloseTo(0.75, 4);
});

test('length of a north-south and an east-west line agrees with PostGIS to a millimetre a kilometre', () => {
  expect(distanceMetres([-1.52, 53.81], [-1.52, 53.82])).toBeCloseTo(NORTH, 2);
  expect(distanceMetres([-1.52, 53.81], [-1.51, 53.81])).toBeCloseTo(EAST, 2);
  expect(lengthMetres(square.slice(0, 3))).toBeCloseTo(NORTH + EAST, 2);
});

test('distance to a line is to its nearest place, not its nearest vertex', () => {
  const halfway = distanceToLineMetres([-1.515, 53.82], square.slice(0, 2));
  expect(halfway).toBeCloseTo(NORTH, 1);
});

test('the representative point of a crescent lies inside, where the centroid does not', () => {
  const crescent: Ring = [
    [0, 50],
    [4, 50],
    [4, 54],
    [0, 54],
    [0, 53.5],
    [3.5, 53.5],
    [3.5, 50.5],
    [0, 50.5],
    [0, 50],
  ];
  const geometry = { type: 'Polygon' as const, coordinates: [crescent] };
  expect(isInside([1, 52], geometry)).toBe(false);
  expect(isInside(representativePoint(geometry), geometry)).toBe(true);
});

test('exterior rings come out anticlockwise and holes clockwise, at six decimals', () => {
  const clockwise = square.toReversed().map(([x, y]): [number, number] => [x + 1e-9, y]);
  const tidy = tidyArea({ type: 'Polygon', coordinates: [clockwise, square] });
  expect(tidy).toEqual({ type: 'Polygon', coordinates: [square, square.toReversed()] });
});
