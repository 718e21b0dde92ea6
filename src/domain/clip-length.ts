import { boundsMeet, boundsOf } from './bounds.ts';
import { containsPoint } from './contains-point.ts';
import type { FlatPolygon } from './flat-polygon.ts';
import { segmentMetres } from './measure-length.ts';
import type { Bounds } from './place-pack.ts';

export type FlatLine = { parts: Float64Array[]; bounds: Bounds };

/** Where along a segment (0 to 1) it meets edges of the polygons, between its two ends, sorted. */
function cutsAlong(segment: Float64Array, polygons: FlatPolygon[]): number[] {
  const [x1, y1, x2, y2] = segment as unknown as [number, number, number, number];
  const dx = x2 - x1;
  const dy = y2 - y1;
  const cuts = [0, 1];
  for (const { rings } of polygons) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length - 2; i += 2) {
        const ax = ring[i] as number;
        const ay = ring[i + 1] as number;
        const ex = (ring[i + 2] as number) - ax;
        const ey = (ring[i + 3] as number) - ay;
        const turn = dx * ey - dy * ex;
        if (turn === 0) continue;
        const along = ((ax - x1) * ey - (ay - y1) * ex) / turn;
        const onEdge = ((ax - x1) * dy - (ay - y1) * dx) / turn;
        if (along > 0 && along < 1 && onEdge >= 0 && onEdge <= 1) cuts.push(along);
      }
    }
  }
  return cuts.sort((a, b) => a - b);
}

/** Metres of a line inside the polygons, on straight edges in degrees. */
export function lengthInsideMetres(line: FlatLine, polygons: FlatPolygon[]): number {
  let metres = 0;
  for (const part of line.parts) {
    for (let i = 0; i + 3 < part.length; i += 2) {
      const segment = part.subarray(i, i + 4);
      const bounds = boundsOf(segment);
      const near = polygons.filter((polygon) => boundsMeet(polygon.bounds, bounds));
      if (!near.length) continue;
      const [x1, y1, x2, y2] = segment as unknown as [number, number, number, number];
      const whole = segmentMetres(x1, y1, x2, y2);
      const cuts = cutsAlong(segment, near);
      for (let k = 1; k < cuts.length; k++) {
        const from = cuts[k - 1] as number;
        const to = cuts[k] as number;
        const middle = (from + to) / 2;
        if (to > from && containsPoint(near, x1 + (x2 - x1) * middle, y1 + (y2 - y1) * middle)) {
          metres += whole * (to - from);
        }
      }
    }
  }
  return metres;
}
