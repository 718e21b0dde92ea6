import { expect, test } from 'vitest';
import { candidatesOf } from './hits.ts';

const lsoa = { layer: 'deprivation/fill', properties: { code: 'E01011000' } };
const alley = { layer: 'alleys/hit', properties: { id: 'way/1' } };

test('each thing is named once, however often it was hit', () => {
  expect(candidatesOf([lsoa, alley, lsoa, alley])).toEqual([
    { kind: 'alley', id: 'way/1' },
    { kind: 'lsoa', id: 'E01011000' },
  ]);
});

test('the particular comes before the general, streets last', () => {
  const hits = [
    { layer: 'wards/hit', properties: { code: 'E05011000' } },
    lsoa,
    { layer: 'priority-areas/fill', properties: { id: 'area-1' } },
    { layer: 'parks/fill', properties: { id: 'way/2' } },
    { layer: 'community-assets/badge', properties: { id: 'node/3' } },
  ];
  expect(candidatesOf(hits, ['street-9']).map(({ kind }) => kind)).toEqual([
    'community-asset',
    'park',
    'priority-area',
    'lsoa',
    'ward',
    'street',
  ]);
});

test('within a kind the one drawn on top comes first', () => {
  const badges = ['node/2', 'node/1'].map((id) => ({
    layer: 'community-assets/badge',
    properties: { id },
  }));
  expect(candidatesOf(badges).map(({ id }) => id)).toEqual(['node/2', 'node/1']);
});

test('a number and a layer that cannot be pressed are no candidates', () => {
  expect(
    candidatesOf([
      { layer: 'community-assets/cluster', properties: { cluster_id: 7 } },
      { layer: 'basemap/buildings', properties: { id: 'way/5' } },
      { layer: 'alleys/hit', properties: null },
    ]),
  ).toEqual([]);
});
