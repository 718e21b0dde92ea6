/**
 * Where outlines cross, by the law of PostGIS's ST_IsValid (OGC 06-103r4, 6.1.11): a ring touches itself nowhere,
 * two rings meet in points only and do not cross there, and no touching takes the ground of a polygon apart.
 */
import { samePosition } from './corners.ts';
import { areNeighbours, type Edge, edgesOf, isOn, type Path, waysAt } from './outline-edges.ts';
import type { Position } from './place-pack.ts';
import { turn, turnsBetween } from './turn.ts';

type Meeting = { kind: 'crossing' | 'touching' | 'overlapping'; at: Position };

const west = ({ a, b }: Edge) => Math.min(a[0], b[0]);
const east = ({ a, b }: Edge) => Math.max(a[0], b[0]);

/** How two edges meet: inside both, in one point that is an end, or along a length. */
function meet(e: Edge, f: Edge): Meeting | null {
  if (Math.max(e.a[1], e.b[1]) < Math.min(f.a[1], f.b[1])) return null;
  if (Math.min(e.a[1], e.b[1]) > Math.max(f.a[1], f.b[1])) return null;
  const [first, ...others] = [
    ...[f.a, f.b].filter((end) => isOn(e, end)),
    ...[e.a, e.b].filter((end) => isOn(f, end)),
  ];
  if (first) {
    const other = others.find((end) => !samePosition(end, first));
    return other ? { kind: 'overlapping', at: other } : { kind: 'touching', at: first };
  }
  const [ea, eb] = [turn(f.a, f.b, e.a), turn(f.a, f.b, e.b)];
  if (ea > 0 === eb > 0 || turn(e.a, e.b, f.a) > 0 === turn(e.a, e.b, f.b) > 0) return null;
  const along = ea / (ea - eb);
  const [lng, lat] = e.a;
  return { kind: 'crossing', at: [lng + (e.b[0] - lng) * along, lat + (e.b[1] - lat) * along] };
}

function passesThrough(point: Position, e: Edge, f: Edge): boolean {
  const [from, to] = waysAt(point, f);
  const ways = waysAt(point, e);
  return turnsBetween(point, ...ways, from) !== turnsBetween(point, ...ways, to);
}

/**
 * Rings and the points where they touch are a graph, and a circle in it closes off a part of the polygon's
 * ground. The function that is given back learns of a touching and says whether it closes such a circle.
 */
function learnTouchings(): (ring: Path, point: Position) => boolean {
  const known = new Map<Path, Set<string>>();
  const groups = new Map<Path | string, Path | string>();
  const groupOf = (node: Path | string): Path | string => {
    const group = groups.get(node);
    return group === undefined ? node : groupOf(group);
  };
  return (ring, point) => {
    const node = `${ring.polygon} ${point}`;
    const points = known.get(ring) ?? new Set();
    if (points.has(node)) return false;
    known.set(ring, points.add(node));
    const [one, other] = [groupOf(ring), groupOf(node)];
    if (one !== other) groups.set(one, other);
    return one === other;
  };
}

/** A point where edges of these paths meet that should not; null where there is none. */
export function findCrossing(paths: Path[]): Position | null {
  const edges = paths.flatMap(edgesOf).sort((e, f) => west(e) - west(f));
  const closesOff = learnTouchings();
  for (const [index, e] of edges.entries()) {
    for (let next = index + 1; next < edges.length; next++) {
      const f = edges[next] as Edge;
      if (west(f) > east(e)) break;
      const meeting = meet(e, f);
      if (!meeting) continue;
      const { kind, at } = meeting;
      if (kind !== 'touching') return at;
      if (areNeighbours(e, f)) continue;
      if (e.path === f.path || passesThrough(at, e, f)) return at;
      if (e.path.polygon !== f.path.polygon) continue;
      if (closesOff(e.path, at) || closesOff(f.path, at)) return at;
    }
  }
  return null;
}
