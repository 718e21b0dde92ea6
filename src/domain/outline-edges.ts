/** Outlines as edges that know what comes before and after them. */
import { samePosition } from './corners.ts';
import type { Position } from './place-pack.ts';
import { turn } from './turn.ts';

/** Corners in their order, no two alike in a row. `closed`: an edge leads from the last to the first. */
export type Path = { corners: Position[]; closed: boolean; polygon: number };
export type Edge = { a: Position; b: Position; path: Path; at: number };

const corner = ({ corners }: Path, at: number) =>
  corners[(at + corners.length) % corners.length] as Position;

export function edgesOf(path: Path): Edge[] {
  const count = path.closed ? path.corners.length : path.corners.length - 1;
  return path.corners.slice(0, count).map((a, at) => ({ a, b: corner(path, at + 1), path, at }));
}

export function areNeighbours(e: Edge, f: Edge): boolean {
  const apart = Math.abs(e.at - f.at);
  return (
    e.path === f.path && (apart === 1 || (e.path.closed && apart === e.path.corners.length - 1))
  );
}

/** Whether a point lies on an edge, ends included. */
export const isOn = ({ a, b }: Edge, point: Position) =>
  point[0] >= Math.min(a[0], b[0]) &&
  point[0] <= Math.max(a[0], b[0]) &&
  point[1] >= Math.min(a[1], b[1]) &&
  point[1] <= Math.max(a[1], b[1]) &&
  turn(a, b, point) === 0;

/** Where a closed path comes from and goes to, seen from a point on its edge. */
export function waysAt(point: Position, { a, b, path, at }: Edge): [from: Position, to: Position] {
  if (samePosition(point, a)) return [corner(path, at - 1), b];
  return [a, samePosition(point, b) ? corner(path, at + 2) : b];
}
