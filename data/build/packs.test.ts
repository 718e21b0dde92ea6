/** The packs that are committed, against figures worked out another way than by the pipeline. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  AlleyPropertiesSchema,
  CommunityAssetPropertiesSchema,
  DistrictPropertiesSchema,
  IncidentColumnsSchema,
  LsoaPropertiesSchema,
  ManifestSchema,
  ParkPropertiesSchema,
  PlaceIndexSchema,
  StreetPropertiesSchema,
  WardPropertiesSchema,
} from '#domain/place-pack.ts';
import { type AreaGeometry, isInside } from './geometry.ts';
import { inspectMosaic, type Outline } from './mosaic.ts';

const places = new URL('../../public/places/', import.meta.url).pathname;
const json = (path: string) => JSON.parse(readFileSync(`${places}${path}`, 'utf8'));
const features = (slug: string, file: string) =>
  json(`${slug}/${file}.geojson`).features as {
    id: string;
    properties: Record<string, unknown>;
    geometry: AreaGeometry;
  }[];
const outlines = (slug: string, file: string): Outline[] =>
  features(slug, file).map(({ id, geometry }) => ({ code: id, geometry }));

/**
 * LSOAs and rows of each district: `zcat lsoa21-ward24-lad24.csv.gz | grep -c <code>`, residents by awk
 * over the census file, incidents by `unzip -p … | grep -c ',<district> [0-9]'` on the LSOA name.
 */
const FIGURES = {
  leeds: { lsoas: 488, residents: 811_915, incidents: 8_009, wards: 33, pieces: 1 },
  middlesbrough: { lsoas: 90, residents: 143_931, incidents: 28_410, wards: 20, pieces: 2 },
  'redcar-and-cleveland': {
    lsoas: 88,
    residents: 136_543,
    incidents: 19_161,
    wards: 24,
    pieces: 3,
  },
};

test('the index lists the three places', () => {
  const index = v.parse(PlaceIndexSchema, json('index.json'));
  expect(index.map(({ slug }) => slug)).toEqual(Object.keys(FIGURES));
});

describe.each(Object.entries(FIGURES))('%s', (slug, figures) => {
  const manifest = v.parse(ManifestSchema, json(`${slug}/manifest.json`));

  test('manifest, LSOAs, residents and wards', () => {
    const lsoas = features(slug, 'deprivation').map((f) =>
      v.parse(LsoaPropertiesSchema, f.properties),
    );
    expect(lsoas).toHaveLength(figures.lsoas);
    expect(lsoas.reduce((sum, { residents }) => sum + residents, 0)).toBe(figures.residents);
    expect(manifest.layers.deprivation).toMatchObject({
      counts: { lsoas: figures.lsoas, residents: figures.residents },
    });
    const wards = features(slug, 'wards').map((f) => v.parse(WardPropertiesSchema, f.properties));
    expect(wards).toHaveLength(figures.wards);
    for (const layer of Object.values(manifest.layers)) {
      if (layer.status === 'loaded') {
        expect(readFileSync(`${places}${slug}/${layer.file}`)).toHaveLength(layer.bytes);
      }
    }
  });

  test('LSOAs and wards cover their ground exactly once', () => {
    const whole = { doubledEdges: 0, gaps: 0, crossings: 0, pieces: figures.pieces };
    expect(inspectMosaic(outlines(slug, 'deprivation'))).toEqual(whole);
    expect(inspectMosaic(outlines(slug, 'wards'))).toEqual(whole);
    const districts = inspectMosaic(outlines(slug, 'districts'));
    expect(districts).toMatchObject({ doubledEdges: 0, gaps: 0, crossings: 0 });
  });

  test('every representative point lies in its own outline', () => {
    for (const file of ['deprivation', 'wards', 'districts']) {
      for (const { geometry, properties } of features(slug, file)) {
        expect(isInside(properties.representativePoint as [number, number], geometry)).toBe(true);
      }
    }
  });

  test('the place is one district among its neighbours', () => {
    const districts = features(slug, 'districts').map((f) =>
      v.parse(DistrictPropertiesSchema, f.properties),
    );
    expect(districts.filter(({ here }) => here).map(({ code }) => code)).toEqual([
      manifest.place.code,
    ]);
    expect(districts.length).toBeGreaterThan(3);
  });

  test('incidents: every row, by the LSOA it names', () => {
    const { rows, anchors } = v.parse(IncidentColumnsSchema, json(`${slug}/incidents.json`));
    expect(Object.values(rows).map((column) => column.length)).toEqual(
      Array(4).fill(figures.incidents),
    );
    expect(Math.max(...rows.anchor)).toBe(anchors.lng.length - 1);
  });
});

test('Leeds 2025: only February is there, and the manifest says so', () => {
  const { ledger, rows, types } = v.parse(IncidentColumnsSchema, json('leeds/incidents.json'));
  expect(ledger).toHaveLength(12);
  expect(ledger.filter(({ status }) => status === 'present')).toEqual([
    { force: 'West Yorkshire Police', month: '2025-02', status: 'present', rows: 8_009 },
  ]);
  // zcat leeds-2025-02-street.csv.gz | grep -c ',Shoplifting,'
  const shoplifting = types.indexOf('shoplifting');
  expect(rows.type.filter((type) => type === shoplifting)).toHaveLength(971);
  const { incidents } = json('leeds/manifest.json').layers;
  expect(incidents.gaps[0]).toBe(
    '11 of the 12 months of 2025 are missing for West Yorkshire Police.',
  );
});

test('Middlesbrough has all twelve months of Cleveland Police', () => {
  const { ledger } = v.parse(IncidentColumnsSchema, json('middlesbrough/incidents.json'));
  expect(ledger.map(({ status }) => status)).toEqual(Array(12).fill('present'));
  // unzip -p police-uk-cleveland-2025.zip '2025-07/*' | grep -c ',Middlesbrough [0-9]'
  expect(ledger[6]?.rows).toBe(2551);
});

test('what comes from OpenStreetMap holds to its schemas, and 138 lanes are named "Back …"', () => {
  const alleys = features('leeds', 'alleys').map((f) =>
    v.parse(AlleyPropertiesSchema, f.properties),
  );
  expect(alleys.filter(({ name }) => name?.startsWith('Back '))).toHaveLength(138);
  for (const f of features('leeds', 'parks')) v.parse(ParkPropertiesSchema, f.properties);
  for (const f of features('leeds', 'streets')) v.parse(StreetPropertiesSchema, f.properties);
  for (const f of features('leeds', 'community-assets')) {
    v.parse(CommunityAssetPropertiesSchema, f.properties);
  }
  const potternewton = features('leeds', 'parks').find(
    ({ properties: p }) => p.name === 'Potternewton Park',
  );
  // st_area of the way as geography, PostGIS 3.6
  expect(potternewton?.properties.areaHectares).toBeCloseTo(12.5265, 3);
});

test('a place without an extract says what to do instead of showing nothing', () => {
  const { layers } = v.parse(ManifestSchema, json('middlesbrough/manifest.json'));
  for (const name of ['alleys', 'parks', 'streets', 'basemap', 'community-assets'] as const) {
    expect(layers[name]).toMatchObject({
      status: 'not-loaded',
      how: expect.stringContaining('middlesbrough.osm.pbf'),
    });
  }
});
