/**
 * Which way three positions turn, exactly, however little (Shewchuk 1997, "Adaptive precision floating-point
 * arithmetic and fast robust geometric predicates"). Six decimals are no round numbers to a computer: a corner on a
 * slanting edge lies beside it by 1e-16 of a degree, and PostGIS, which calculates exactly, says on which side.
 */
import { orient2d } from 'robust-predicates';
import type { Position } from './place-pack.ts';

/** Above 0 where c lies left of the way from a to b, 0 where it lies on that line. */
export const turn = (a: Position, b: Position, c: Position): number =>
  -orient2d(a[0], a[1], b[0], b[1], c[0], c[1]);

/** Whether the way from `middle` to `to` leaves between those to `first` and to `last`, anticlockwise, without them. */
export function turnsBetween(
  middle: Position,
  first: Position,
  last: Position,
  to: Position,
): boolean {
  const [after, before] = [turn(middle, first, to) > 0, turn(middle, last, to) < 0];
  return turn(middle, first, last) > 0 ? after && before : after || before;
}
