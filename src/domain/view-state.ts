/**
 * What is looked at: the part of the screen's state that lives in the URL and comes back with it.
 * `parseView` never throws: what it cannot read becomes the default, for a link is a door like any other.
 */
import * as v from 'valibot';
import {
  DEPRIVATION_MEASURES,
  type DeprivationMeasure,
  INCIDENT_TYPES,
  type IncidentType,
} from './place-pack.ts';

/** The layers that a person can switch, from the top of the map to the bottom. */
export const SWITCHABLE_LAYERS = [
  'priority-areas',
  'contributions',
  'community-assets',
  'alleys',
  'parks',
  'incidents',
  'deprivation',
] as const;
export type SwitchableLayer = (typeof SWITCHABLE_LAYERS)[number];

const SELECTABLE_KINDS = [
  'lsoa',
  'ward',
  'street',
  'community-asset',
  'alley',
  'park',
  'priority-area',
  'contribution',
] as const;
export type SelectableKind = (typeof SELECTABLE_KINDS)[number];
/** A thing on the map by its stable id; its facts are looked up, never read out of a click. */
export type Selection = { kind: SelectableKind; id: string };

export type Camera = { lng: number; lat: number; zoom: number };

export type LayerState = { layer: SwitchableLayer; opacity: number };

export type View = {
  /** visible layers with their opacity from 0.1 to 1, in draw order from the top */
  layers: LayerState[];
  measure: DeprivationMeasure;
  /** null is every type */
  incidentTypes: IncidentType[] | null;
  /** null is every month that the pack has */
  months: { from: string; to: string } | null;
  /** null until the map was moved: the pack's own first view */
  camera: Camera | null;
  selection: Selection | null;
};

export const DEFAULT_OPACITY: Record<SwitchableLayer, number> = {
  'priority-areas': 1,
  contributions: 1,
  'community-assets': 1,
  alleys: 1,
  parks: 0.9,
  incidents: 0.7,
  deprivation: 0.65,
};

export const DEFAULT_VIEW: View = {
  layers: SWITCHABLE_LAYERS.filter((layer) => layer !== 'incidents').map((layer) => ({
    layer,
    opacity: DEFAULT_OPACITY[layer],
  })),
  measure: 'imd',
  incidentTypes: null,
  months: null,
  camera: null,
  selection: null,
};

const Month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const Degrees = (limit: number) =>
  v.pipe(
    v.string(),
    v.nonEmpty(),
    v.transform(Number),
    v.number(),
    v.minValue(-limit),
    v.maxValue(limit),
  );

function parseOr<T>(schema: v.GenericSchema<unknown, T>, input: unknown, fallback: T): T {
  const result = v.safeParse(schema, input);
  return result.success ? result.output : fallback;
}

function parseLayers(text: string | null): LayerState[] {
  if (text === null) return DEFAULT_VIEW.layers;
  const seen = new Set<SwitchableLayer>();
  const states: LayerState[] = [];
  for (const part of text.split(',')) {
    const [name = '', percent] = part.split(':');
    const layer = SWITCHABLE_LAYERS.find((known) => known === name);
    if (!layer || seen.has(layer)) continue;
    seen.add(layer);
    const opacity = parseOr(
      v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(10), v.maxValue(100)),
      percent,
      DEFAULT_OPACITY[layer] * 100,
    );
    states.push({ layer, opacity: opacity / 100 });
  }
  return states;
}

function parseIncidentTypes(text: string | null): IncidentType[] | null {
  if (text === null) return null;
  const types = text.split(',');
  const known = INCIDENT_TYPES.filter((type) => types.includes(type));
  return known.length ? known : null;
}

function parseMonths(text: string | null): View['months'] {
  const [from, to] = text?.split('..') ?? [];
  const parsed = v.safeParse(v.object({ from: Month, to: Month }), { from, to });
  return parsed.success && parsed.output.from <= parsed.output.to ? parsed.output : null;
}

function parseCamera(text: string | null): Camera | null {
  const [zoom, lat, lng] = text?.split('/') ?? [];
  const parsed = v.safeParse(v.object({ zoom: Degrees(24), lat: Degrees(90), lng: Degrees(180) }), {
    zoom,
    lat,
    lng,
  });
  return parsed.success ? parsed.output : null;
}

function parseSelection(text: string | null): Selection | null {
  const at = text?.indexOf(':') ?? -1;
  if (!text || at < 1) return null;
  const kind = SELECTABLE_KINDS.find((known) => known === text.slice(0, at));
  const id = text.slice(at + 1);
  return kind && id ? { kind, id } : null;
}

/** Reads a view out of the URL's query. */
export function parseView(query: URLSearchParams): View {
  return {
    layers: parseLayers(query.get('layers')),
    measure: parseOr(v.picklist(DEPRIVATION_MEASURES), query.get('measure'), DEFAULT_VIEW.measure),
    incidentTypes: parseIncidentTypes(query.get('types')),
    months: parseMonths(query.get('months')),
    camera: parseCamera(query.get('map')),
    selection: parseSelection(query.get('selected')),
  };
}

/** Writes a view into a query; what equals the default is left out. Other parameters are kept. */
export function writeView(view: View, query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query);
  const set = (name: string, value: string | null) =>
    value === null ? next.delete(name) : next.set(name, value);
  const layers = (states: LayerState[]) =>
    states
      .map(({ layer, opacity }) =>
        opacity === DEFAULT_OPACITY[layer] ? layer : `${layer}:${Math.round(opacity * 100)}`,
      )
      .join(',');
  const layerText = layers(view.layers);
  set('layers', layerText === layers(DEFAULT_VIEW.layers) ? null : layerText);
  set('measure', view.measure === DEFAULT_VIEW.measure ? null : view.measure);
  set('types', view.incidentTypes?.join(',') ?? null);
  set('months', view.months && `${view.months.from}..${view.months.to}`);
  const { camera } = view;
  set(
    'map',
    camera && `${camera.zoom.toFixed(2)}/${camera.lat.toFixed(5)}/${camera.lng.toFixed(5)}`,
  );
  set('selected', view.selection && `${view.selection.kind}:${view.selection.id}`);
  return next;
}
