/** Shapes for two judges: outlines that are likely to touch, cross and lie in one another, and what is no outline. */
import fc from 'fast-check';
import type { MultiPolygon, Position } from 'geojson';

/** Steps on a coarse lattice from the corner of its ground, to the east and to the north. */
type Step = [number, number];

/** From streets apart to finer than is kept, across Greenwich, and some beyond what the database takes. */
const GROUNDS = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ west: -1.53, south: 53.81, step: 0.001 }) },
  { weight: 4, arbitrary: fc.constant({ west: -0.003, south: 51.478, step: 0.0011 }) },
  { weight: 2, arbitrary: fc.constant({ west: -7.313_131, south: 54.571_717, step: 0.000_007 }) },
  { weight: 1, arbitrary: fc.constant({ west: -1.530_001, south: 53.81, step: 0.000_000_4 }) },
  { weight: 1, arbitrary: fc.constant({ west: 2.3, south: 61.35, step: 0.035 }) },
);
/** A lattice of so many steps, seen as three by three blocks. */
const WIDTH = 6;
const BLOCK = WIDTH / 3;

const boxOf = ([[x1, y1], [x2, y2]]: [Step, Step]): Step[] => [
  [x1, y1],
  [x2, y1],
  [x2, y2],
  [x1, y2],
];
/** Corners in their order around a point are an outline that seldom crosses itself. */
function sortAround([x, y]: Step, steps: Step[]): Step[] {
  const angle = ([stepX, stepY]: Step) => Math.atan2(stepY - y - 0.3, stepX - x - 0.4);
  return steps.toSorted((a, b) => angle(a) - angle(b));
}

/** Outlines no wider than `width`, closed; some corners are given twice, and they turn either way. */
function ringWithin(width: number): fc.Arbitrary<Step[]> {
  const step = fc.tuple(fc.nat(width), fc.nat(width));
  const outline = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(step, step).map(boxOf) },
    { weight: 3, arbitrary: fc.tuple(step, step, step) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(step, fc.array(step, { minLength: 3, maxLength: 8 }))
        .map(([middle, steps]) => sortAround(middle, steps)),
    },
    { weight: 1, arbitrary: fc.array(step, { minLength: 2, maxLength: 7 }) },
  );
  return fc
    .tuple(outline, fc.array(fc.nat(9), { maxLength: 2 }), fc.boolean())
    .map(([steps, repeated, turned]) => {
      const corners = steps.flatMap((at, index) => (repeated.includes(index) ? [at, at] : [at]));
      if (turned) corners.reverse();
      return [...corners, corners[0] as Step];
    });
}

const ring = ringWithin(WIDTH);
const rings = fc.array(ring, { minLength: 1, maxLength: 3 });
/** One ring a block: they touch and do not overlap. */
const ringsInBlocks = fc
  .uniqueArray(fc.tuple(fc.nat(8), ringWithin(BLOCK)), {
    minLength: 1,
    maxLength: 5,
    selector: ([block]) => block,
  })
  .map((placed) =>
    placed.map(([block, steps]) =>
      steps.map(([x, y]): Step => [x + BLOCK * (block % 3), y + BLOCK * Math.floor(block / 3)]),
    ),
  );
const WHOLE: Step[] = [
  ...boxOf([
    [0, 0],
    [WIDTH, WIDTH],
  ]),
  [0, 0],
];
const TALL: Step[] = [
  ...boxOf([
    [2, 1],
    [4, 5],
  ]),
  [2, 1],
];
const inTall = ringWithin(BLOCK).map((steps) => steps.map(([x, y]): Step => [x + 2, y + 2]));
/** The corners of the inner are halfway along the edges of the outer, which turn either way. */
const inscribed = ringWithin(BLOCK + 1).map((steps) => {
  const outer = steps.map(([x, y]): Step => [2 * x, 2 * y]);
  const inner = steps.slice(1).map(([x, y], at): Step => {
    const [x0, y0] = steps[at] as Step;
    return [x0 + x, y0 + y];
  });
  return [outer, [...inner, inner[0] as Step]];
});
const polygons = fc.oneof(
  fc.array(rings, { minLength: 1, maxLength: 2 }),
  fc.array(
    ring.map((only) => [only]),
    { minLength: 1, maxLength: 3 },
  ),
  ringsInBlocks.map((parts) => parts.map((part) => [part])),
  ringsInBlocks.map((holes) => [[WHOLE, ...holes]]),
  rings.map((holes) => [[WHOLE, ...holes]]),
  // a part in a hole is on the ground, a part in a part is not
  fc
    .tuple(ringsInBlocks, ringsInBlocks)
    .map(([holes, parts]) => [[WHOLE, ...holes], ...parts.map((part) => [part])]),
  // a hole in a hole, and the same ground as a part in a hole
  inTall.map((within) => [[WHOLE, TALL, within]]),
  inTall.map((within) => [[WHOLE, TALL], [within]]),
  inscribed.map((parts) => parts.map((part) => [part])),
  inscribed.map(([hole, part]) => [[WHOLE, hole as Step[]], [part as Step[]]]),
);

export const latticeAreas: fc.Arbitrary<MultiPolygon> = fc
  .tuple(GROUNDS, polygons)
  .map(([{ west, south, step }, made]) => {
    const positionOf = ([x, y]: Step): Position => [
      Number((west + x * step).toFixed(7)),
      Number((south + y * step).toFixed(7)),
    ];
    return {
      type: 'MultiPolygon',
      coordinates: made.map((polygon) => polygon.map((steps) => steps.map(positionOf))),
    };
  });

const nearLeeds = fc.tuple(
  fc.double({ min: -1.6, max: -1.4, noNaN: true }),
  fc.double({ min: 53.7, max: 53.9, noNaN: true }),
);
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
const position = fc.oneof(
  { weight: 20, arbitrary: nearLeeds },
  { weight: 2, arbitrary: fc.tuple(anyNumber, anyNumber) },
  { weight: 1, arbitrary: fc.array(anyNumber, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
);
const brokenRing = fc
  .tuple(fc.array(position, { maxLength: 30 }), fc.integer({ min: 0, max: 9 }))
  .map(([corners, chance]) => (chance ? [...corners, ...corners.slice(0, 1)] : corners));
const brokenPolygon = fc.array(brokenRing, { maxLength: 4 });

/** GeoJSON, what looks like it, and what does not. */
export const nastyShapes: fc.Arbitrary<unknown> = fc.oneof(
  latticeAreas,
  // a knot of many crossings
  fc
    .array(nearLeeds, { minLength: 30, maxLength: 120 })
    .map((corners) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] })),
  fc.record({ type: fc.constant('Polygon'), coordinates: brokenPolygon }),
  fc.record({
    type: fc.constant('MultiPolygon'),
    coordinates: fc.array(brokenPolygon, { maxLength: 4 }),
    crs: fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 })),
  }),
  fc.record({
    type: fc.oneof(
      fc.constantFrom('Point', 'LineString', 'Polygon', 'MultiPolygon', 'GeometryCollection', ''),
      fc.jsonValue({ maxDepth: 1 }),
    ),
    coordinates: fc.oneof(fc.jsonValue({ maxDepth: 5 }), brokenRing, brokenPolygon),
  }),
  fc.jsonValue({ maxDepth: 3 }),
);
