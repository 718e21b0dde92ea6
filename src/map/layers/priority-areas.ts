/** Priority areas: ink outline with white casing and a label; brick when selected, dashed while a draft. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { SEMI_BOLD } from '#map/fonts.ts';
import { opacityOf, paletteOf, type Scene, selectedId, shown } from '#map/scene.ts';

const width = (add: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  9,
  1.4 + add,
  13,
  2.2 + add,
  16,
  3 + add,
];

export function priorityAreaLayers(scene: Scene): LayerSpecification[] {
  const palette = paletteOf(scene);
  const opacity = opacityOf(scene, 'priority-areas');
  const alpha = opacity ?? 1;
  const source = 'priority-areas';
  const visible = shown(opacity !== null);
  const round = { 'line-join': 'round' } as const;
  const hover: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
  const selected: ExpressionSpecification = [
    '==',
    ['get', 'id'],
    selectedId(scene, 'priority-area'),
  ];
  return [
    {
      id: 'priority-areas/fill',
      type: 'fill',
      source,
      layout: visible,
      paint: {
        'fill-color': palette.outline,
        'fill-opacity': ['*', alpha, ['case', hover, 0.1, 0]],
      },
    },
    {
      id: 'priority-areas/casing',
      type: 'line',
      source,
      layout: { ...visible, ...round },
      paint: { 'line-color': palette.casing, 'line-width': width(3.4), 'line-opacity': alpha },
    },
    {
      id: 'priority-areas/line',
      type: 'line',
      source,
      filter: ['!=', ['get', 'status'], 'draft'],
      layout: { ...visible, ...round },
      paint: { 'line-color': palette.outline, 'line-width': width(0), 'line-opacity': alpha },
    },
    {
      id: 'priority-areas/draft-line',
      type: 'line',
      source,
      filter: ['==', ['get', 'status'], 'draft'],
      layout: { ...visible, ...round },
      paint: {
        'line-color': palette.outline,
        'line-width': width(0),
        'line-opacity': alpha,
        'line-dasharray': [2.4, 1.8],
      },
    },
    {
      id: 'priority-areas/selected-fill',
      type: 'fill',
      source,
      filter: selected,
      paint: { 'fill-color': palette.selected, 'fill-opacity': 0.08 },
    },
    {
      id: 'priority-areas/selected-casing',
      type: 'line',
      source,
      filter: selected,
      layout: round,
      paint: { 'line-color': palette.casing, 'line-width': width(5) },
    },
    {
      id: 'priority-areas/selected-line',
      type: 'line',
      source,
      filter: selected,
      layout: round,
      paint: { 'line-color': palette.selected, 'line-width': width(1.4) },
    },
    {
      id: 'priority-areas/label',
      type: 'symbol',
      source: 'priority-area-points',
      layout: {
        ...visible,
        'text-field': ['get', 'name'],
        'text-font': SEMI_BOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11.5, 15, 14],
        'text-max-width': 12,
        'text-padding': 6,
        'icon-image': ['case', selected, `pill:${palette.selected}`, `pill:${palette.outline}`],
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [1, 4, 1, 4],
      },
      paint: {
        'text-color': palette.halo,
        'text-opacity': alpha,
        'icon-opacity': alpha,
      },
    },
  ];
}
