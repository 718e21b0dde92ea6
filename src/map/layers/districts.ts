/** This place and its neighbours: the ground of the place, and names where there is nothing else to go by. */
import type { LayerSpecification } from 'maplibre-gl';
import { SEMI_BOLD } from '#map/fonts.ts';
import { paletteOf, type Scene } from '#map/scene.ts';

export function districtLayers(scene: Scene): LayerSpecification[] {
  const palette = paletteOf(scene);
  const source = 'districts';
  return [
    {
      id: 'districts/ground',
      type: 'fill',
      source,
      filter: ['get', 'here'],
      paint: { 'fill-color': palette.land },
    },
    // drawn over what leaks across the boundary, so that the place stands out
    {
      id: 'districts/veil',
      type: 'fill',
      source,
      filter: ['!', ['get', 'here']],
      paint: {
        'fill-color': palette.outside,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0.85, 15, 0.45],
      },
    },
    {
      id: 'districts/outline',
      type: 'line',
      source,
      filter: ['!', ['get', 'here']],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.boundary,
        'line-width': 0.8,
        'line-opacity': 0.55,
        'line-dasharray': [4, 2.5],
      },
    },
    {
      id: 'districts/here-outline',
      type: 'line',
      source,
      filter: ['get', 'here'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.boundary,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1, 12, 1.8],
        'line-opacity': 0.9,
      },
    },
    {
      id: 'districts/label',
      type: 'symbol',
      source: 'district-points',
      filter: ['!', ['get', 'here']],
      maxzoom: 13,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': SEMI_BOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 11, 11, 14],
        'text-letter-spacing': 0.08,
        'text-max-width': 8,
        'text-padding': 8,
      },
      paint: {
        'text-color': palette.labelQuiet,
        'text-halo-color': palette.outside,
        'text-halo-width': 1.6,
      },
    },
  ];
}
