/** Wards: outlines and names at district zoom; they give orientation where there are no streets. */
import type { LayerSpecification } from 'maplibre-gl';
import { SEMI_BOLD } from '#map/fonts.ts';
import { paletteOf, type Scene, selectedId } from '#map/scene.ts';

/** Above this zoom wards cannot be pressed: streets take over. */
const WARD_MAX_ZOOM = 13;

export function wardLayers(scene: Scene): LayerSpecification[] {
  const palette = paletteOf(scene);
  const source = 'wards';
  // without streets there is nothing else to go by
  const streets = scene.manifest.layers.basemap.status === 'loaded';
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
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.outline,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.7, 12, 1.2, 15, 1.6],
        'line-opacity': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          0.45,
          12,
          0.42,
          14.5,
          streets ? 0 : 0.42,
        ],
      },
    },
    {
      id: 'wards/label',
      type: 'symbol',
      source: 'ward-points',
      minzoom: 9.5,
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
        'text-opacity': ['interpolate', ['linear'], ['zoom'], 13.5, 1, 14.5, streets ? 0 : 1],
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
