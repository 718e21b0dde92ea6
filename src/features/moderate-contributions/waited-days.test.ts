import { expect, test } from 'vitest';
import { waitedDays } from './waited-days.ts';

const at = (text: string) => new Date(text);

test('late yesterday is one day ago, however few hours', () => {
  expect(waitedDays('2026-03-27T23:50:00', at('2026-03-28T00:10:00'))).toBe(1);
});
test('this morning is today', () => {
  expect(waitedDays('2026-03-28T00:10:00', at('2026-03-28T23:50:00'))).toBe(0);
});
test('the day the clocks change counts as one', () => {
  expect(waitedDays('2026-03-28T12:00:00', at('2026-03-30T12:00:00'))).toBe(2);
});
test('a clock that is behind never gives less than today', () => {
  expect(waitedDays('2026-03-29T12:00:00', at('2026-03-28T12:00:00'))).toBe(0);
});
