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
    '#2E0B31',
    '#461741',
    '#5D274F',
    '#733A5B',
    '#874F66',
    '#996671',
    '#A97D7D',
    '#B6958B',
    '#C2AD9B',
    '#CDC4AE',
  ],
};

const decile = (measure: DeprivationMeasure): ExpressionSpecification => [
  'get',
  'decile',
  ['object', ['get', measure]],
];

function decileColour(measure: DeprivationMeasure, theme: Theme): ExpressionSpecification {
  const [first = '#000000', ...rest] = DEPRIVATION_RAMP[theme];
  return [
    'step',
    decile(measure),
    first,
    ...rest.flatMap((colour, index) => [index + 2, colour]),
  ] as ExpressionSpecification;
}

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
        'fill-opacity': opacity ?? 1,
        'fill-antialias': false,
      },
    },
    {
      id: 'deprivation/edge',
      type: 'line',
      source,
      layout: { ...shown(opacity !== null), 'line-join': 'round' },
      paint: {
        'line-color': palette.edge,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.25, 12, 0.6, 15, 1.2],
        'line-opacity': 0.8,
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
