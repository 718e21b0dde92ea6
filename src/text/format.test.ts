import { expect, test } from 'vitest';
import {
  formatBytes,
  formatDate,
  formatMetres,
  formatMonth,
  formatNumber,
  formatShare,
} from './format.ts';

test('numbers are grouped in thousands', () => {
  expect(formatNumber(33755)).toBe('33,755');
  expect(formatNumber(2.05, 1)).toBe('2.1');
});

test.each([
  [0, '0%'],
  [0.004, 'under 1%'],
  [0.876, '88%'],
  [0.998, 'over 99%'],
  [1, '100%'],
])('a share of %d reads %s', (share, words) => {
  expect(formatShare(share)).toBe(words);
});

test('a date without a time is the same day in every zone, and a time is on the reader’s day', () => {
  const before = process.env.TZ;
  try {
    for (const zone of ['America/New_York', 'Pacific/Kiritimati', 'Europe/London']) {
      process.env.TZ = zone;
      expect(formatDate('2027-01-31'), zone).toBe('31 January 2027');
      expect(formatDate('2026-12-11'), zone).toBe('11 December 2026');
    }
    process.env.TZ = 'America/New_York';
    expect(formatDate('2026-12-11T02:00:00Z')).toBe('10 December 2026');
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});

test('dates and months have their names', () => {
  expect(formatDate('2026-11-22T10:00:00Z')).toBe('22 November 2026');
  expect(formatMonth('2025-02')).toBe('February 2025');
});

test.each([
  [0, '0 m'],
  [236, '240 m'],
  [994, '990 m'],
  [995, '1.0 km'],
  [1940, '1.9 km'],
])('%d metres read %s', (metres, words) => {
  expect(formatMetres(metres)).toBe(words);
});

test.each([
  [1, '1 kB'],
  [41_485, '42 kB'],
  [998_900, '999 kB'],
  [1_240_000, '1.2 MB'],
])('%d bytes read %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
