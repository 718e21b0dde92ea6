/** Community assets: round white badges with a slate icon and a rim by family; numbers where they crowd. */
import type {
  LayerSpecification,
  SourceSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { REGULAR, SEMI_BOLD } from '#map/fonts.ts';
import { opacityOf, paletteOf, type Scene, selectedId, shown } from '#map/scene.ts';

/** Assets cluster up to this zoom; from the next on each has its own badge. */
const CLUSTER_MAX_ZOOM = 15;

export function communityAssetSources(url: string): Record<string, SourceSpecification> {
  return {
    'community-assets': {
      type: 'geojson',
      data: url,
      promoteId: 'id',
      cluster: true,
      clusterRadius: 44,
      clusterMaxZoom: CLUSTER_MAX_ZOOM,
    },
    // the same points without clusters: the selected asset is shown also where it is part of a number
    'community-assets-each': { type: 'geojson', data: url, promoteId: 'id' },
  };
}

export function communityAssetLayers(scene: Scene): LayerSpecification[] {
  const palette = paletteOf(scene);
  const opacity = opacityOf(scene, 'community-assets');
  const alpha = opacity ?? 1;
  const visible = shown(opacity !== null);
  const name: SymbolLayerSpecification['layout'] = {
    'text-field': ['coalesce', ['get', 'name'], ''],
    'text-font': REGULAR,
    'text-size': 12,
    'text-max-width': 8,
    'text-line-height': 1.1,
    'text-anchor': 'top',
    'text-offset': [0, 1.15],
    'text-optional': true,
  };
  return [
    {
      id: 'community-assets/badge',
      type: 'symbol',
      source: 'community-assets',
      filter: ['!', ['has', 'point_count']],
      layout: {
        ...visible,
        'icon-image': ['concat', 'badge:', ['get', 'kind']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.72, 15, 0.92, 18, 1.1],
        'icon-allow-overlap': true,
        'icon-padding': 1,
      },
      paint: { 'icon-opacity': alpha },
    },
    {
      id: 'community-assets/label',
      type: 'symbol',
      source: 'community-assets',
      minzoom: 16.2,
      filter: ['all', ['!', ['has', 'point_count']], ['!=', ['get', 'name'], null]],
      layout: { ...visible, ...name },
      paint: {
        'text-color': palette.labelStrong,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.6,
        'text-opacity': alpha,
      },
    },
    {
      id: 'community-assets/cluster',
      type: 'symbol',
      source: 'community-assets',
      filter: ['has', 'point_count'],
      layout: {
        ...visible,
        'icon-image': 'badge:cluster',
        'icon-size': ['interpolate', ['linear'], ['get', 'point_count'], 2, 1, 20, 1.25, 120, 1.6],
        'icon-allow-overlap': true,
        'icon-padding': 1,
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': SEMI_BOLD,
        'text-size': ['interpolate', ['linear'], ['get', 'point_count'], 2, 12, 120, 15],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.badgeIcon, 'icon-opacity': alpha, 'text-opacity': alpha },
    },
    {
      id: 'community-assets/selected',
      type: 'symbol',
      source: 'community-assets-each',
      filter: ['==', ['get', 'id'], selectedId(scene, 'community-asset')],
      layout: {
        'icon-image': ['concat', 'badge:selected:', ['get', 'kind']],
        'icon-size': 1.25,
        'icon-allow-overlap': true,
        ...name,
        'text-font': SEMI_BOLD,
        'text-size': 13,
        'text-offset': [0, 1.6],
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': palette.labelStrong,
        'text-halo-color': palette.halo,
        'text-halo-width': 2,
      },
    },
  ];
}
