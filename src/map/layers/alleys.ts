/** Alleys: teal lines with white casing, under a wide line that nobody sees but a finger can find. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { SEMI_BOLD } from '#map/fonts.ts';
import { opacityOf, paletteOf, type Scene, selectedId, shown } from '#map/scene.ts';

const width = (factor: number, add = 0): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.4],
  ['zoom'],
  12,
  0.9 * factor + add,
  14,
  1.8 * factor + add,
  16,
  3.2 * factor + add,
  18,
  5 * factor + add,
];

export function alleyLayers(scene: Scene): LayerSpecification[] {
  const palette = paletteOf(scene);
  const opacity = opacityOf(scene, 'alleys');
  const source = 'alleys';
  const visible = shown(opacity !== null);
  const alpha = opacity ?? 1;
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: 'alleys/hit',
      type: 'line',
      source,
      minzoom: 11.5,
      layout: visible,
      paint: { 'line-color': palette.alley, 'line-width': 16, 'line-opacity': 0 },
    },
    {
      id: 'alleys/casing',
      type: 'line',
      source,
      minzoom: 11.5,
      layout: { ...visible, ...round },
      paint: { 'line-color': palette.casing, 'line-width': width(1, 2.4), 'line-opacity': alpha },
    },
    {
      id: 'alleys/line',
      type: 'line',
      source,
      minzoom: 11.5,
      layout: { ...visible, ...round },
      paint: {
        'line-color': [
          'case',
          ['boolean', ['feature-state', 'hover'], false],
          palette.hover,
          palette.alley,
        ],
        'line-width': width(1),
        'line-opacity': alpha,
      },
    },
    {
      id: 'alleys/label',
      type: 'symbol',
      source,
      minzoom: 15.5,
      filter: ['!=', ['get', 'name'], null],
      layout: {
        ...visible,
        'symbol-placement': 'line',
        'symbol-spacing': 300,
        'text-field': ['get', 'name'],
        'text-font': SEMI_BOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 15.5, 10.5, 18, 13],
        'text-offset': [0, -0.9],
      },
      paint: {
        'text-color': scene.theme === 'light' ? '#075651' : '#8FE3DC',
        'text-halo-color': palette.halo,
        'text-halo-width': 1.6,
      },
    },
    {
      id: 'alleys/selected-casing',
      type: 'line',
      source,
      filter: ['==', ['get', 'id'], selectedId(scene, 'alley')],
      layout: round,
      paint: { 'line-color': palette.casing, 'line-width': width(1, 8) },
    },
    {
      id: 'alleys/selected-line',
      type: 'line',
      source,
      filter: ['==', ['get', 'id'], selectedId(scene, 'alley')],
      layout: round,
      paint: { 'line-color': palette.selected, 'line-width': width(1, 4) },
    },
  ];
}
