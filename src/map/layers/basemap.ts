/** The street basemap out of the pack's own PMTiles: warm greys, white roads, quiet labels. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { ITALIC, REGULAR, SEMI_BOLD } from '#map/fonts.ts';
import { paletteOf, type Scene, selectedId, shown } from '#map/scene.ts';

const MAJOR = ['motorway', 'trunk', 'primary', 'secondary'];
const MIDDLE = ['tertiary'];
const SMALL = ['service', 'track', 'alley'];

const isClass = (classes: string[]): FilterSpecification => [
  'in',
  ['get', 'class'],
  ['literal', classes],
];
const isOther: FilterSpecification = [
  '!',
  ['in', ['get', 'class'], ['literal', [...MAJOR, ...MIDDLE, ...SMALL]]],
];

/** Pixels of a road's white at zoom 11, 14, 16 and 18. */
type Widths = [number, number, number, number];
const ROADS: { part: string; filter: FilterSpecification; widths: Widths; minzoom: number }[] = [
  { part: 'small', filter: isClass(SMALL), widths: [0, 0.6, 2.4, 6], minzoom: 14 },
  { part: 'street', filter: isOther, widths: [0.4, 1.8, 5, 13], minzoom: 12 },
  { part: 'middle', filter: isClass(MIDDLE), widths: [0.8, 3, 7, 17], minzoom: 11 },
  { part: 'major', filter: isClass(MAJOR), widths: [1.4, 4.2, 9, 21], minzoom: 9 },
];

const widthOf = ([z11, z14, z16, z18]: Widths, add = 0): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  11,
  z11 + add * 0.5,
  14,
  z14 + add,
  16,
  z16 + add,
  18,
  z18 + add,
];

export function basemapLayers(scene: Scene): LayerSpecification[] {
  const source = 'basemap';
  const palette = paletteOf(scene);
  const visible = shown(scene.online === null);
  const round = { ...visible, 'line-join': 'round', 'line-cap': 'round' } as const;
  const casings = ROADS.map(
    ({ part, filter, widths, minzoom }): LayerSpecification => ({
      id: `basemap/casing-${part}`,
      type: 'line',
      source,
      'source-layer': 'roads',
      minzoom,
      filter,
      layout: round,
      paint: {
        'line-color': palette.roadCasing,
        'line-width': widthOf(widths, 1.4),
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 11.5, 0, 13, 0.85],
      },
    }),
  );
  const roads = ROADS.map(
    ({ part, filter, widths, minzoom }): LayerSpecification => ({
      id: `basemap/road-${part}`,
      type: 'line',
      source,
      'source-layer': 'roads',
      minzoom,
      filter,
      layout: round,
      paint: { 'line-color': palette.road, 'line-width': widthOf(widths) },
    }),
  );
  return [
    {
      id: 'basemap/land',
      type: 'fill',
      source,
      'source-layer': 'land',
      layout: visible,
      paint: { 'fill-color': palette.land },
    },
    {
      id: 'basemap/green',
      type: 'fill',
      source,
      'source-layer': 'green',
      layout: visible,
      paint: { 'fill-color': palette.green },
    },
    {
      id: 'basemap/water',
      type: 'fill',
      source,
      'source-layer': 'water',
      layout: visible,
      paint: { 'fill-color': palette.water },
    },
    {
      id: 'basemap/waterway',
      type: 'line',
      source,
      'source-layer': 'waterway',
      layout: round,
      paint: {
        'line-color': palette.water,
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 0.8, 16, 3],
      },
    },
    {
      id: 'basemap/buildings',
      type: 'fill',
      source,
      'source-layer': 'buildings',
      minzoom: 13.5,
      layout: visible,
      paint: {
        'fill-color': palette.building,
        'fill-outline-color': palette.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13.5, 0, 15, 0.75],
      },
    },
    ...casings,
    {
      id: 'basemap/path',
      type: 'line',
      source,
      'source-layer': 'paths',
      minzoom: 14,
      layout: { ...visible, 'line-join': 'round' },
      paint: {
        'line-color': palette.path,
        'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.8, 18, 2],
        'line-dasharray': [2, 1.5],
      },
    },
    ...roads,
    {
      id: 'basemap/rail',
      type: 'line',
      source,
      'source-layer': 'rail',
      layout: visible,
      paint: {
        'line-color': palette.rail,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 16, 2.2],
        'line-dasharray': [6, 2],
      },
    },
    {
      id: 'basemap/street-label',
      type: 'symbol',
      source,
      'source-layer': 'roads',
      minzoom: 13.5,
      filter: ['has', 'name'],
      layout: {
        ...visible,
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'symbol-sort-key': [
          'case',
          isClass(MAJOR) as ExpressionSpecification,
          0,
          isClass(MIDDLE) as ExpressionSpecification,
          1,
          isClass(SMALL) as ExpressionSpecification,
          3,
          2,
        ],
        'text-field': ['get', 'name'],
        'text-font': REGULAR,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13.5, 10.5, 16, 12.5, 18, 14.5],
        'text-padding': 4,
        'text-max-angle': 35,
      },
      paint: {
        'text-color': palette.label,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.8,
      },
    },
    {
      id: 'basemap/water-label',
      type: 'symbol',
      source,
      'source-layer': 'waterway',
      minzoom: 14,
      filter: ['has', 'name'],
      layout: {
        ...visible,
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': ITALIC,
        'text-size': 11.5,
      },
      paint: {
        'text-color': scene.theme === 'light' ? '#3F6373' : '#9CC3D4',
        'text-halo-color': palette.halo,
        'text-halo-width': 1.4,
      },
    },
    {
      id: 'basemap/place-label',
      type: 'symbol',
      source,
      'source-layer': 'places',
      filter: ['has', 'name'],
      layout: {
        ...visible,
        'text-field': ['get', 'name'],
        'text-font': SEMI_BOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 12, 16, 17],
        'text-letter-spacing': 0.04,
        'text-max-width': 8,
      },
      paint: {
        'text-color': palette.labelStrong,
        'text-halo-color': palette.halo,
        'text-halo-width': 2,
        'text-opacity': ['interpolate', ['linear'], ['zoom'], 15.5, 1, 16.5, 0],
      },
    },
  ];
}

/** The selected street: a ring at its point; its name is written there. */
export function streetLayers(scene: Scene): LayerSpecification[] {
  const palette = paletteOf(scene);
  return [
    {
      id: 'streets/selected',
      type: 'circle',
      source: 'streets',
      filter: ['==', ['get', 'id'], selectedId(scene, 'street')],
      paint: {
        'circle-radius': 9,
        'circle-color': palette.selected,
        'circle-opacity': 0.25,
        'circle-stroke-color': palette.selected,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'streets/selected-label',
      type: 'symbol',
      source: 'streets',
      filter: ['==', ['get', 'id'], selectedId(scene, 'street')],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': SEMI_BOLD,
        'text-size': 14,
        'text-anchor': 'bottom',
        'text-offset': [0, -1],
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': palette.selected,
        'text-halo-color': palette.halo,
        'text-halo-width': 2.4,
      },
    },
  ];
}
