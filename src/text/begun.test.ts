import { expect, test } from 'vitest';
import { begunSentence } from './begun.ts';

// Wednesday, by the clock of whoever reads it
const now = new Date(2026, 10, 25, 9, 0).getTime();
test.each([
  [new Date(2026, 10, 25, 8, 5), 'Something was begun here today at 08:05.'],
  // a clock that was put back
  [new Date(2026, 10, 25, 9, 30), 'Something was begun here today at 09:30.'],
  [new Date(2026, 10, 24, 23, 59), 'Something was begun here yesterday at 23:59.'],
  [new Date(2026, 10, 23, 23, 59), 'Something was begun here on Monday.'],
  [new Date(2026, 10, 19, 0, 0), 'Something was begun here on Thursday.'],
  [new Date(2026, 10, 18, 23, 59), 'Something was begun here on 18 November 2026.'],
])('%s', (begun, sentence) => {
  expect(begunSentence(begun.getTime(), now)).toBe(sentence);
});
