import * as v from 'valibot';
import { expect, test } from 'vitest';
import { IsoDateSchema, lastDayBeginningWith, lastDayWithin, today } from './calendar.ts';

test('within months of a day ends on the corresponding day, or on the last day of a shorter month', () => {
  expect(lastDayWithin('2026-03-01', { months: 6 })).toBe('2026-09-01');
  expect(lastDayWithin('2026-08-31', { months: 6 })).toBe('2027-02-28');
  expect(lastDayWithin('2027-08-31', { months: 6 })).toBe('2028-02-29');
  expect(lastDayWithin('2028-02-29', { years: 5 })).toBe('2033-02-28');
});

test('a period beginning with a day counts that day', () => {
  // 1 March to 11 April: 31 days of March and 11 of April are 42
  expect(lastDayBeginningWith('2026-03-01', { weeks: 6 })).toBe('2026-04-11');
  expect(lastDayBeginningWith('2026-03-01', { months: 18 })).toBe('2027-08-31');
  expect(lastDayBeginningWith('2026-10-31', { months: 6 })).toBe('2027-04-30');
  expect(lastDayBeginningWith('2026-01-01', { years: 3 })).toBe('2028-12-31');
});

test('clocks going forward change nothing', () => {
  expect(lastDayWithin('2026-03-28', { weeks: 1 })).toBe('2026-04-04');
});

test('a day that does not exist is refused', () => {
  expect(v.is(IsoDateSchema, '2026-02-29')).toBe(false);
  expect(v.is(IsoDateSchema, '2028-02-29')).toBe(true);
});

test('today is the day on the person’s own calendar', () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
