import { expect, test } from 'vitest';
import { newCode, normaliseReceipt } from './receipt.ts';

test.each([
  ['7K2M-Q9XD-4RTA', '7K2M-Q9XD-4RTA'],
  ['  7k2m q9xd 4rta ', '7K2M-Q9XD-4RTA'],
  ['7k2mq9xd4rta', '7K2M-Q9XD-4RTA'],
  ['7K2M – Q9XD — 4RTA', '7K2M-Q9XD-4RTA'],
  ['oO0i-IlL1-ABCD', '0001-1111-ABCD'],
])('%s is read as %s', (typed, code) => {
  expect(normaliseReceipt(typed)).toBe(code);
});

test.each(['', '7K2M-Q9XD', '7K2M-Q9XD-4RTAA', '7K2M-Q9XD-4RT!', '7K2M-Q9XD-4RTU'])(
  '%s cannot be a code',
  (typed) => {
    expect(normaliseReceipt(typed)).toBeNull();
  },
);

test('a new code is one that can be typed, and no two are alike', () => {
  const codes = Array.from({ length: 500 }, newCode);
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(normaliseReceipt(code)).toBe(code);
  }
  expect(new Set(codes).size).toBe(500);
  // 6,000 letters: each of the 32 in each of the 12 places
  for (const at of [0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13]) {
    expect(new Set(codes.map((code) => code[at])).size).toBe(32);
  }
});
