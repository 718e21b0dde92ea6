import { expect, test } from 'vitest';
import { push, startWith, step } from './snapshots.ts';

const now = <T>({ states, at }: { states: T[]; at: number }) => states[at];

test('undo goes back one state, redo forward, neither past the end', () => {
  const three = push(push(startWith('a'), 'b'), 'c');
  expect(now(step(three, -1))).toBe('b');
  expect(now(step(step(step(three, -1), -1), -1))).toBe('a');
  expect(now(step(step(three, -1), 1))).toBe('c');
  expect(now(step(three, 1))).toBe('c');
});

test('a change after undo gives up what was undone', () => {
  const changed = push(step(push(startWith('a'), 'b'), -1), 'x');
  expect(changed.states).toEqual(['a', 'x']);
  expect(now(step(changed, 1))).toBe('x');
});
