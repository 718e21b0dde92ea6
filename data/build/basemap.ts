/** The layer `basemap`: streets, green, water and names as vector tiles in one PMTiles archive. */
import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { BASEMAP_LAYERS, type BasemapFeatures, type BasemapLayer } from './basemap-layers.ts';
import { type BuiltLayer, emptyTally } from './built-layer.ts';
import { clipToBox } from './clip.ts';
import type { Box } from './geometry.ts';
import { type Tile, writePmtiles } from './pmtiles-write.ts';
import { OUTLINES_SOURCE, openStreetMapSource } from './sources.ts';

const MIN_ZOOM = 10;
const MAX_ZOOM = 15;
const EXTENT = 4096;
const BUFFER = 64;

/** Small things are left to the zooms where they can be seen, so that far views stay light. */
const FIRST_ZOOM: Record<BasemapLayer, number> = {
  land: 10,
  green: 10,
  water: 10,
  waterway: 12,
  buildings: 13,
  roads: 10,
  paths: 13,
  rail: 10,
  places: 10,
};
const FIRST_ROAD_ZOOM: Record<string, number> = {
  secondary: 11,
  tertiary: 11,
  residential: 12,
  pedestrian: 12,
  service: 13,
  track: 13,
};

export function buildBasemap(
  layers: BasemapFeatures,
  extent: { bounds: Box; date: string },
): BuiltLayer {
  const tally = emptyTally();
  const clipped = {} as BasemapFeatures;
  for (const name of BASEMAP_LAYERS) {
    tally.read += layers[name].length;
    clipped[name] = layers[name].flatMap((feature) => clipToBox(feature, extent.bounds));
    tally.kept += clipped[name].length;
  }
  tally.leftOut = { 'outside the extract': tally.read - tally.kept };
  const tiles = cutTiles(clipped, extent.bounds);
  const metadata = {
    name: 'Street basemap',
    attribution: openStreetMapSource(extent.date).attribution,
    vector_layers: BASEMAP_LAYERS.map((id) => ({ id, minzoom: FIRST_ZOOM[id], maxzoom: MAX_ZOOM })),
  };
  const zooms = { minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM };
  const counts = Object.fromEntries(
    BASEMAP_LAYERS.map((name) => [name, clipped[name].length]),
  ) as Record<BasemapLayer, number>;
  return {
    status: 'loaded',
    file: 'basemap.pmtiles',
    content: writePmtiles(tiles, metadata, { bounds: extent.bounds, ...zooms }),
    coverage: extent.bounds,
    sources: [openStreetMapSource(extent.date), OUTLINES_SOURCE],
    counts: { tiles: tiles.length, ...counts },
    gaps:
      counts.buildings < counts.roads
        ? ['Buildings are barely mapped in this extract: empty ground may be built on.']
        : [],
    tally,
  };
}

function cutTiles(layers: BasemapFeatures, bounds: Box): Tile[] {
  const indexes = BASEMAP_LAYERS.map((name) => ({
    name,
    index: new GeoJSONVT(
      { type: 'FeatureCollection', features: layers[name] },
      { maxZoom: MAX_ZOOM, indexMaxZoom: 12, indexMaxPoints: 0, extent: EXTENT, buffer: BUFFER },
    ),
  }));
  const tiles: Tile[] = [];
  for (let z = MIN_ZOOM; z <= MAX_ZOOM; z++) {
    const [west, north] = tileOf(bounds[0], bounds[3], z);
    const [east, south] = tileOf(bounds[2], bounds[1], z);
    for (let x = west; x <= east; x++) {
      for (let y = north; y <= south; y++) {
        const content: Record<string, GeoJSONVTTile> = {};
        for (const { name, index } of indexes) {
          if (z < FIRST_ZOOM[name]) continue;
          const tile = index.getTile(z, x, y);
          const features = tile?.features.filter(
            ({ tags }) => name !== 'roads' || z >= (FIRST_ROAD_ZOOM[String(tags?.class)] ?? 0),
          ) as GeoJSONVTTile['features'] | undefined;
          if (tile && features?.length) content[name] = { ...tile, features } as GeoJSONVTTile;
        }
        if (Object.keys(content).length === 0) continue;
        tiles.push({ z, x, y, data: fromGeojsonVt(content, { version: 2, extent: EXTENT }) });
      }
    }
  }
  return tiles;
}

/** Column and row of the Web Mercator tile that holds a position. */
function tileOf(lng: number, lat: number, z: number): [number, number] {
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
  return [Math.floor(((lng + 180) / 360) * 2 ** z), Math.floor(y * 2 ** z)];
}
