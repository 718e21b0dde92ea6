/** Parks: any public green space. */
import type { LayerSpecification } from 'maplibre-gl';
import { ITALIC } from '#map/fonts.ts';
import { opacityOf, paletteOf, type Scene, selectedId, shown } from '#map/scene.ts';

export function parkLayers(scene: Scene): LayerSpecification[] {
  const palette = paletteOf(scene);
  const opacity = opacityOf(scene, 'parks');
  const source = 'parks';
  const visible = shown(opacity !== null);
  const alpha = opacity ?? 1;
  return [
    {
      id: 'parks/fill',
      type: 'fill',
      source,
      layout: visible,
      paint: {
        'fill-color': palette.park,
        'fill-opacity': [
          '*',
          alpha,
          ['case', ['boolean', ['feature-state', 'hover'], false], 0.85, 0.68],
        ],
      },
    },
    {
      id: 'parks/edge',
      type: 'line',
      source,
      layout: { ...visible, 'line-join': 'round' },
      paint: {
        'line-color': palette.parkEdge,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.4, 14, 1.1, 17, 2],
        'line-opacity': alpha,
      },
    },
    {
      id: 'parks/selected-casing',
      type: 'line',
      source,
      filter: ['==', ['get', 'id'], selectedId(scene, 'park')],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.casing, 'line-width': 7 },
    },
    {
      id: 'parks/selected-line',
      type: 'line',
      source,
      filter: ['==', ['get', 'id'], selectedId(scene, 'park')],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.selected, 'line-width': 3.5 },
    },
    {
      id: 'parks/label',
      type: 'symbol',
      source: 'park-points',
      minzoom: 13.5,
      layout: {
        ...visible,
        'text-field': ['get', 'name'],
        'text-font': ITALIC,
        'text-size': ['interpolate', ['linear'], ['zoom'], 14, 11, 17, 13],
        'text-max-width': 7,
        'symbol-sort-key': ['-', ['get', 'areaHectares']],
      },
      paint: {
        'text-color': scene.theme === 'light' ? '#2C4A25' : '#BFD9B2',
        'text-halo-color': palette.halo,
        'text-halo-width': 1.4,
      },
    },
  ];
}
