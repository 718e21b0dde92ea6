/** Contributions: a speech mark by kind; hollow while it waits for moderation (officers only see those). */
import type { LayerSpecification } from 'maplibre-gl';
import { opacityOf, type Scene, selectedId, shown } from '#map/scene.ts';

export function contributionLayers(scene: Scene): LayerSpecification[] {
  const opacity = opacityOf(scene, 'contributions');
  const source = 'contributions';
  return [
    {
      id: 'contributions/mark',
      type: 'symbol',
      source,
      layout: {
        ...shown(opacity !== null),
        'icon-image': ['concat', 'mark:', ['get', 'kind'], ':', ['get', 'status']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.7, 15, 1],
        'icon-anchor': 'bottom',
        'icon-allow-overlap': true,
        'icon-padding': 1,
      },
      paint: { 'icon-opacity': opacity ?? 1 },
    },
    {
      id: 'contributions/selected',
      type: 'symbol',
      source,
      filter: ['==', ['get', 'id'], selectedId(scene, 'contribution')],
      layout: {
        'icon-image': ['concat', 'mark:', ['get', 'kind'], ':selected'],
        'icon-size': 1.35,
        'icon-anchor': 'bottom',
        'icon-allow-overlap': true,
      },
    },
  ];
}
