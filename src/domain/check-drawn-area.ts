/** Whether an outline can be an area at all. Refusals are values; the database checks again when it saves. */
import type { AreaGeometry } from './area-profile.ts';
import { boundsMeet } from './bounds.ts';
import { containsPoint, ringContains } from './contains-point.ts';
import { boundsOfPolygons, type FlatPolygon, flattenArea } from './flat-polygon.ts';
import { areaSquareMetres } from './measure-area.ts';
import type { Bounds, Position } from './place-pack.ts';

export type AreaRefusal =
  | { reason: 'too-few-corners' }
  /** `at`: where two edges meet that should not */
  | { reason: 'crosses-itself'; at: Position }
  /** one part lies over another, or a hole outside its outline; `at` is a corner of it */
  | { reason: 'overlaps-itself'; at: Position }
  | { reason: 'too-small'; areaSquareMetres: number; leastSquareMetres: number }
  | { reason: 'outside-place' };

/** a garden: less than this cannot be seen on the map, let alone profiled */
const LEAST_SQUARE_METRES = 100;

type Edge = {
  ax: number;
  ay: number;
  bx: number;
  by: number;
  /** which ring of all rings, which edge of `count` in it */
  ring: number;
  at: number;
  count: number;
};

/** Edges of all rings; corners that repeat make no edge. */
function edgesOf(polygons: FlatPolygon[]): Edge[] {
  return polygons
    .flatMap(({ rings }) => rings)
    .flatMap((flat, ring) => {
      const edges: Edge[] = [];
      for (let i = 0; i < flat.length - 2; i += 2) {
        const [ax, ay, bx, by] = flat.subarray(i, i + 4) as unknown as [
          number,
          number,
          number,
          number,
        ];
        if (ax !== bx || ay !== by)
          edges.push({ ax, ay, bx, by, ring, at: edges.length, count: 0 });
      }
      for (const edge of edges) edge.count = edges.length;
      return edges;
    });
}

/** Twice the signed area of a triangle: 0 where c lies on the line through a and b. */
function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** Whether a point on the line of an edge is between its ends, ends included. */
function between({ ax, ay, bx, by }: Edge, x: number, y: number): boolean {
  return (
    x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)
  );
}

type Meeting = { kind: 'crossing' | 'touching' | 'overlapping'; at: Position };

/** How two edges meet: inside both, in one point that is an end, or along a length. */
function meet(e: Edge, f: Edge): Meeting | null {
  if (Math.max(e.ax, e.bx) < Math.min(f.ax, f.bx) || Math.min(e.ax, e.bx) > Math.max(f.ax, f.bx)) {
    return null;
  }
  if (Math.max(e.ay, e.by) < Math.min(f.ay, f.by) || Math.min(e.ay, e.by) > Math.max(f.ay, f.by)) {
    return null;
  }
  const fa = turn(e.ax, e.ay, e.bx, e.by, f.ax, f.ay);
  const fb = turn(e.ax, e.ay, e.bx, e.by, f.bx, f.by);
  const ea = turn(f.ax, f.ay, f.bx, f.by, e.ax, e.ay);
  const eb = turn(f.ax, f.ay, f.bx, f.by, e.bx, e.by);
  if (fa * fb < 0 && ea * eb < 0) {
    const along = ea / (ea - eb);
    return {
      kind: 'crossing',
      at: [e.ax + (e.bx - e.ax) * along, e.ay + (e.by - e.ay) * along],
    };
  }
  const ends: Position[] = [];
  if (fa === 0 && between(e, f.ax, f.ay)) ends.push([f.ax, f.ay]);
  if (fb === 0 && between(e, f.bx, f.by)) ends.push([f.bx, f.by]);
  if (ea === 0 && between(f, e.ax, e.ay)) ends.push([e.ax, e.ay]);
  if (eb === 0 && between(f, e.bx, e.by)) ends.push([e.bx, e.by]);
  const [first] = ends;
  if (!first) return null;
  const other = ends.find(([lng, lat]) => lng !== first[0] || lat !== first[1]);
  return other ? { kind: 'overlapping', at: other } : { kind: 'touching', at: first };
}

/** Where edges meet that should not: a ring may touch another ring at a point, but never itself. */
function findCrossing(polygons: FlatPolygon[]): Position | null {
  const edges = edgesOf(polygons);
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i] as Edge;
    for (let j = i + 1; j < edges.length; j++) {
      const other = edges[j] as Edge;
      const meeting = meet(edge, other);
      if (!meeting) continue;
      const gap = other.at - edge.at;
      const neighbours = edge.ring === other.ring && (gap === 1 || gap === edge.count - 1);
      if (meeting.kind === 'touching' && (neighbours || edge.ring !== other.ring)) continue;
      return meeting.at;
    }
  }
  return null;
}

/** A corner of a part that lies over another, of rings that are known not to cross. */
function findOverlap(polygons: FlatPolygon[]): Position | null {
  const middleOf = (ring: Float64Array): Position => {
    // the middle of an edge: a corner may be where two rings touch
    const [ax, ay, bx, by] = ring.subarray(0, 4) as unknown as [number, number, number, number];
    return [(ax + bx) / 2, (ay + by) / 2];
  };
  for (const polygon of polygons) {
    const [outer, ...holes] = polygon.rings as [Float64Array, ...Float64Array[]];
    const others = polygons.filter((other) => other !== polygon);
    const at = middleOf(outer);
    if (containsPoint(others, ...at)) return at;
    for (const hole of holes) {
      const inHole = middleOf(hole);
      if (!ringContains(outer, ...inHole)) return inHole;
    }
  }
  return null;
}

/**
 * Null where the outline is one whose profile can be taken: at least three corners a ring, no edge over
 * another, 100 m² or more, and some of it within the place's box.
 */
export function checkDrawnArea(area: AreaGeometry, place: Bounds): AreaRefusal | null {
  const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
  if (!rings.length || rings.some((ring) => ring.length < 4)) return { reason: 'too-few-corners' };
  const polygons = flattenArea(area);
  const crossing = findCrossing(polygons);
  if (crossing) return { reason: 'crosses-itself', at: crossing };
  const overlap = findOverlap(polygons);
  if (overlap) return { reason: 'overlaps-itself', at: overlap };
  const size = areaSquareMetres(polygons);
  if (size < LEAST_SQUARE_METRES) {
    return {
      reason: 'too-small',
      areaSquareMetres: size,
      leastSquareMetres: LEAST_SQUARE_METRES,
    };
  }
  return boundsMeet(boundsOfPolygons(polygons), place) ? null : { reason: 'outside-place' };
}
