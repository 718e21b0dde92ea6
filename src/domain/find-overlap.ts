/** Whether rings that do not cross (`find-crossing.ts`) lie in one another as they should. */
import { boundsMeet, boundsOf } from './bounds.ts';
import { edgesOf, isOn, type Path, waysAt } from './outline-edges.ts';
import type { Bounds, Position } from './place-pack.ts';
import { turn, turnsBetween } from './turn.ts';

type Ring = { path: Path; bounds: Bounds };

/** Even-odd and exact, and null on the edge. */
function holds(ring: Path, point: Position): boolean | null {
  let inside = false;
  for (const edge of edgesOf(ring)) {
    if (isOn(edge, point)) return null;
    const { a, b } = edge;
    const northward = b[1] > point[1];
    if (a[1] > point[1] !== northward && turn(a, b, point) > 0 === northward) inside = !inside;
  }
  return inside;
}

/** By the turn at the southernmost corner, or the westernmost of these. */
function isAnticlockwise(ring: Path): boolean {
  const [first, ...others] = edgesOf(ring);
  let lowest = first as NonNullable<typeof first>;
  for (const edge of others) {
    const south = edge.a[1] - lowest.a[1];
    if (south < 0 || (south === 0 && edge.a[0] < lowest.a[0])) lowest = edge;
  }
  const [from, to] = waysAt(lowest.a, lowest);
  return turn(from, lowest.a, to) > 0;
}

/** Whether a ring lies in another, and a corner of it that shows so. */
function place(inner: Ring, outer: Ring): { inside: boolean; at: Position } {
  const { corners } = inner.path;
  const [first, second] = corners as [Position, Position];
  if (!boundsMeet(inner.bounds, outer.bounds)) return { inside: false, at: first };
  for (const at of corners) {
    const inside = holds(outer.path, at);
    if (inside !== null) return { inside, at };
  }
  // every corner lies on the other's edge, but no edge of it does: does the first one leave for the inside?
  const edge = edgesOf(outer.path).find((other) => isOn(other, first));
  if (!edge) throw new Error(`a corner lies on no edge: ${first}`);
  const [from, to] = waysAt(first, edge);
  const ground = isAnticlockwise(outer.path) ? ([to, from] as const) : ([from, to] as const);
  return { inside: turnsBetween(first, ...ground, second), at: first };
}

/** A corner of a hole outside its outline or in another hole, or of a part that lies over another. Null if none. */
export function findOverlap(paths: Path[]): Position | null {
  const polygons = new Map<number, [Ring, ...Ring[]]>();
  for (const path of paths) {
    const ring = { path, bounds: boundsOf(path.corners.flat()) };
    const rings = polygons.get(path.polygon);
    if (rings) rings.push(ring);
    else polygons.set(path.polygon, [ring]);
  }
  for (const [outer, ...holes] of polygons.values()) {
    for (const hole of holes) {
      const { inside, at } = place(hole, outer);
      if (!inside) return at;
      for (const other of holes) {
        const where = other === hole ? null : place(hole, other);
        if (where?.inside) return where.at;
      }
    }
    for (const [other, ...otherHoles] of polygons.values()) {
      if (other === outer) continue;
      const { inside, at } = place(outer, other);
      if (inside && !otherHoles.some((hole) => place(outer, hole).inside)) return at;
    }
  }
  return null;
}
