/**
 * A mosaic of outlines seen as directed edges. Every ring runs with its ground on the left, so an edge
 * between two neighbours is there twice, once in each direction, and an edge that is there once lies on
 * the edge of the whole or of a gap. When no edge is doubled in one direction, no ring crosses itself and
 * the single edges form only simple rings that run anticlockwise, the outlines cover their whole exactly
 * once: no gap, no overlap, no sliver.
 */
import { cornersOf } from '#domain/corners.ts';
import { findCrossing } from '#domain/find-crossing.ts';
import { signedArea } from '#domain/signed-area.ts';
import { type AreaGeometry, type Point, polygonsOf, type Ring } from './geometry.ts';

export interface Outline {
  code: string;
  geometry: AreaGeometry;
}

export interface Edges {
  /** owner of each directed edge */
  owners: Map<string, string>;
  /** edges that two outlines run along in the same direction: they overlap there */
  doubled: number;
}

const edgeKey = (a: Point, b: Point) => `${a[0]},${a[1]},${b[0]},${b[1]}`;

export function edgesOf(outlines: Outline[]): Edges {
  const owners = new Map<string, string>();
  let doubled = 0;
  for (const { code, geometry } of outlines) {
    for (const ring of polygonsOf(geometry).flat()) {
      for (let i = 1; i < ring.length; i++) {
        const key = edgeKey(ring[i - 1] as Point, ring[i] as Point);
        if (owners.has(key)) doubled += 1;
        owners.set(key, code);
      }
    }
  }
  return { owners, doubled };
}

/** Rings of the edges that have no partner: anticlockwise around the whole, clockwise around a gap. */
export function boundaryRings(outlines: Outline[], { owners }: Edges): Ring[] {
  const next = new Map<string, Point[]>();
  for (const { geometry } of outlines) {
    for (const ring of polygonsOf(geometry).flat()) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1] as Point, ring[i] as Point];
        if (!owners.has(edgeKey(b, a))) next.set(a.join(), [...(next.get(a.join()) ?? []), b]);
      }
    }
  }
  const rings: Ring[] = [];
  for (const [start, ends] of next) {
    while (ends.length > 0) {
      const first = start.split(',').map(Number) as Point;
      const ring: Ring = [first];
      let at = first;
      let before: Point | null = null;
      do {
        const point = takeRightmost(next.get(at.join()) ?? [], at, before);
        [before, at] = [at, point];
        ring.push(point);
      } while (at.join() !== start);
      rings.push(ring);
    }
  }
  return rings;
}

/** Where gaps touch at a point, the turn to the right keeps to the one gap. */
function takeRightmost(choices: Point[], at: Point, before: Point | null): Point {
  let best = 0;
  if (before && choices.length > 1) {
    const back = Math.atan2(before[1] - at[1], before[0] - at[0]);
    const turn = (to: Point) => {
      const angle = Math.atan2(to[1] - at[1], to[0] - at[0]) - back;
      return (angle + 4 * Math.PI) % (2 * Math.PI);
    };
    choices.forEach((choice, i) => {
      if (turn(choice) < turn(choices[best] as Point)) best = i;
    });
  }
  const [point] = choices.splice(best, 1);
  if (!point) throw new Error(`the edge of the mosaic breaks off at ${at.join()}`);
  return point;
}

export const isGap = (ring: Ring): boolean => signedArea(ring) < 0;

export interface MosaicFaults {
  doubledEdges: number;
  gaps: number;
  /** rings that cross or touch themselves */
  crossings: number;
  /** separate pieces of ground: 1, and one more for each island */
  pieces: number;
}

const crossesItself = (ring: Ring): boolean =>
  findCrossing([{ corners: cornersOf(ring), closed: true, polygon: 0 }]) !== null;

/** All faults 0 means that the outlines cover their ground exactly once. */
export function inspectMosaic(outlines: Outline[]): MosaicFaults {
  const edges = edgesOf(outlines);
  const boundary = boundaryRings(outlines, edges);
  const rings = [...outlines.flatMap(({ geometry }) => polygonsOf(geometry).flat()), ...boundary];
  return {
    doubledEdges: edges.doubled,
    gaps: boundary.filter(isGap).length,
    crossings: rings.filter(crossesItself).length,
    pieces: boundary.filter((ring) => !isGap(ring)).length,
  };
}
