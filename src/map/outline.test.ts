import { expect, test } from 'vitest';
import type { Position } from '#domain/place-pack.ts';
import { closedRing, crossingOf } from './outline.ts';

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
  expect(crossingOf(bowTie, true)).toEqual([2, 1]);
});

test('a simple outline crosses nowhere, open or closed', () => {
  expect(crossingOf(square, true)).toBeNull();
  expect(crossingOf(square, false)).toBeNull();
});

test('an open path may stand so that only its closing side would cross', () => {
  const hook: Position[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 4],
    [2, -2],
  ];
  expect(crossingOf(hook.slice(0, 4), false)).toBeNull();
  expect(crossingOf(hook, false)).toEqual([2, 0]);
});

test('a corner that lies on another side is refused: such an outline is not valid', () => {
  const pinched: Position[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 0],
    [0, 4],
  ];
  expect(crossingOf(pinched, true)).toEqual([2, 0]);
});

test('a path that runs back over its last side is refused at once', () => {
  const back: Position[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [4, 1],
  ];
  expect(crossingOf(back, false)).toEqual([4, 1]);
});

test('a ring is closed, and is null while it is no area', () => {
  expect(closedRing(square)).toEqual([...square, square[0]]);
  expect(closedRing(square.slice(0, 2))).toBeNull();
});
