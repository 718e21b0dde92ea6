/**
 * A made-up place small enough to work out by hand: four LSOAs of 0.01° by 0.01°, residents 1000, 2000, 3000
 * and 400, from south-west to north-east, one alley, two overlapping parks, three assets, ten incidents.
 */
import type { Feature, FeatureCollection, Geometry, Polygon } from 'geojson';
import type { PackTexts } from './analysis-pack.ts';
import {
  type Bounds,
  DEPRIVATION_MEASURES,
  type IncidentColumns,
  type LayerEntry,
  type Manifest,
} from './place-pack.ts';

const WEST = -1.52;
const SOUTH = 53.8;
const STEP = 0.01;

/** A box in steps of a hundredth of a degree from the south-west corner. */
export function box(x1: number, y1: number, x2: number, y2: number): Polygon {
  const at = (x: number, y: number) => [
    Number((WEST + x * STEP).toFixed(7)),
    Number((SOUTH + y * STEP).toFixed(7)),
  ];
  return {
    type: 'Polygon',
    coordinates: [[at(x1, y1), at(x2, y1), at(x2, y2), at(x1, y2), at(x1, y1)]],
  };
}

const collect = (features: Feature<Geometry>[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features } satisfies FeatureCollection);

export const CODES = ['E01000001', 'E01000002', 'E01000003', 'E01000004'] as const;

function lsoa(
  code: string,
  x: number,
  y: number,
  residents: number,
  score: number,
  rank: number,
  decile: number,
): Feature {
  const measure = { score, rank, decile };
  return {
    type: 'Feature',
    id: code,
    geometry: box(x, y, x + 1, y + 1),
    properties: {
      code,
      name: `Square ${x}${y}`,
      wardCode: 'E05000001',
      wardName: 'Squares',
      residents,
      representativePoint: [WEST + (x + 0.5) * STEP, SOUTH + (y + 0.5) * STEP],
      ...Object.fromEntries(DEPRIVATION_MEASURES.map((name) => [name, measure])),
    },
  };
}

const park = (id: string, geometry: Polygon, areaHectares: number): Feature => ({
  type: 'Feature',
  id,
  geometry,
  properties: { id, name: null, kind: 'park', areaHectares, nearStreet: null },
});

const asset = (id: string, kind: string, family: string, x: number, y: number): Feature => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [WEST + x * STEP, SOUTH + y * STEP] },
  properties: { id, name: `The ${kind}`, kind, family, address: null, nearStreet: null },
});

const line = (y: number, x1: number, x2: number): Geometry => ({
  type: 'LineString',
  coordinates: [
    [WEST + x1 * STEP, SOUTH + y * STEP],
    [WEST + x2 * STEP, SOUTH + y * STEP],
  ],
});

/** Two anchors: one in the first square, one in the second, the latter's rows named as of the first LSOA. */
const incidents: IncidentColumns = {
  months: ['2025-01', '2025-02'],
  types: ['burglary', 'drugs'],
  lsoas: [CODES[0], CODES[1]],
  anchors: {
    lng: [-1.515e6, -1.505e6],
    lat: [53.805e6, 53.805e6],
    street: ['First Street', 'Second Street'],
  },
  rows: {
    anchor: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1],
    month: [0, 0, 0, 1, 1, 1, 0, 0, 1, 1],
    type: [0, 0, 1, 0, 1, 1, 0, 1, 0, 1],
    lsoa: [0, 0, 0, 0, 0, 0, 0, 1, 1, 1],
  },
  ledger: [
    { force: 'here', month: '2025-01', status: 'present', rows: 5 },
    { force: 'here', month: '2025-02', status: 'present', rows: 5 },
    { force: 'here', month: '2025-03', status: 'missing', rows: 0 },
  ],
};

export const TEXTS: Record<keyof PackTexts, string> = {
  deprivation: collect([
    lsoa(CODES[0], 0, 0, 1000, 10.123, 20000, 6),
    lsoa(CODES[1], 1, 0, 2000, 40.5, 1500, 1),
    lsoa(CODES[2], 0, 1, 3000, 30.25, 5000, 2),
    lsoa(CODES[3], 1, 1, 400, 5.75, 30000, 9),
  ]),
  incidents: JSON.stringify(incidents),
  alleys: collect([
    {
      type: 'Feature',
      id: 'way/1',
      geometry: line(0.5, 0.2, 0.8),
      properties: {
        id: 'way/1',
        name: 'Back First Street',
        rule: 'named-back',
        lengthMetres: 395,
        nearStreet: null,
        surface: null,
      },
    },
  ]),
  parks: collect([
    // 0.6 hectares or so, the second over half of the first
    park('way/10', box(0.1, 0.1, 0.2, 0.2), 0.73),
    park('way/11', box(0.15, 0.1, 0.25, 0.2), 0.73),
    park('way/12', box(1.5, 1.5, 1.9, 1.9), 11.7),
  ]),
  assets: collect([
    asset('node/1', 'library', 'gather', 0.5, 0.5),
    asset('node/2', 'pub', 'eat', 1.5, 0.5),
    asset('node/3', 'pub', 'eat', 1.5, 1.9),
  ]),
};

const loaded = (coverage?: Bounds): LayerEntry => ({
  status: 'loaded',
  file: 'made-up',
  bytes: 1,
  sources: [
    { title: 'Made up', licence: 'none', licenceUrl: 'none', attribution: 'none', date: '2025' },
  ],
  counts: {},
  gaps: [],
  ...(coverage && { coverage }),
});
const notLoaded: LayerEntry = { status: 'not-loaded', reason: 'no extract', how: 'add one' };

/** `changes` puts other layer entries in place of these. */
export function manifest(changes: Partial<Manifest['layers']> = {}): Manifest {
  const bounds: Bounds = [WEST, SOUTH, WEST + 2 * STEP, SOUTH + 2 * STEP];
  return {
    format: 1,
    place: { code: 'E06000000', name: 'Four Squares', slug: 'four-squares' },
    bounds,
    detailBounds: bounds,
    layers: {
      deprivation: loaded(),
      incidents: loaded(),
      alleys: loaded(),
      parks: loaded(),
      'community-assets': loaded(),
      streets: notLoaded,
      wards: notLoaded,
      districts: notLoaded,
      basemap: notLoaded,
      ...changes,
    },
  };
}

export { loaded, notLoaded };
