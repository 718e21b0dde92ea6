/**
 * Golden fixtures: raw input in `fixtures/<case>/in`, what the pack must hold in `fixtures/<case>/out`.
 * Each `out` was read by a person against the case; `npx vitest -u` rewrites it after a wanted change.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildAlleys, findAlleys } from './alleys.ts';
import type { BuiltLayer } from './built-layer.ts';
import { cleanLsoas } from './clean-outlines.ts';
import { buildCommunityAssets } from './community-assets.ts';
import { buildDeprivation, describeLsoa } from './deprivation.ts';
import { parseDeprivation } from './deprivation-row.ts';
import type { Box } from './geometry.ts';
import { buildIncidents } from './incidents.ts';
import { parseResidents, parseWards } from './lookups.ts';
import { namedStreets, nearestStreet } from './osm-streets.ts';
import { parseLsoas } from './outlines.ts';
import { buildParks } from './parks.ts';
import { readCsv, readCsvParts, readFeatures } from './read.ts';
import { buildStreets } from './streets.ts';

const folder = new URL('fixtures/', import.meta.url).pathname;
const json = (path: string) => JSON.parse(readFileSync(`${folder}${path}`, 'utf8'));
const extent = { bounds: [-1.52, 53.81, -1.48, 53.83] as Box, date: '2014-01' };

function loaded(layer: BuiltLayer): Extract<BuiltLayer, { status: 'loaded' }> {
  if (layer.status !== 'loaded') throw new Error(layer.reason);
  return layer;
}

async function expectGolden(name: string, layer: Extract<BuiltLayer, { status: 'loaded' }>) {
  await expect(layer.content).toMatchFileSnapshot(`fixtures/${name}/out/${layer.file}`);
}

test('incidents: faults of a spreadsheet are read or refused with row and reason', async () => {
  const name = 'incidents-spreadsheet-faults';
  const parts = readCsvParts(`${folder}${name}/in/leeds-2025-02-street.csv`, 'leeds.csv');
  const place = { codes: ['E01011698', 'E01011699'], residents: 100 };
  const layer = loaded(await buildIncidents(parts, place));
  await expectGolden(name, layer);
  expect(layer.tally).toMatchObject({
    read: 10,
    // two rows of anti-social behaviour that look alike stay two; one crime with another outcome stays
    kept: 4,
    leftOut: {
      'another district': 1,
      'names no LSOA': 1,
      'repeats another row, Crime ID and all': 1,
    },
    refused: [
      { file: 'leeds.csv', row: 9, reason: 'the month is neither like 2025-02 nor like Feb-25' },
      { file: 'leeds.csv', row: 10, reason: 'the type "piracy" is not one of police.uk\'s' },
      { file: 'leeds.csv', row: 11, reason: 'names an LSOA but has no position' },
    ],
  });
});

test('alleys: back lanes by name, by tag and between two terraces; no pavement, crossing or aisle', async () => {
  const ways = json('alleys-terraces/in/ways.json');
  const alleys = findAlleys(ways);
  const streets = namedStreets(ways, new Set(alleys.map(({ way }) => way.id)));
  const layer = loaded(buildAlleys(alleys, nearestStreet(streets), extent));
  expect(Object.fromEntries(alleys.map(({ way, rule }) => [way.id, rule]))).toEqual({
    'way/4': 'named-back',
    'way/5': 'between-terraces',
    'way/11': 'named-ginnel',
    'way/12': 'service-alley',
  });
  await expectGolden('alleys-terraces', layer);
});

test('parks: public green only, with its area', async () => {
  const areas = json('parks-public-green/in/areas.json');
  const layer = loaded(buildParks(areas, () => null, extent));
  expect(layer.counts).toEqual({ parks: 4, park: 1, garden: 1, pitch: 1, allotments: 1 });
  await expectGolden('parks-public-green', layer);
});

test('community assets: one thing mapped as node and area is one, a second library stays', async () => {
  const { points, areas } = json('community-assets-node-and-area/in/elements.json');
  const layer = loaded(buildCommunityAssets(points, areas, () => null, extent));
  expect(layer.tally).toMatchObject({
    read: 9,
    kept: 6,
    leftOut: { 'mapped as a node and as an area': 2, 'outside the extract': 1 },
  });
  await expectGolden('community-assets-node-and-area', layer);
});

test('streets: pieces and carriageways of one street are one entry, a namesake far off another', async () => {
  const ways = json('streets-in-pieces/in/ways.json');
  const layer = loaded(buildStreets(ways, [], extent));
  expect(layer.counts).toEqual({ streets: 3 });
  await expectGolden('streets-in-pieces', layer);
});

test('deprivation: the published figures of two LSOAs stand by their outlines', async () => {
  const from = (file: string) => `${folder}deprivation-two-lsoas/in/${file}`;
  const rows = readCsv(from('iod2025-lsoa21.csv')).map(parseDeprivation);
  const tables = {
    deprivation: new Map(rows.map((row) => [row.code, row])),
    residents: parseResidents(readCsv(from('census2021-residents-lsoa21.csv'))),
    wards: parseWards(readCsv(from('lsoa21-ward24-lad24.csv'))),
  };
  const raw = parseLsoas(readFeatures(from('lsoa21-leeds.geojson')), 'E08000035');
  const { lsoas } = await cleanLsoas(raw);
  const described = lsoas.map((lsoa) => ({
    geometry: lsoa.geometry,
    properties: describeLsoa(lsoa, tables),
  }));
  await expectGolden('deprivation-two-lsoas', loaded(buildDeprivation(described, [])));
});

test('the headings of the official File 7 are read as ours are', () => {
  const measures = [
    'Index of Multiple Deprivation (IMD)',
    'Income',
    'Employment',
    'Education, Skills and Training',
    'Health Deprivation and Disability',
    'Crime',
    'Barriers to Housing and Services',
    'Living Environment',
  ];
  const cells = measures.flatMap((words, i) => [
    [`${words} Score${i === 1 || i === 2 ? ' (rate)' : ''}`, `${i}.5`],
    [`${words} Rank (where 1 is most deprived)`, `${100 + i}`],
    [`${words} Decile (where 1 is most deprived 10% of LSOAs)`, `${1 + i}`],
  ]);
  const row = parseDeprivation({
    'LSOA code (2021)': 'E01011335',
    ...Object.fromEntries(cells),
  });
  expect(row.measures.imd).toEqual({ score: 0.5, rank: 100, decile: 1 });
  expect(row.measures.income).toEqual({ score: 1.5, rank: 101, decile: 2 });
  expect(row.measures.environment).toEqual({ score: 7.5, rank: 107, decile: 8 });
});
