/** A place pack made ready for questions about areas: parsed by schema, flattened, indexed. */
import type { MultiPolygon, Polygon } from 'geojson';
import * as v from 'valibot';
import { boundsOf } from './bounds.ts';
import { dissolveRegions } from './dissolve-regions.ts';
import { parseFeatures } from './feature-collection.ts';
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

const AREAS = ['Polygon', 'MultiPolygon'] as const;

function parseLsoas(input: unknown): Lsoa[] {
  return parseFeatures(input, AREAS, LsoaPropertiesSchema).features.map(
    ({ properties, geometry }) => ({ ...regionOf(flattenArea(geometry)), properties, geometry }),
  );
}

function parseIncidents(input: unknown): IncidentTable {
  return tabulateIncidents(v.parse(IncidentColumnsSchema, input, { abortEarly: true }));
}

function parseAlleys(input: unknown): Alley[] {
  const lines = parseFeatures(input, ['LineString', 'MultiLineString'], AlleyPropertiesSchema);
  return lines.features.map(({ properties, geometry }) => {
    const parts = (
      geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
    ).map((line) => Float64Array.from(line.flatMap((position) => position.slice(0, 2))));
    return { properties, parts, bounds: boundsOf(...parts) };
  });
}

function parseParks(input: unknown): Parks {
  const { features } = parseFeatures(input, AREAS, ParkPropertiesSchema);
  const parks = features.map(({ properties, geometry }) => ({
    ...regionOf(flattenArea(geometry)),
    properties,
  }));
  return { parks, ground: dissolveRegions(features.map(({ geometry }) => geometry)) };
}

function parseAssets(input: unknown): Assets {
  const { features } = parseFeatures(input, ['Point'], CommunityAssetPropertiesSchema);
  const column = (axis: 0 | 1) =>
    Float64Array.from(features, ({ geometry }) => geometry.coordinates[axis] as number);
  return {
    points: buildPointGrid(column(0), column(1)),
    properties: features.map(({ properties }) => properties),
  };
}

/** Parses one file; the first fault is told with the layer's name and the path to it. */
function parseFile<T>(name: string, text: string, parse: (input: unknown) => T): T {
  try {
    return parse(JSON.parse(text));
  } catch (error) {
    const fault = v.isValiError(error) ? v.summarize([error.issues[0]]) : (error as Error).message;
    throw new Error(`${name}: ${fault}`, { cause: error });
  }
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
    parse: (input: unknown) => T,
  ): AnalysisLayer<T> => {
    if (entry.status === 'loaded' && text === null) {
      throw new Error(`the manifest has ${name}, but its file was not given`);
    }
    const made: AnalysisLayer<T> =
      entry.status === 'loaded'
        ? { entry, data: parseFile(name, text as string, parse) }
        : { entry };
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
