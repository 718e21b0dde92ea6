import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { DEPRIVATION_MEASURES } from '#domain/place-pack.ts';
import { attributions, layersOf, styleOf } from './picture.ts';
import { manifest, sceneOf } from './scene.fixture.ts';
import type { Scene } from './scene.ts';

const PAGE = 'http://localhost/leeds';
const faults = (scene: Scene) =>
  validateStyleMin(styleOf(scene, PAGE)).map(({ message }) => message);

const notLoaded = { status: 'not-loaded', reason: 'no extract', how: 'build it' } as const;
const withoutStreets: Scene['manifest'] = {
  ...manifest,
  layers: {
    ...manifest.layers,
    'community-assets': notLoaded,
    alleys: notLoaded,
    parks: notLoaded,
    streets: notLoaded,
    basemap: notLoaded,
  },
};

test.each(['light', 'dark'] as const)('the style is valid: %s', (theme) => {
  expect(faults(sceneOf({ theme }))).toEqual([]);
});

test.each(DEPRIVATION_MEASURES)('the style is valid for each measure: %s', (measure) => {
  expect(faults(sceneOf({ measure }))).toEqual([]);
});

test('the style is valid with a selection, with picked LSOAs, with every layer off', () => {
  const selection = { kind: 'lsoa', id: 'E01011000' } as const;
  expect(faults(sceneOf({ selection, picked: ['E01011000'], layers: [] }))).toEqual([]);
});

test('a pack without OpenStreetMap has a valid style too, of what there is', () => {
  const scene = sceneOf({ manifest: withoutStreets });
  expect(faults(scene)).toEqual([]);
  const ids = layersOf(scene).map(({ id }) => id);
  expect(ids).toContain('wards/label');
  expect(ids).toContain('deprivation/fill');
  expect(ids.filter((id) => id.startsWith('basemap/') || id.startsWith('alleys/'))).toEqual([]);
});

test('only the selected thing passes the filter of a selection', () => {
  const filterOf = (id: string) =>
    layersOf(sceneOf({ selection: { kind: 'park', id: 'way/2' } })).find(
      (layer) => layer.id === id,
    );
  expect(filterOf('parks/selected-line')).toMatchObject({ filter: ['==', ['get', 'id'], 'way/2'] });
  expect(filterOf('alleys/selected-line')).toMatchObject({ filter: ['==', ['get', 'id'], ''] });
});

test('a layer switched off is invisible, its opacity is the person’s', () => {
  const layer = (scene: Scene, id: string) => layersOf(scene).find((found) => found.id === id);
  expect(layer(sceneOf({ layers: [] }), 'deprivation/fill')?.layout?.visibility).toBe('none');
  const half = sceneOf({ layers: [{ layer: 'deprivation', opacity: 0.5 }] });
  expect(layer(half, 'deprivation/edge')?.layout?.visibility).toBe('visible');
  const heat = sceneOf({ layers: [{ layer: 'incidents', opacity: 0.4 }] });
  expect(layer(heat, 'incidents/heat')?.paint).toMatchObject({ 'heatmap-opacity': 0.4 });
});

test('each source is named once, and what a manifest says is text and not markup', () => {
  const [only, ...rest] = attributions(manifest);
  expect(rest).toEqual([]);
  expect(only).toContain('Contains &#60;public&#62; information');
  expect(only).not.toContain('"2"');
});
