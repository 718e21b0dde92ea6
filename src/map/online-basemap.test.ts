import type { StyleSpecification } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { drawOrder } from './draw-order.ts';
import { adoptStyle } from './online-basemap.ts';
import { layersOf } from './picture.ts';
import { sceneOf } from './scene.fixture.ts';

const style: StyleSpecification = {
  version: 8,
  glyphs: '/fonts/{fontstack}/{range}.pbf',
  sprite: './sprite',
  sources: {
    deprivation: { type: 'vector', tiles: ['tiles/{z}/{x}/{y}.pbf'] },
  },
  layers: [
    { id: 'ground', type: 'background' },
    { id: 'road', type: 'line', source: 'deprivation', 'source-layer': 'roads' },
    { id: 'name', type: 'symbol', source: 'deprivation', 'source-layer': 'names' },
  ],
};
const online = adoptStyle(style, 'https://maps.example/styles/calm/style.json');

test('addresses become absolute and keep their braces', () => {
  expect(online.sources['online/deprivation']).toMatchObject({
    tiles: ['https://maps.example/styles/calm/tiles/{z}/{x}/{y}.pbf'],
  });
  expect(online.glyphs).toBe('https://maps.example/fonts/{fontstack}/{range}.pbf');
  expect(online.sprite).toBe('https://maps.example/styles/calm/sprite');
});

test('names that we use too do not clash', () => {
  const ids = layersOf(sceneOf({ online })).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('online/ground');
});

test('its lines ride on the choropleth and its words lie over all, as ours do', () => {
  const ids = layersOf(sceneOf({ online })).map(({ id }) => id);
  const order = ['online/ground', 'deprivation/fill', 'online/road', 'alleys/line', 'online/name'];
  expect(order.map((id) => ids.indexOf(id))).toEqual(
    order.map((id) => ids.indexOf(id)).toSorted((a, b) => a - b),
  );
  expect(drawOrder(['deprivation'])).not.toContain('online/road');
});

test('the pack’s own streets give way while it is drawn', () => {
  const visibility = (layers: ReturnType<typeof layersOf>) =>
    layers.find(({ id }) => id === 'basemap/road-street')?.layout?.visibility;
  expect(visibility(layersOf(sceneOf()))).toBe('visible');
  expect(visibility(layersOf(sceneOf({ online })))).toBe('none');
});

test('an archive in the pack’s schema is drawn by our own layers, in the colours of the theme', () => {
  const archive = { sources: {}, layers: 'own', glyphs: null, sprite: null } as const;
  const roads = (theme: 'light' | 'dark') =>
    layersOf(
      sceneOf({
        theme,
        online: { ...archive, sources: { 'online/basemap': { type: 'vector', url: 'x' } } },
      }),
    ).find(({ id }) => id === 'online/basemap/road-street');
  expect(roads('light')?.layout?.visibility).toBe('visible');
  expect(roads('light')?.paint).not.toEqual(roads('dark')?.paint);
});
