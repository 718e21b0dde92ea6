import { expect, test } from 'vitest';
import { normaliseReceipt } from './receipt.ts';

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
