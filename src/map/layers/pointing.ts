/** What is pointed at: an outline being named or picked, and the one point being put. */
import type { LayerSpecification } from 'maplibre-gl';
import { paletteOf, type Scene } from '#map/scene.ts';

export function pointingLayers(scene: Scene): LayerSpecification[] {
  const palette = paletteOf(scene);
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: 'highlight/fill',
      type: 'fill',
      source: 'highlight',
      paint: { 'fill-color': palette.selected, 'fill-opacity': 0.12 },
    },
    {
      id: 'highlight/casing',
      type: 'line',
      source: 'highlight',
      layout: round,
      paint: { 'line-color': palette.casing, 'line-width': 6 },
    },
    {
      id: 'highlight/line',
      type: 'line',
      source: 'highlight',
      layout: round,
      paint: { 'line-color': palette.selected, 'line-width': 3 },
    },
    {
      id: 'point/mark',
      type: 'symbol',
      source: 'picked-point',
      layout: {
        'icon-image': 'mark:point:selected',
        'icon-size': 1.4,
        'icon-anchor': 'bottom',
        'icon-allow-overlap': true,
      },
    },
  ];
}
