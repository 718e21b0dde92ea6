/** Sorting an extract into the layers of the street basemap. Names and properties are what the map's style reads. */
import type { Feature } from 'geojson';
import type { AreaGeometry } from './geometry.ts';
import type { OsmArea, OsmExtract, OsmLine, Tags } from './osm-read.ts';
import { classifyPark } from './parks.ts';

export const BASEMAP_LAYERS = [
  'land',
  'green',
  'water',
  'waterway',
  'buildings',
  'roads',
  'paths',
  'rail',
  'places',
] as const;
export type BasemapLayer = (typeof BASEMAP_LAYERS)[number];
export type BasemapFeatures = Record<BasemapLayer, Feature[]>;

const ROAD_CLASS: Record<string, string> = {
  motorway: 'motorway',
  trunk: 'trunk',
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary',
  unclassified: 'residential',
  residential: 'residential',
  living_street: 'residential',
  road: 'residential',
  bus_guideway: 'service',
  service: 'service',
  pedestrian: 'pedestrian',
  track: 'track',
};
const PATH_CLASS: Record<string, string> = {
  footway: 'footway',
  path: 'footway',
  bridleway: 'footway',
  cycleway: 'cycleway',
  steps: 'steps',
};
const GREEN: Record<string, string> = {
  'landuse=grass': 'grass',
  'landuse=meadow': 'grass',
  'landuse=village_green': 'grass',
  'natural=grassland': 'grass',
  'natural=scrub': 'wood',
  'natural=heath': 'grass',
  'landuse=cemetery': 'cemetery',
  'amenity=grave_yard': 'cemetery',
  'leisure=golf_course': 'grass',
};

function roadClass(tags: Tags): string | null {
  return ROAD_CLASS[(tags.highway ?? '').replace(/_link$/, '')] ?? null;
}

function greenKind(tags: Tags): string | null {
  const park = classifyPark(tags);
  if (park && 'kind' in park) return park.kind;
  for (const key of ['landuse', 'natural', 'amenity', 'leisure']) {
    const kind = GREEN[`${key}=${tags[key]}`];
    if (kind) return kind;
  }
  return null;
}

const isWater = (tags: Tags): boolean =>
  tags.natural === 'water' || tags.landuse === 'reservoir' || tags.waterway === 'riverbank';

export function sortIntoLayers(extract: OsmExtract, land: AreaGeometry): BasemapFeatures {
  const layers: BasemapFeatures = {
    land: [feature({}, land)],
    green: [],
    water: [],
    waterway: [],
    buildings: [],
    roads: [],
    paths: [],
    rail: [],
    places: [],
  };
  for (const area of extract.areas) addArea(layers, area);
  for (const line of extract.lines) addLine(layers, line);
  for (const { point, tags } of extract.points) {
    if (tags.place === undefined || tags.name === undefined) continue;
    layers.places.push(
      feature({ name: tags.name, kind: tags.place }, { type: 'Point', coordinates: point }),
    );
  }
  return layers;
}

function addArea(layers: BasemapFeatures, { tags, geometry }: OsmArea): void {
  const green = greenKind(tags);
  if (green) layers.green.push(feature(named({ kind: green }, tags), geometry));
  else if (isWater(tags)) {
    layers.water.push(feature(named({ kind: tags.water ?? 'water' }, tags), geometry));
  }
  if (tags.building !== undefined && tags.building !== 'no') {
    layers.buildings.push(feature({}, geometry));
  }
}

function addLine(layers: BasemapFeatures, { line, tags }: OsmLine): void {
  const geometry = { type: 'LineString' as const, coordinates: line };
  const road = roadClass(tags);
  const path = PATH_CLASS[tags.highway ?? ''];
  if (road && tags.area !== 'yes') {
    const ref = tags.ref === undefined ? {} : { ref: tags.ref };
    layers.roads.push(feature({ ...named({ class: road }, tags), ...ref }, geometry));
  } else if (path) {
    layers.paths.push(feature(named({ class: path }, tags), geometry));
  } else if (['river', 'stream', 'canal', 'drain'].includes(tags.waterway ?? '')) {
    layers.waterway.push(feature(named({ kind: tags.waterway as string }, tags), geometry));
  } else if (['rail', 'light_rail', 'tram'].includes(tags.railway ?? '')) {
    layers.rail.push(feature({ kind: tags.railway as string }, geometry));
  }
}

const named = (properties: Record<string, string>, tags: Tags): Record<string, string> =>
  tags.name === undefined ? properties : { ...properties, name: tags.name };

function feature(properties: Record<string, string>, geometry: Feature['geometry']): Feature {
  return { type: 'Feature', properties, geometry };
}
