/** A place pack made ready for questions about areas: parsed by schema, flattened, indexed. */
import type {
  Feature,
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Polygon,
} from 'geojson';
import * as v from 'valibot';
import { boundsOf } from './bounds.ts';
import { dissolveRegions } from './dissolve-regions.ts';
import { flattenArea } from './flat-polygon.ts';
import { type Region, regionOf } from './overlap-shares.ts';
import {
  AlleyPropertiesSchema,
  CommunityAssetPropertiesSchema,
  IncidentColumnsSchema,
  type LayerEntry,
  type LsoaProperties,
  LsoaPropertiesSchema,
  type Manifest,
  ParkPropertiesSchema,
} from './place-pack.ts';
import { buildPointGrid } from './point-grid.ts';
import type { Alley, Assets, Parks } from './profile-things.ts';
import { type IncidentTable, tabulateIncidents } from './tally-incidents.ts';

/** Texts of a pack's files; null for a layer that the manifest says is not loaded. */
export type PackTexts = Record<
  'deprivation' | 'incidents' | 'alleys' | 'parks' | 'assets',
  string | null
>;

export type Lsoa = Region & { properties: LsoaProperties; geometry: Polygon | MultiPolygon };
type LoadedLayer<T> = { entry: Extract<LayerEntry, { status: 'loaded' }>; data: T };
type NotLoadedLayer = { entry: Extract<LayerEntry, { status: 'not-loaded' }> };
export type AnalysisLayer<T> = LoadedLayer<T> | NotLoadedLayer;

export type AnalysisPack = {
  manifest: Manifest;
  deprivation: AnalysisLayer<Lsoa[]>;
  incidents: AnalysisLayer<IncidentTable>;
  alleys: AnalysisLayer<Alley[]>;
  parks: AnalysisLayer<Parks>;
  assets: AnalysisLayer<Assets>;
};

/** Parses a feature collection whose features have properties of the schema and geometry of the types. */
function parseFeatures<P, G extends Geometry>(
  file: string,
  text: string,
  properties: v.GenericSchema<unknown, P>,
  types: G['type'][],
): Feature<G, P>[] {
  const features = (JSON.parse(text) as { features?: unknown }).features;
  if (!Array.isArray(features)) throw new Error(`${file} is not a feature collection`);
  return features.map((feature: Feature<G, unknown>, at) => {
    if (!types.includes(feature.geometry?.type)) {
      throw new Error(
        `${file}, feature ${at}: geometry ${feature.geometry?.type}, not ${types.join(' or ')}`,
      );
    }
    const parsed = v.safeParse(properties, feature.properties);
    if (!parsed.success) {
      throw new Error(`${file}, feature ${at}: ${v.summarize(parsed.issues)}`);
    }
    return { ...feature, properties: parsed.output };
  });
}

const POLYGONS: ('Polygon' | 'MultiPolygon')[] = ['Polygon', 'MultiPolygon'];

function parseLsoas(text: string): Lsoa[] {
  return parseFeatures<LsoaProperties, Polygon | MultiPolygon>(
    'deprivation',
    text,
    LsoaPropertiesSchema,
    POLYGONS,
  ).map(({ properties, geometry }) => ({
    ...regionOf(flattenArea(geometry)),
    properties,
    geometry,
  }));
}

function parseIncidents(text: string): IncidentTable {
  const parsed = v.safeParse(IncidentColumnsSchema, JSON.parse(text), { abortEarly: true });
  if (!parsed.success) throw new Error(`incidents: ${v.summarize(parsed.issues)}`);
  return tabulateIncidents(parsed.output);
}

function parseAlleys(text: string): Alley[] {
  return parseFeatures<Alley['properties'], LineString | MultiLineString>(
    'alleys',
    text,
    AlleyPropertiesSchema,
    ['LineString', 'MultiLineString'],
  ).map(({ properties, geometry }) => {
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    const parts = lines.map((line) =>
      Float64Array.from(line.flatMap(([lng, lat]) => [lng, lat] as [number, number])),
    );
    return { properties, parts, bounds: boundsOf(...parts) };
  });
}

function parseParks(text: string): Parks {
  const features = parseFeatures<Parks['parks'][number]['properties'], Polygon | MultiPolygon>(
    'parks',
    text,
    ParkPropertiesSchema,
    POLYGONS,
  );
  const parks = features.map(({ properties, geometry }) => ({
    ...regionOf(flattenArea(geometry)),
    properties,
  }));
  return { parks, ground: dissolveRegions(features.map(({ geometry }) => geometry)) };
}

function parseAssets(text: string): Assets {
  const features = parseFeatures<Assets['properties'][number], GeoJSON.Point>(
    'community assets',
    text,
    CommunityAssetPropertiesSchema,
    ['Point'],
  );
  const column = (axis: 0 | 1) =>
    Float64Array.from(features, ({ geometry }) => geometry.coordinates[axis] as number);
  return {
    points: buildPointGrid(column(0), column(1)),
    properties: features.map(({ properties }) => properties),
  };
}

/**
 * Parses and indexes a pack. `onStep` is told after each of the five layers.
 * Throws with the layer, the feature and the fault where a file does not keep to its schema, and where the
 * manifest says that a layer is loaded but its text is null.
 */
export function prepareAnalysisPack(
  manifest: Manifest,
  texts: PackTexts,
  onStep: (done: number, total: number) => void,
): AnalysisPack {
  let done = 0;
  const layer = <T>(
    entry: LayerEntry,
    text: string | null,
    name: string,
    parse: (text: string) => T,
  ): AnalysisLayer<T> => {
    if (entry.status === 'loaded' && text === null) {
      throw new Error(`the manifest has ${name}, but its file was not given`);
    }
    const made: AnalysisLayer<T> =
      entry.status === 'loaded' ? { entry, data: parse(text as string) } : { entry };
    onStep(++done, 5);
    return made;
  };
  const { layers } = manifest;
  return {
    manifest,
    deprivation: layer(layers.deprivation, texts.deprivation, 'deprivation', parseLsoas),
    incidents: layer(layers.incidents, texts.incidents, 'incidents', parseIncidents),
    alleys: layer(layers.alleys, texts.alleys, 'alleys', parseAlleys),
    parks: layer(layers.parks, texts.parks, 'parks', parseParks),
    assets: layer(layers['community-assets'], texts.assets, 'community assets', parseAssets),
  };
}
