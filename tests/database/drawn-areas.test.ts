/** Two judge whether a shape can be an area: the browser while it is drawn, the database when it is saved. */
import type { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import type { MultiPolygon, Position } from 'geojson';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDrawnArea } from '#domain/check-drawn-area.ts';
import type { Bounds } from '#domain/place-pack.ts';
import { openInMemory } from '../../supabase/local/database-in-memory.ts';
import { latticeAreas, nastyShapes } from './drawn-areas.fixture.ts';

const SAMPLE = { numRuns: 4000, seed: 20261128 };
const EVERYWHERE: Bounds = [-180, -90, 180, 90];
/** in degrees: what is left of a calculated point's digits at 61° north */
const ON_THE_LINE = 1e-12;

let pg: PGlite;
beforeAll(async () => {
  pg = await openInMemory();
});
afterAll(async () => {
  await pg?.close();
});

/** What the database refuses of each shape, in one question. */
async function refusalsOf(areas: MultiPolygon[]): Promise<(string | null)[]> {
  const { rows } = await pg.query<{ reason: string | null }>(
    `select r.refusal ->> 'reason' as reason
     from jsonb_array_elements($1::jsonb) with ordinality s (shape, at), private.read_multipolygon(s.shape) r
     order by s.at`,
    [JSON.stringify(areas)],
  );
  return rows.map(({ reason }) => reason);
}

type Edge = { a: Position; b: Position; ring: number; at: number; count: number };
/** Of the shape on six decimals, which is what is kept. */
const edgesOf = (area: MultiPolygon): Edge[] =>
  area.coordinates.flat().flatMap((closed, ring) => {
    const kept = closed.map((corner) => corner.map((degrees) => Number(degrees.toFixed(6))));
    const corners = kept.filter((corner, at) => `${corner}` !== `${kept[at - 1]}`);
    return corners
      .slice(1)
      .map((b, at) => ({ a: corners[at] as Position, b, ring, at, count: corners.length - 1 }));
  });

const minus = ([x = 0, y = 0]: Position, [x0 = 0, y0 = 0]: Position) => [x - x0, y - y0] as const;
const dot = ([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]) =>
  x1 * x2 + y1 * y2;
function isNear({ a, b }: Edge, point: Position): boolean {
  const [way, to] = [minus(b, a), minus(point, a)];
  const along = Math.min(1, Math.max(0, dot(way, to) / dot(way, way)));
  return Math.hypot(to[0] - along * way[0], to[1] - along * way[1]) < ON_THE_LINE;
}
/** Not where one edge goes on into the next: edges that do not follow one another, or one that leads back. */
function meetWrongly(e: Edge, f: Edge): boolean {
  const apart = Math.abs(e.at - f.at);
  if (e.ring !== f.ring || (apart !== 1 && apart !== e.count - 1)) return true;
  const [way, other] = [minus(e.b, e.a), minus(f.b, f.a)];
  return dot(way, other) < 0 && Math.abs(way[0] * other[1] - way[1] * other[0]) < ON_THE_LINE ** 2;
}

test('the browser takes exactly the shapes that the database takes, and names a point where one crosses', async () => {
  const areas = fc.sample(latticeAreas, SAMPLE);
  const refusals = await refusalsOf(areas);
  const verdicts = areas.map((area) => checkDrawnArea(area, EVERYWHERE));
  const apart = areas
    .map((area, at) => ({
      shape: JSON.stringify(area),
      ours: verdicts[at],
      database: refusals[at],
    }))
    // a garden is a shape, but no area to profile
    .filter(({ ours, database }) => (!ours || ours.reason === 'too-small') !== (database === null));
  expect(apart.sort((a, b) => a.shape.length - b.shape.length).slice(0, 3)).toEqual([]);

  for (const [at, verdict] of verdicts.entries()) {
    if (verdict?.reason !== 'crosses-itself') continue;
    const near = edgesOf(areas[at] as MultiPolygon).filter((edge) => isNear(edge, verdict.at));
    const found = near.some((e, i) => near.slice(i + 1).some((f) => meetWrongly(e, f)));
    if (!found) throw new Error(`${verdict.at} is no crossing of ${JSON.stringify(areas[at])}`);
  }
  // the comparison means something only where there are many of each
  const countOf = (reason: string | null) => refusals.filter((other) => other === reason).length;
  for (const reason of [
    null,
    'a ring has fewer than four positions',
    'outside the British Isles',
    'the shape has no area',
    'Self-intersection',
    'Ring Self-intersection',
    'Interior is disconnected',
    'Hole lies outside shell',
    'Holes are nested',
    'Nested shells',
  ]) {
    expect(countOf(reason), String(reason)).toBeGreaterThan(20);
  }
  const manyRings = ({ coordinates }: MultiPolygon, at: number) =>
    refusals[at] === null && coordinates.flat().length > 1;
  expect(areas.filter(manyRings).length).toBeGreaterThan(400);
});

test('no shape makes the database throw or hang, and each that it takes is a valid area', async () => {
  const shapes = fc.sample(nastyShapes, SAMPLE);
  const { rows } = await pg.query<{ refused: boolean; number: number; sound: number }>(
    `select r.refusal is not null as refused, count(*)::int as number,
       count(*) filter (where extensions.st_isvalid(r.multipolygon)
         and extensions.geometrytype(r.multipolygon) = 'MULTIPOLYGON'
         and extensions.st_srid(r.multipolygon) = 4326
         and extensions.st_area(r.multipolygon) > 0
         and extensions.st_equals(r.multipolygon, extensions.st_snaptogrid(r.multipolygon, 0.000001)))::int as sound
     from jsonb_array_elements($1::jsonb) s (shape), private.read_multipolygon(s.shape) r
     group by 1 order by 1`,
    [JSON.stringify(shapes)],
  );
  const [taken, refused] = rows;
  expect(taken?.sound).toBe(taken?.number);
  expect(taken?.number).toBeGreaterThan(100);
  expect(refused).toEqual({ refused: true, number: expect.any(Number), sound: 0 });
});
