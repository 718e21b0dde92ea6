import { expect, test } from 'vitest';
import { outlinePath } from './outline-path.ts';

test('north is up, west is left, and a degree of longitude at 60° north is half as wide as one of latitude', () => {
  const path = outlinePath(
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 59],
          [2, 59],
          [2, 61],
          [0, 61],
          [0, 59],
        ],
      ],
    },
    100,
  );
  // two degrees of latitude fill the square; two of longitude fill half of it, in the middle
  expect(path).toBe('M25.0 100.0L75.0 100.0L75.0 0.0L25.0 0.0L25.0 100.0Z');
});
