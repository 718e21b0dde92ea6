import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildExport, type ExportRequest } from './export-build.ts';
import type { ExportHeader } from './export-file.ts';
import { exportFileName } from './export-file.ts';
import type { IncidentColumns, Source } from './place-pack.ts';

const OSM: Source = {
  title: 'OpenStreetMap',
  licence: 'ODbL 1.0',
  licenceUrl: 'https://opendatacommons.org/licenses/odbl/1-0/',
  attribution: '© OpenStreetMap contributors, ODbL 1.0.',
  date: '2014-01',
};
const OGL: Source = {
  title: 'Indices of Deprivation',
  licence: 'OGL v3.0',
  licenceUrl: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  attribution:
    'Contains public sector information licensed under the Open Government Licence v3.0.',
  date: '2025',
};
const POLICE: Source = { ...OGL, title: 'data.police.uk' };

const HEADER: ExportHeader = {
  title: 'What is on the map of Leeds',
  place: { code: 'E08000035', name: 'Leeds' },
  exportedOn: '2026-11-22',
  extent: null,
  filters: {},
  notLoaded: [{ layer: 'parks', reason: 'no extract' }],
};

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).buffer;
const measure = { score: 41.5, rank: 1234, decile: 1 };
const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    // clockwise, to be turned round
    [
      [west, south],
      [west, south + 0.01],
      [west + 0.02, south + 0.01],
      [west + 0.02, south],
      [west, south],
    ],
  ],
});
const lsoa = (code: string, name: string, west: number) => ({
  type: 'Feature',
  id: code,
  geometry: square(west, 53.81),
  properties: {
    code,
    name,
    wardCode: 'E05011389',
    wardName: 'Gipton & Harehills',
    residents: 1874,
    representativePoint: [west + 0.01, 53.815],
    imd: measure,
    income: measure,
    employment: measure,
    education: measure,
    health: measure,
    crime: measure,
    housing: measure,
    environment: measure,
  },
});
const PACK: ExportRequest['pack'] = {
  deprivation: {
    bytes: bytes({
      type: 'FeatureCollection',
      features: [lsoa('E01011363', 'Leeds 047A', -1.53), lsoa('E01011364', 'Leeds 047B', -1.49)],
    }),
    sources: [OGL],
    gaps: [],
  },
  alleys: {
    bytes: bytes({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: 'way/1',
          geometry: {
            type: 'LineString',
            coordinates: [
              [-1.525, 53.8123456],
              [-1.524, 53.8133333],
            ],
          },
          properties: {
            id: 'way/1',
            name: 'Back Bayswater Row',
            rule: 'named-back',
            lengthMetres: 128.4,
            nearStreet: null,
            surface: null,
          },
        },
      ],
    }),
    sources: [OSM],
    gaps: ['January 2014'],
  },
  incidents: {
    bytes: bytes({
      months: ['2025-01', '2025-02', '2025-03'],
      types: ['anti-social-behaviour', 'burglary'],
      lsoas: ['E01011363'],
      anchors: {
        lng: [-1525000, -1526000],
        lat: [53812000, 53813000],
        street: ['Bayswater Row', 'Roundhay Road'],
      },
      rows: { anchor: [0, 0, 1, 1], month: [1, 1, 1, 2], type: [0, 1, 0, 0], lsoa: [0, 0, 0, 0] },
      ledger: [
        { force: 'west-yorkshire', month: '2025-01', status: 'missing', rows: 0 },
        { force: 'west-yorkshire', month: '2025-02', status: 'present', rows: 3 },
        { force: 'west-yorkshire', month: '2025-03', status: 'present', rows: 1 },
      ],
    } satisfies IncidentColumns),
    sources: [POLICE],
    gaps: [],
  },
};
const AREA = {
  id: 'a1',
  name: 'Harehills Triangle',
  why: 'Residents asked first.',
  reason: 'deprivation',
  made_by: 'drawn',
  lsoa_codes: ['E01011363'],
  status: 'published',
  published_at: '2026-11-20T10:00:00Z',
  updated_at: '2026-11-20T10:00:00Z',
  geojson: { type: 'MultiPolygon' as const, coordinates: [square(-1.53, 53.81).coordinates] },
};
const PLAN = {
  id: 'p1',
  area_id: 'a1',
  kind: 'improvement',
  title: 'Gates for Back Bayswater Row',
  subject_layer: 'alleys',
  subject_id: 'way/1',
  subject_name: 'Back Bayswater Row',
  stage: 'checks',
  stage_reason: null,
  details: {
    works: ['gate', 'light'],
    costPounds: 4200,
  },
  updated_at: '2026-11-21T10:00:00Z',
  plan_checks: [
    { check_name: 'standing', state: 'done' },
    { check_name: 'order', state: 'to do' },
  ],
  plan_duties: [
    { duty: 'order-renewal', due_on: '2029-04-30', done_on: null },
    { duty: 'consultation', due_on: '2026-11-01', done_on: '2026-11-02' },
  ],
};
const ACTION = {
  id: 'k1',
  plan_id: 'p1',
  title: 'Ask the highway authority',
  owner_organisation: 'Leeds City Council',
  starts_on: '2026-12-01',
  due_on: null,
  cost_pounds: null,
  funder: null,
  status: 'proposed',
  status_reason: null,
};

const build = (request: Partial<ExportRequest>) => {
  const [made] = buildExport(
    { header: HEADER, pack: PACK, files: [], zip: null, ...request },
    () => undefined,
  );
  if (!made) throw new Error('no file');
  return { ...made, json: JSON.parse(made.text) };
};

test('one area with its plan and action is the golden file', () => {
  const { text } = build({
    files: [
      {
        name: 'area.geojson',
        parts: [
          { from: 'priority-areas', areas: [AREA], sources: [OGL] },
          { from: 'plans', plans: [PLAN], sources: [OGL] },
          { from: 'actions', actions: [ACTION], sources: [OGL] },
        ],
      },
    ],
  });
  const golden = readFileSync(new URL('fixtures/export-area.geojson', import.meta.url), 'utf8');
  expect(JSON.parse(text)).toEqual(JSON.parse(golden));
});

test('a plan lies where its alley lies, and brings the alley’s licence with it', () => {
  const { json } = build({
    files: [{ name: 'p', parts: [{ from: 'plans', plans: [PLAN], sources: [OGL] }] }],
  });
  expect(json.features[0].geometry.type).toBe('LineString');
  expect(json.features[0].properties).toMatchObject({
    licence: 'OGL v3.0; ODbL 1.0',
    works: 'gate, light',
    checks: 'order: to do; standing: done',
    days: '2026-11-01 consultation, done 2026-11-02; 2029-04-30 order-renewal',
    cost_pounds: 4200,
  });
  expect(json.features[0].properties).not.toHaveProperty('photographs');
});

test('incidents leave as counts of the LSOA in the police file, with the months that are missing', () => {
  const { json } = build({
    files: [
      {
        name: 'i',
        parts: [{ from: 'incidents-by-lsoa', filter: { types: null, months: null } }],
      },
    ],
  });
  const [first, second] = json.features;
  expect(first.properties).toMatchObject({
    code: 'E01011363',
    incidents: 4,
    anti_social_behaviour: 3,
    burglary: 1,
    months: '2025-02 2025-03',
    months_missing: '2025-01',
  });
  expect(second.properties).toMatchObject({ incidents: 0, months_missing: '2025-01' });
  expect(json.layers[0].ledger).toHaveLength(3);
});

test('incidents by street keep the filter of the map', () => {
  const { json } = build({
    files: [
      {
        name: 'i',
        parts: [
          {
            from: 'incidents-by-street',
            filter: {
              types: ['anti-social-behaviour'],
              months: { from: '2025-03', to: '2025-03' },
            },
          },
        ],
      },
    ],
  });
  expect(json.features).toHaveLength(1);
  expect(json.features[0].geometry.coordinates).toEqual([-1.526, 53.813]);
  expect(json.features[0].properties).toMatchObject({
    on_or_near: 'Roundhay Road',
    incidents: 1,
    months: '2025-03',
    months_missing: '',
  });
  expect(json.features[0].properties).not.toHaveProperty('burglary');
});

test('with an extent only what touches it leaves, and the file says so', () => {
  const extent: ExportHeader['extent'] = [-1.535, 53.8, -1.52, 53.82];
  const { json } = build({
    header: { ...HEADER, extent },
    files: [{ name: 'm', parts: [{ from: 'deprivation' }, { from: 'alleys' }] }],
  });
  expect(json.extent).toEqual(extent);
  expect(json.features.map((feature: { id: string }) => feature.id)).toEqual([
    'deprivation:E01011363',
    'alleys:way/1',
  ]);
  expect(json.notLoaded).toEqual([{ layer: 'parks', reason: 'no extract' }]);
  expect(json.licence).toBe('OGL v3.0; ODbL 1.0');
});

test('a file of one thing says so, and leaves nothing out', () => {
  const { json } = build({
    header: { ...HEADER, extent: { only: 'the priority area “Banstead”' } },
    files: [{ name: 'm', parts: [{ from: 'deprivation' }] }],
  });
  expect(json.extent).toBe('only the priority area “Banstead”');
  expect(json.features).toHaveLength(2);
});

test('a file name holds place, what and day, whatever the area is called', () => {
  const name = (what: string) =>
    exportFileName({ place: 'leeds', what, on: '2026-11-22' }, 'geojson');
  expect(name('Harehills: “Banstead” & Château/..')).toBe(
    'ginnel-leeds-harehills-banstead-chateau-2026-11-22.geojson',
  );
  expect(name('???')).toBe('ginnel-leeds-export-2026-11-22.geojson');
});
