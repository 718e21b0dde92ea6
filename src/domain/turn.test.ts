import { expect, test } from 'vitest';
import type { Position } from './place-pack.ts';
import { turn } from './turn.ts';

/** Every number here is a whole number of these. */
const whole = (degrees: number) => BigInt(degrees * 2 ** 90);
/** Without any rounding. */
function exactTurn(a: Position, b: Position, c: Position): number {
  const [ax, ay] = [whole(a[0]), whole(a[1])];
  const sum = (whole(b[0]) - ax) * (whole(c[1]) - ay) - (whole(b[1]) - ay) * (whole(c[0]) - ax);
  return sum > 0n ? 1 : sum < 0n ? -1 : 0;
}

test('left, right and straight on, whichever way is up', () => {
  expect(turn([0, 0], [2, 1], [1, 1])).toBeGreaterThan(0);
  expect(turn([0, 0], [2, 1], [1, 0])).toBeLessThan(0);
  expect(turn([0, 0], [2, 1], [4, 2])).toBeCloseTo(0, 20);
});

test('around Greenwich, where differences are rounded, no turn is taken for another', () => {
  const lattice = Array.from(
    { length: 49 },
    (_, at): Position => [
      Number((-0.003 + (at % 7) * 0.0011).toFixed(6)),
      Number((51.478 + Math.floor(at / 7) * 0.0011).toFixed(6)),
    ],
  );
  let wrong = 0;
  for (const a of lattice)
    for (const b of lattice)
      for (const c of lattice) if (Math.sign(turn(a, b, c)) !== exactTurn(a, b, c)) wrong++;
  expect(wrong).toBe(0);
});
