/** Wards: outlines and names at district zoom; they give orientation where there are no streets. */
import type { LayerSpecification } from 'maplibre-gl';
import { SEMI_BOLD } from '#map/fonts.ts';
import { paletteOf, type Scene, selectedId } from '#map/scene.ts';

/** Above this zoom wards cannot be pressed: streets take over. */
export const WARD_MAX_ZOOM = 13;

export function wardLayers(scene: Scene): LayerSpecification[] {
  const palette = paletteOf(scene);
  const source = 'wards';
  return [
    {
      id: 'wards/hit',
      type: 'fill',
      source,
      maxzoom: WARD_MAX_ZOOM,
      paint: { 'fill-color': palette.outline, 'fill-opacity': 0 },
    },
    {
      id: 'wards/outline',
      type: 'line',
      source,
      maxzoom: 15,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.outline,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.7, 12, 1.2, 15, 1.6],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 9, 0.45, 13, 0.5, 15, 0],
      },
    },
    {
      id: 'wards/label',
      type: 'symbol',
      source: 'ward-points',
      minzoom: 9.5,
      maxzoom: 14,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': SEMI_BOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 9.5, 10.5, 13, 14],
        'text-max-width': 7,
        'text-line-height': 1.1,
        'text-padding': 4,
      },
      paint: {
        'text-color': palette.labelStrong,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.7,
        'text-opacity': ['interpolate', ['linear'], ['zoom'], 13, 1, 14, 0],
      },
    },
    {
      id: 'wards/selected-casing',
      type: 'line',
      source,
      filter: ['==', ['get', 'code'], selectedId(scene, 'ward')],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.casing, 'line-width': 7 },
    },
    {
      id: 'wards/selected-line',
      type: 'line',
      source,
      filter: ['==', ['get', 'code'], selectedId(scene, 'ward')],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.selected, 'line-width': 3.5 },
    },
  ];
}
