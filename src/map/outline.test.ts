import { expect, test } from 'vitest';
import type { Position } from '#domain/place-pack.ts';
import { closedRing, cornersOf, firstCrossing } from './outline.ts';

const square: Position[] = [
  [0, 0],
  [4, 0],
  [4, 2],
  [0, 2],
];

test('a bow tie crosses itself in its middle', () => {
  const bowTie: Position[] = [
    [0, 0],
    [4, 2],
    [4, 0],
    [0, 2],
  ];
  expect(firstCrossing(bowTie, true)).toEqual([2, 1]);
});

test('a simple outline crosses nowhere, open or closed', () => {
  expect(firstCrossing(square, true)).toBeNull();
  expect(firstCrossing(square, false)).toBeNull();
});

test('an open path may stand so that only its closing side would cross', () => {
  const hook: Position[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 4],
    [2, -2],
  ];
  expect(firstCrossing(hook.slice(0, 4), false)).toBeNull();
  expect(firstCrossing(hook, false)).toEqual([2, 0]);
});

test('a corner that lies on another side is refused: such an outline is not valid', () => {
  const pinched: Position[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 0],
    [0, 4],
  ];
  expect(firstCrossing(pinched, true)).toEqual([2, 0]);
});

test('repeats and the closing corner are no corners', () => {
  expect(
    cornersOf([
      [0, 0],
      [0, 0],
      [1, 0],
      [1.0000001, 0],
      [1, 1],
      [0, 0],
    ]),
  ).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
  ]);
});

test('a ring is closed, and is null while it is no area', () => {
  expect(closedRing(square)).toEqual([...square, square[0]]);
  expect(closedRing(square.slice(0, 2))).toBeNull();
});
