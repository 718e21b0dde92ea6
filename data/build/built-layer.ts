/** What a layer's build file hands back, and the tally that the report prints. */
import type { Bounds, Source } from '#domain/place-pack.ts';

/** One raw row or feature that could not be used, and why. `row` counts from 1, the header of a CSV included. */
export interface Refusal {
  file: string;
  row: number;
  reason: string;
}

export interface Tally {
  read: number;
  kept: number;
  /** rows that are sound but not wanted here, by reason */
  leftOut: Record<string, number>;
  refused: Refusal[];
  /** figures worth printing: what was mended, what was measured */
  notes: string[];
}

export type BuiltLayer =
  | {
      status: 'loaded';
      file: string;
      content: string | Uint8Array;
      coverage?: Bounds;
      sources: Source[];
      counts: Record<string, number>;
      gaps: string[];
      tally: Tally;
    }
  | { status: 'not-loaded'; reason: string; how: string };

export function emptyTally(): Tally {
  return { read: 0, kept: 0, leftOut: {}, refused: [], notes: [] };
}

export function leaveOut(tally: Tally, reason: string): void {
  tally.leftOut[reason] = (tally.leftOut[reason] ?? 0) + 1;
}

/** A mistake of the person who builds: a sentence that says what to do, not a bug. */
export class BuildRefusal extends Error {}
