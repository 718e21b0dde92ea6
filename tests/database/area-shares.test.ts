/**
 * What the analysis measures in the browser, measured again by PostGIS on the Leeds pack: 50 random areas, some
 * with holes and some of two parts. Edges are straight in degrees (RFC 7946), so PostGIS gets them in short steps.
 */
import { readFileSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AnalysisPack, prepareAnalysisPack } from '#domain/analysis-pack.ts';
import { checkDrawnArea } from '#domain/check-drawn-area.ts';
import { flattenArea } from '#domain/flat-polygon.ts';
import { areaSquareMetres } from '#domain/measure-area.ts';
import { cutArea, overlapSquareMetres } from '#domain/overlap-shares.ts';
import { profileArea } from '#domain/profile-area.ts';
import { openInMemory } from '../../supabase/local/database-in-memory.ts';

const SEED = 20250222;
const STEP_DEGREES = 0.0005;

/** Numbers from 0 to 1 that are the same in every run (Park and Miller 1988). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** 50 areas from half a kilometre to ten across, around points of the place; every 4th has a hole, every 5th two parts. */
function randomAreas([west, south, east, north]: readonly number[]): MultiPolygon[] {
  const next = seeded(SEED);
  const between = (from: number, to: number) => from + next() * (to - from);
  const ring = (lng: number, lat: number, reach: number, corners: number): Position[] => {
    const open = Array.from({ length: corners }, (_, at): Position => {
      const angle = ((at + 0.8 * next()) / corners) * 2 * Math.PI;
      const far = reach * between(0.5, 1);
      return [
        Number((lng + 1.7 * far * Math.cos(angle)).toFixed(6)),
        Number((lat + far * Math.sin(angle)).toFixed(6)),
      ];
    });
    return [...open, open[0] as Position];
  };
  return Array.from({ length: 50 }, (_, at) => {
    const lng = between(west as number, east as number);
    const lat = between(south as number, north as number);
    const reach = 0.004 * 12 ** next();
    const corners = 5 + Math.floor(next() * 40);
    const outer = ring(lng, lat, reach, corners);
    // no corner comes nearer the middle than half the reach, so no edge comes nearer than a fifth of it
    const hole = at % 4 === 0 ? [ring(lng, lat, reach * 0.2, 6)] : [];
    const second = at % 5 === 0 ? [[ring(lng + 4 * reach, lat, reach * 0.6, corners)]] : [];
    return { type: 'MultiPolygon', coordinates: [[outer, ...hole], ...second] };
  });
}

const read = (file: string) =>
  readFileSync(new URL(`../../public/places/leeds/${file}`, import.meta.url), 'utf8');

let pg: PGlite;
let pack: AnalysisPack;

async function fill(table: string, features: Pick<Feature, 'id' | 'geometry'>[]) {
  await pg.exec(`create temporary table ${table} (id text, geom geometry)`);
  await pg.query(
    `insert into ${table}
     select f->>'id', ST_Segmentize(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(f->>'geometry'), 4326)), ${STEP_DEGREES})
     from jsonb_array_elements($1::jsonb) f`,
    [JSON.stringify(features)],
  );
  await pg.exec(`create index on ${table} using gist (geom)`);
}
const featuresOf = (file: string) => (JSON.parse(read(file)) as FeatureCollection).features;

beforeAll(async () => {
  pack = prepareAnalysisPack(
    JSON.parse(read('manifest.json')),
    {
      deprivation: read('deprivation.geojson'),
      incidents: read('incidents.json'),
      alleys: read('alleys.geojson'),
      parks: read('parks.geojson'),
      assets: read('community-assets.geojson'),
    },
    () => {},
  );
  pg = await openInMemory();
  await pg.exec('set search_path to public, extensions');
  await fill('lsoas', featuresOf('deprivation.geojson'));
  await fill('alleys', featuresOf('alleys.geojson'));
  await fill('parks', featuresOf('parks.geojson'));
});
afterAll(async () => {
  await pg?.close();
});

async function fillAreas(areas: MultiPolygon[]) {
  for (const area of areas) expect(checkDrawnArea(area, pack.manifest.bounds)).toBeNull();
  await pg.exec('drop table if exists areas');
  await fill(
    'areas',
    areas.map((geometry, at) => ({ id: String(at), geometry })),
  );
}

test('shares of LSOAs agree with PostGIS within a thousandth', async () => {
  const areas = randomAreas(pack.manifest.bounds);
  await fillAreas(areas);
  const { rows } = await pg.query<{ area: string; lsoa: string; share: number }>(
    `select a.id as area, l.id as lsoa,
       ST_Area(ST_Intersection(ST_Transform(a.geom, 27700), ST_Transform(l.geom, 27700)))
         / ST_Area(ST_Transform(l.geom, 27700)) as share
     from areas a join lsoas l on l.geom && a.geom`,
  );
  const expected = new Map(rows.map(({ area, lsoa, share }) => [`${area} ${lsoa}`, share]));
  if (!('data' in pack.deprivation)) throw new Error('the Leeds pack has deprivation');
  const lsoas = pack.deprivation.data;
  let furthest = 0;
  let parts = 0;
  areas.forEach((area, at) => {
    const cut = cutArea(flattenArea(area));
    for (const lsoa of lsoas) {
      const share = overlapSquareMetres(cut, lsoa) / lsoa.areaSquareMetres;
      const other = expected.get(`${at} ${lsoa.properties.code}`) ?? 0;
      furthest = Math.max(furthest, Math.abs(share - other));
      if (other > 0.01 && other < 0.99) parts++;
    }
  });
  // the comparison means something only where LSOAs are cut
  expect(parts).toBeGreaterThan(300);
  expect(furthest).toBeLessThan(0.001);
});

test('the area of each agrees with PostGIS on the ellipsoid within a thousandth', async () => {
  const areas = randomAreas(pack.manifest.bounds);
  await fillAreas(areas);
  const { rows } = await pg.query<{ id: string; metres: number }>(
    'select id, ST_Area(geom::geography) as metres from areas',
  );
  const ratios = rows.map(
    ({ id, metres }) => areaSquareMetres(flattenArea(areas[Number(id)] as MultiPolygon)) / metres,
  );
  expect(ratios).toHaveLength(50);
  for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.001);
});

test('alleys and parks inside, and the way to the nearest park, agree with PostGIS', async () => {
  const [west, south, east, north] = pack.manifest.detailBounds;
  const areas = randomAreas([west, south, east, north]).slice(0, 20);
  await fillAreas(areas);
  const { rows } = await pg.query<Record<'alleys' | 'parks' | 'near', number>>(
    `with ground as (select ST_Union(geom) as geom from parks)
     select
       (select coalesce(sum(ST_Length(ST_Intersection(l.geom, a.geom)::geography)), 0) from alleys l) as alleys,
       (select ST_Area(ST_Intersection(g.geom, a.geom)::geography) from ground g) as parks,
       (select min(ST_Distance(p.geom::geography, a.geom::geography)) from parks p
         where p.id = any($1)) as near
     from areas a order by a.id::int`,
    [
      featuresOf('parks.geojson')
        .filter(({ properties }) => properties?.areaHectares >= 2)
        .map(({ id }) => id),
    ],
  );
  let alleyMetres = 0;
  areas.forEach((area, at) => {
    const { alleys, parks } = profileArea(pack, area, { types: null, months: null }, null);
    if (!('figures' in alleys) || !('figures' in parks)) throw new Error('outside the coverage');
    const row = rows[at];
    if (!row) throw new Error(`PostGIS gave no row for area ${at}`);
    // an alley that comes in by less than a metre is left out
    expect(Math.abs(alleys.figures.lengthMetres - row.alleys)).toBeLessThan(1 + row.alleys / 1000);
    expect(Math.abs(parks.figures.areaInsideHectares * 10_000 - row.parks)).toBeLessThan(
      1 + row.parks / 1000,
    );
    const near = parks.figures.nearestOfTwoHectares?.distanceMetres ?? Number.NaN;
    expect(Math.abs(near - row.near)).toBeLessThan(1 + row.near / 1000);
    alleyMetres += row.alleys;
  });
  expect(alleyMetres).toBeGreaterThan(5000);
});

test('any LSOAs of a place are one area to the database, however long their outline', async () => {
  const { rows } = await pg.query<{ corners: number; refusal: unknown }>(
    `with lsoa as (
       select row_number() over () as at, ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(f->>'geometry'), 4326)) as geom
       from jsonb_array_elements($1::jsonb) f),
     chosen as (select ST_UnaryUnion(ST_Collect(geom)) as geom from lsoa where at % 2 = 0)
     select ST_NPoints(c.geom) as corners, r.refusal
     from chosen c, private.read_multipolygon(ST_AsGeoJSON(c.geom)::jsonb) r`,
    [JSON.stringify(featuresOf('deprivation.geojson'))],
  );
  expect(rows).toEqual([{ corners: expect.any(Number), refusal: null }]);
  // fewer are not counted at all
  expect(rows[0]?.corners).toBeGreaterThan(2000);
});
