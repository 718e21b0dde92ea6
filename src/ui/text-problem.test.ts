import { expect, test } from 'vitest';
import { textProblem } from './text-problem.ts';

const LIMITS = { least: 3, most: 1200 };

test('nothing is wrong with a text within its limits', () => {
  expect(textProblem(' a lamp ', LIMITS, 'Write it.')).toBeUndefined();
});
test('one that is too short is asked for in the words of its field', () => {
  expect(textProblem(' a ', LIMITS, 'Write it.')).toBe('Write it.');
});
test('one that is too long is told by how much, in letters that a person counts', () => {
  expect(textProblem('😀'.repeat(1201), LIMITS, 'Write it.')).toBe(
    'That is one letter too many: at most 1,200.',
  );
  expect(textProblem('x'.repeat(2400), LIMITS, 'Write it.')).toBe(
    'That is 1,200 letters too many: at most 1,200.',
  );
});
