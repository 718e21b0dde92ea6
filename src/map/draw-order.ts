/**
 * The one list of what is drawn over what, from the bottom to the top. A layer that is not on it
 * cannot draw. The switchable layers keep the person's own order among themselves.
 */
import type { SwitchableLayer } from '#domain/view-state.ts';

const GROUND = [
  'ground',
  'districts/ground',
  'basemap/land',
  'basemap/green',
  'basemap/water',
  'basemap/waterway',
];

const STREETS = [
  'basemap/buildings',
  'basemap/casing-small',
  'basemap/casing-street',
  'basemap/casing-middle',
  'basemap/casing-major',
  'basemap/path',
  'basemap/road-small',
  'basemap/road-street',
  'basemap/road-middle',
  'basemap/road-major',
  'basemap/rail',
];

const SWITCHABLE: Record<SwitchableLayer, string[]> = {
  deprivation: ['deprivation/fill', 'deprivation/edge'],
  incidents: ['incidents/heat'],
  parks: ['parks/fill', 'parks/edge'],
  alleys: ['alleys/hit', 'alleys/casing', 'alleys/line'],
  'priority-areas': [
    'priority-areas/fill',
    'priority-areas/casing',
    'priority-areas/line',
    'priority-areas/draft-line',
  ],
  'community-assets': [
    'community-assets/label',
    'community-assets/badge',
    'community-assets/cluster',
  ],
  contributions: ['contributions/mark'],
};

const ORIENTATION = [
  'districts/veil',
  'districts/outline',
  'wards/hit',
  'wards/outline',
  'districts/here-outline',
];

const OUTLINES = [
  'lsoas/hit',
  'lsoas/grid',
  'lsoas/hover',
  'wards/selected-casing',
  'wards/selected-line',
  'lsoas/picked-fill',
  'lsoas/picked-casing',
  'lsoas/picked-line',
  'lsoas/selected-casing',
  'lsoas/selected-line',
  'parks/selected-casing',
  'parks/selected-line',
  'alleys/selected-casing',
  'alleys/selected-line',
  'priority-areas/selected-fill',
  'priority-areas/selected-casing',
  'priority-areas/selected-line',
  'highlight/fill',
  'highlight/casing',
  'highlight/line',
];

const LABELS = [
  'basemap/street-label',
  'basemap/water-label',
  'parks/label',
  'alleys/label',
  'basemap/place-label',
  'districts/label',
  'wards/label',
];

const TOP = [
  'priority-areas/label',
  'streets/selected',
  'streets/selected-label',
  'community-assets/selected',
  'contributions/selected',
  'point/mark',
];

/** The layers of an online street map by their place in the order. */
type OnlineIds = { ground: string[]; streets: string[]; labels: string[] };

const POINTS: readonly SwitchableLayer[] = ['community-assets', 'contributions'];
const AREAS: readonly SwitchableLayer[] = ['deprivation', 'incidents', 'parks'];

/**
 * Every layer's id from the bottom to the top.
 *
 * - Streets ride on the choropleth and on the areas that lie directly on it, so that they show the
 *   way through the colours.
 * - Labels lie over every colour and line. Badges that a person keeps above the areas and lines lie
 *   over the labels, which make room for them; badges that they put lower are covered as they ask.
 *
 * @param top the person's order of the switchable layers, from the top of the map to the bottom
 * @param online the layers of an online street map, in its own order
 */
export function drawOrder(
  top: readonly SwitchableLayer[],
  online: OnlineIds = { ground: [], streets: [], labels: [] },
): string[] {
  const all: SwitchableLayer[] = [...top];
  for (const layer of Object.keys(SWITCHABLE) as SwitchableLayer[])
    if (!all.includes(layer)) all.push(layer);
  const bottomUp = all.toReversed();

  const isBadge = (layer: SwitchableLayer, index: number) =>
    POINTS.includes(layer) &&
    bottomUp
      .slice(index + 1)
      .every((above) => POINTS.includes(above) || above === 'priority-areas');
  const badges = bottomUp.filter(isBadge);
  const below = bottomUp.filter((layer, index) => !isBadge(layer, index));

  let streetsAt = below.indexOf('deprivation') + 1;
  while (AREAS.some((area) => area === below[streetsAt])) streetsAt += 1;

  const ids = (layers: SwitchableLayer[]) => layers.flatMap((layer) => SWITCHABLE[layer]);
  return [
    ...GROUND,
    ...online.ground,
    ...ids(below.slice(0, streetsAt)),
    ...STREETS,
    ...online.streets,
    ...ORIENTATION,
    ...ids(below.slice(streetsAt)),
    ...OUTLINES,
    ...online.labels,
    ...LABELS,
    ...ids(badges),
    ...TOP,
  ];
}
