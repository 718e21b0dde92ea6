/** The highways of an extract, and the named street nearest to a point. */
import { type Box, boxOf, distanceToLineMetres, type Point } from './geometry.ts';
import type { OsmLine, Tags } from './osm-read.ts';

const DRIVEN = new Set([
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'pedestrian',
  'road',
]);
const WALKED = new Set(['footway', 'path', 'steps', 'cycleway', 'bridleway', 'track', 'service']);

export const isBackLane = (tags: Tags): boolean => /^back\s/i.test(tags.name ?? '');
export const isDriven = (tags: Tags): boolean =>
  DRIVEN.has((tags.highway ?? '').replace(/_link$/, ''));
export const isWalked = (tags: Tags): boolean => WALKED.has(tags.highway ?? '');
export const isArea = (tags: Tags): boolean => tags.area === 'yes';

/** Named streets, driven or walked, without the lanes that are alleys. */
export function namedStreets(lines: OsmLine[], alleys: ReadonlySet<string>): OsmLine[] {
  return lines.filter(
    ({ id, tags }) =>
      tags.name !== undefined && !alleys.has(id) && (isDriven(tags) || isWalked(tags)),
  );
}

const NEAR_METRES = 150;
const MARGIN_DEGREES = 0.003;

/** A question that many features ask: which named street is nearest, within 150 m? */
export function nearestStreet(streets: OsmLine[]): (point: Point) => string | null {
  const boxed = streets.map((street) => ({ street, box: boxOf(street.line) }));
  return (point) => {
    let best: string | null = null;
    let bestDistance = NEAR_METRES;
    for (const { street, box } of boxed) {
      if (!isNearBox(point, box)) continue;
      const distance = distanceToLineMetres(point, street.line);
      if (distance < bestDistance) [best, bestDistance] = [street.tags.name ?? null, distance];
    }
    return best;
  };
}

const isNearBox = ([lng, lat]: Point, [west, south, east, north]: Box) =>
  lng > west - MARGIN_DEGREES &&
  lng < east + MARGIN_DEGREES &&
  lat > south - MARGIN_DEGREES &&
  lat < north + MARGIN_DEGREES;

/** The point halfway along a line by length. */
export function middleOf(line: Point[]): Point {
  const steps = line.slice(1).map((point, i) => {
    const before = line[i] as Point;
    return Math.hypot((point[0] - before[0]) * 0.6, point[1] - before[1]);
  });
  let left = steps.reduce((sum, step) => sum + step, 0) / 2;
  for (const [i, step] of steps.entries()) {
    if (left <= step && step > 0) {
      const [a, b] = [line[i] as Point, line[i + 1] as Point];
      const t = left / step;
      return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    }
    left -= step;
  }
  return line[0] as Point;
}
