/** The geometric part of the alley rule: unnamed lanes that run between two terraces. */
import { lengthMetres, offsetMetres, type Point } from './geometry.ts';
import type { OsmLine, Tags } from './osm-read.ts';
import { isArea, isBackLane } from './osm-streets.ts';

const LANES = new Set(['service', 'footway', 'path']);
const TERRACE_STREETS = new Set(['residential', 'unclassified', 'living_street', 'tertiary']);
const SHUT = new Set(['private', 'no', 'customers', 'customer']);

/** Shorter is a link between pavements, longer is a path through a park. */
const LENGTH_METRES = { min: 30, max: 300 };
/** A house and its yard: nearer is a pavement, farther leaves room for another row. */
const STREET_METRES = { min: 10, max: 45 };
const STEP_METRES = 8;
const PARALLEL_DEGREES = 20;
const SHARE_OF_LENGTH = 0.75;

interface Segment {
  a: Point;
  b: Point;
  name: string;
}

/** Asks of a lane whether it runs beside two differently named streets, one on each hand, for most of its length. */
export function makeTerraceTest(lines: OsmLine[]): (way: OsmLine) => boolean {
  const streets: Segment[] = lines.filter(({ tags }) => isTerraceStreet(tags)).flatMap(segmentsOf);
  return ({ line, tags }) => {
    if (!isLane(tags)) return false;
    const length = lengthMetres(line);
    if (length < LENGTH_METRES.min || length > LENGTH_METRES.max) return false;
    const samples = samplesOf(line);
    const pairs = new Map<string, number>();
    for (const { at, along } of samples) {
      const left = streetBeside(streets, at, along, 1);
      const right = streetBeside(streets, at, along, -1);
      if (left === null || right === null || left === right) continue;
      const pair = `${left}\t${right}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    return Math.max(0, ...pairs.values()) >= samples.length * SHARE_OF_LENGTH;
  };
}

function isLane(tags: Tags): boolean {
  if (!LANES.has(tags.highway ?? '') || isArea(tags) || tags.name !== undefined) return false;
  // a service road of a named sort is a drive or a car park's aisle; pavements and crossings are not lanes
  return tags.service === undefined && tags.footway === undefined && !SHUT.has(tags.access ?? '');
}

const isTerraceStreet = (tags: Tags): boolean =>
  TERRACE_STREETS.has(tags.highway ?? '') && tags.name !== undefined && !isBackLane(tags);

function segmentsOf({ line, tags }: OsmLine): Segment[] {
  return line.slice(1).map((b, i) => ({ a: line[i] as Point, b, name: tags.name as string }));
}

/** Points every eight metres with the direction of the lane there, as a unit vector east and north. */
function samplesOf(line: Point[]): { at: Point; along: Point }[] {
  const samples: { at: Point; along: Point }[] = [];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Point, line[i] as Point];
    const [dx, dy] = offsetMetres(a, b);
    const length = Math.hypot(dx, dy);
    if (length === 0) continue;
    const steps = Math.max(1, Math.round(length / STEP_METRES));
    for (let s = 0; s < steps; s++) {
      const t = (s + 0.5) / steps;
      const at: Point = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
      samples.push({ at, along: [dx / length, dy / length] });
    }
  }
  return samples;
}

/** The street that a ray square to the lane meets first, if it is near enough and runs alongside. `hand` 1 is left. */
function streetBeside(streets: Segment[], at: Point, [ux, uy]: Point, hand: 1 | -1): string | null {
  const [rx, ry] = [-uy * hand, ux * hand];
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const { a, b, name } of streets) {
    if (Math.abs(a[1] - at[1]) > 0.01 || Math.abs(a[0] - at[0]) > 0.015) continue;
    const [ax, ay] = offsetMetres(at, a);
    const [bx, by] = offsetMetres(at, b);
    const [dx, dy] = [bx - ax, by - ay];
    const cross = rx * dy - ry * dx;
    if (cross === 0) continue;
    const distance = (ax * dy - ay * dx) / cross;
    const along = (ax * ry - ay * rx) / cross;
    if (distance <= 0 || along < 0 || along > 1 || distance >= bestDistance) continue;
    const cosine = Math.abs(dx * ux + dy * uy) / Math.hypot(dx, dy);
    const isParallel = cosine >= Math.cos((PARALLEL_DEGREES * Math.PI) / 180);
    const isBeside = distance >= STREET_METRES.min && distance <= STREET_METRES.max;
    // the first street that the ray meets decides, also when it disqualifies the lane
    best = isParallel && isBeside ? name : null;
    bestDistance = distance;
  }
  return best;
}
