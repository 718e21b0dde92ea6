/** Incidents: a picture of density, never a statement. Points are police.uk's street anchors with their counts. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '#map/map-view-props.ts';
import { opacityOf, type Scene, shown } from '#map/scene.ts';

/** Muted orange from nothing to much; the first is clear. */
export const HEAT_RAMP: Record<Theme, readonly string[]> = {
  light: ['rgba(240,170,95,0)', '#F3CE9C', '#E9A45E', '#CF7733', '#9E4A16'],
  dark: ['rgba(150,80,30,0)', '#6B4019', '#A5621F', '#D98B3C', '#F6C583'],
};

export function incidentLayers(scene: Scene): LayerSpecification[] {
  const opacity = opacityOf(scene, 'incidents');
  const [clear = '', ...steps] = HEAT_RAMP[scene.theme];
  return [
    {
      id: 'incidents/heat',
      type: 'heatmap',
      source: 'incidents',
      layout: shown(opacity !== null),
      paint: {
        // the square root keeps one busy shopping street from drowning the rest
        'heatmap-weight': ['sqrt', ['min', 1, ['/', ['get', 'count'], scene.busyCount]]],
        'heatmap-radius': [
          'interpolate',
          ['exponential', 1.6],
          ['zoom'],
          9,
          8,
          12,
          26,
          15,
          85,
          18,
          300,
        ],
        'heatmap-intensity': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          0.3,
          12,
          0.48,
          14,
          0.75,
          17,
          1.1,
        ],
        'heatmap-color': [
          'interpolate',
          ['linear'],
          ['heatmap-density'],
          0,
          clear,
          0.08,
          clear,
          0.25,
          steps[0] ?? clear,
          0.5,
          steps[1] ?? clear,
          0.75,
          steps[2] ?? clear,
          1,
          steps[3] ?? clear,
        ],
        'heatmap-opacity': opacity ?? 1,
      },
    },
  ];
}
