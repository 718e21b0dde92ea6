/**
 * Deprivation: one hue from pale sand to deep plum in ten steps, decile 1 (the most deprived tenth)
 * darkest. Lightness falls by even steps, so the order survives colour blindness and grey.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { DeprivationMeasure } from '#domain/place-pack.ts';
import type { Theme } from '#map/map-view-props.ts';
import { opacityOf, paletteOf, type Scene, selectedId, shown } from '#map/scene.ts';

/** Colours from decile 1 to decile 10. */
export const DEPRIVATION_RAMP: Record<Theme, readonly string[]> = {
  light: [
    '#3B0F3D',
    '#57204F',
    '#73345F',
    '#8D4A6B',
    '#A56375',
    '#BA7D80',
    '#CC988D',
    '#DBB39E',
    '#E8CDB3',
    '#F3E6CC',
  ],
  dark: [
    '#50185A',
    '#652965',
    '#793B6E',
    '#8C4E77',
    '#9D6380',
    '#AD7887',
    '#BB8E8E',
    '#C7A497',
    '#D3BBA4',
    '#DED2B6',
  ],
};

/** 0 for what has no decile: no tenth's colour. */
const decile = (measure: DeprivationMeasure): ExpressionSpecification => [
  'get',
  'decile',
  // what is found under a press is painted once more, with text where the pack has an object
  ['object', ['get', measure], ['literal', { decile: 0 }]],
];

function decileColour(measure: DeprivationMeasure, theme: Theme): ExpressionSpecification {
  return [
    'step',
    decile(measure),
    'transparent',
    ...DEPRIVATION_RAMP[theme].flatMap((colour, index) => [index + 1, colour]),
  ] as ExpressionSpecification;
}

const byZoom = (opacity: number, near: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  14.5,
  opacity,
  17,
  opacity * near,
];

export function deprivationLayers(scene: Scene): LayerSpecification[] {
  const palette = paletteOf(scene);
  const opacity = opacityOf(scene, 'deprivation');
  const source = 'deprivation';
  const isPicked: ExpressionSpecification = [
    'in',
    ['get', 'code'],
    ['literal', scene.picked ?? []],
  ];
  return [
    {
      id: 'deprivation/fill',
      type: 'fill',
      source,
      layout: shown(opacity !== null),
      paint: {
        'fill-color': decileColour(scene.measure, scene.theme),
        // near by, where one LSOA fills the screen, the colour steps back
        'fill-opacity': byZoom(opacity ?? 1, 0.72),
        'fill-antialias': false,
      },
    },
    {
      id: 'deprivation/edge',
      type: 'line',
      source,
      layout: { ...shown(opacity !== null), 'line-join': 'round' },
      paint: {
        'line-color': [
          'interpolate',
          ['linear'],
          ['zoom'],
          12.5,
          palette.edge,
          14,
          palette.edgeNear,
        ],
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.25, 12, 0.6, 16, 1.6],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 12.5, 0.8, 14, 0.5],
      },
    },
    // pressed while LSOAs are picked, also when deprivation is switched off
    {
      id: 'lsoas/hit',
      type: 'fill',
      source,
      layout: shown(scene.picked !== null),
      paint: { 'fill-color': palette.selected, 'fill-opacity': 0 },
    },
    {
      id: 'lsoas/grid',
      type: 'line',
      source,
      layout: shown(scene.picked !== null && opacity === null),
      paint: { 'line-color': palette.boundary, 'line-width': 0.8, 'line-opacity': 0.7 },
    },
    {
      id: 'lsoas/picked-fill',
      type: 'fill',
      source,
      filter: isPicked,
      layout: shown(scene.picked !== null),
      paint: { 'fill-color': palette.selected, 'fill-opacity': 0.35 },
    },
    {
      id: 'lsoas/picked-casing',
      type: 'line',
      source,
      filter: isPicked,
      layout: { ...shown(scene.picked !== null), 'line-join': 'round' },
      paint: { 'line-color': palette.casing, 'line-width': 5, 'line-opacity': 0.9 },
    },
    {
      id: 'lsoas/picked-line',
      type: 'line',
      source,
      filter: isPicked,
      layout: { ...shown(scene.picked !== null), 'line-join': 'round' },
      paint: { 'line-color': palette.selected, 'line-width': 2.5 },
    },
    {
      id: 'lsoas/hover',
      type: 'line',
      source,
      layout: { ...shown(opacity !== null || scene.picked !== null), 'line-join': 'round' },
      paint: {
        'line-color': palette.hover,
        'line-width': 2,
        'line-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.85, 0],
      },
    },
    {
      id: 'lsoas/selected-casing',
      type: 'line',
      source,
      filter: ['==', ['get', 'code'], selectedId(scene, 'lsoa')],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.casing, 'line-width': 7 },
    },
    {
      id: 'lsoas/selected-line',
      type: 'line',
      source,
      filter: ['==', ['get', 'code'], selectedId(scene, 'lsoa')],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.selected, 'line-width': 3.5 },
    },
  ];
}
