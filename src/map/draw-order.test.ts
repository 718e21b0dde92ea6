import { expect, test } from 'vitest';
import { DEFAULT_VIEW, SWITCHABLE_LAYERS } from '#domain/view-state.ts';
import { drawOrder } from './draw-order.ts';
import { layersOf } from './picture.ts';
import { sceneOf } from './scene.fixture.ts';

const below = (order: string[], a: string, b: string) => order.indexOf(a) < order.indexOf(b);

test('every layer that is made is on the list, and every id of the list is made', () => {
  const made = layersOf(sceneOf()).map(({ id }) => id);
  expect(made.toSorted()).toEqual(drawOrder([...SWITCHABLE_LAYERS]).toSorted());
  expect(new Set(made).size).toBe(made.length);
});

test('the streets lie on the choropleth, the labels on both, the badges on the labels', () => {
  const order = drawOrder(DEFAULT_VIEW.layers.map(({ layer }) => layer));
  expect(below(order, 'deprivation/fill', 'basemap/road-street')).toBe(true);
  expect(below(order, 'basemap/road-street', 'alleys/line')).toBe(true);
  expect(below(order, 'alleys/line', 'basemap/street-label')).toBe(true);
  expect(below(order, 'basemap/street-label', 'community-assets/badge')).toBe(true);
});

test('the person’s own order holds among the switchable layers', () => {
  const order = drawOrder(['deprivation', 'parks', 'community-assets', 'alleys']);
  expect(below(order, 'alleys/line', 'community-assets/badge')).toBe(true);
  expect(below(order, 'community-assets/badge', 'parks/fill')).toBe(true);
  expect(below(order, 'parks/fill', 'deprivation/fill')).toBe(true);
  expect(below(order, 'deprivation/fill', 'basemap/street-label')).toBe(true);
});
