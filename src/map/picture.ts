/** The whole picture as a value: a style for a scene. What changes is found by comparing two of them. */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { LayerName, Manifest } from '#domain/place-pack.ts';
import { drawOrder } from './draw-order.ts';
import { fontFaces } from './fonts.ts';
import { alleyLayers } from './layers/alleys.ts';
import { basemapLayers, streetLayers } from './layers/basemap.ts';
import { communityAssetLayers, communityAssetSources } from './layers/community-assets.ts';
import { contributionLayers } from './layers/contributions.ts';
import { deprivationLayers } from './layers/deprivation.ts';
import { districtLayers } from './layers/districts.ts';
import { incidentLayers } from './layers/incidents.ts';
import { parkLayers } from './layers/parks.ts';
import { pointingLayers } from './layers/pointing.ts';
import { priorityAreaLayers } from './layers/priority-areas.ts';
import { wardLayers } from './layers/wards.ts';
import { ARCHIVE_SOURCE, renamed } from './online-basemap.ts';
import { paletteOf, type Scene } from './scene.ts';

const EMPTY = { type: 'FeatureCollection' as const, features: [] };

const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** What must be said of the pack's sources, each once, as the map's attribution control wants it. */
export function attributions(manifest: Manifest): string[] {
  const texts = Object.values(manifest.layers).flatMap((entry) =>
    entry.status === 'loaded'
      ? entry.sources.map(
          ({ attribution, licenceUrl }) =>
            `<a href="${escapeHtml(licenceUrl)}" target="_blank" rel="noreferrer">${escapeHtml(attribution)}</a>`,
        )
      : [],
  );
  return [...new Set(texts)];
}

function sourcesOf(scene: Scene): Record<string, SourceSpecification> {
  const { manifest, packUrl } = scene;
  const sources: Record<string, SourceSpecification> = {};
  const loaded = (name: LayerName) => {
    const entry = manifest.layers[name];
    return entry.status === 'loaded' ? packUrl + entry.file : null;
  };
  const add = (name: LayerName, id: 'code' | 'id') => {
    const url = loaded(name);
    if (url) sources[name] = { type: 'geojson', data: url, promoteId: id };
  };
  add('deprivation', 'code');
  add('parks', 'id');
  add('alleys', 'id');
  add('streets', 'id');
  add('wards', 'code');
  add('districts', 'code');
  const assets = loaded('community-assets');
  if (assets) Object.assign(sources, communityAssetSources(assets));
  const basemap = loaded('basemap');
  if (basemap) sources.basemap = { type: 'vector', url: `pmtiles://${basemap}` };
  if (loaded('incidents')) sources.incidents = { type: 'geojson', data: EMPTY };
  for (const name of ['ward-points', 'district-points', 'park-points', 'priority-area-points'])
    sources[name] = { type: 'geojson', data: EMPTY };
  for (const name of ['priority-areas', 'contributions'])
    sources[name] = { type: 'geojson', data: EMPTY, promoteId: 'id' };
  for (const name of ['highlight', 'picked-point'])
    sources[name] = { type: 'geojson', data: EMPTY };
  return { ...sources, ...scene.online?.sources };
}

function onlineLayers(scene: Scene): LayerSpecification[] {
  if (scene.online?.layers !== 'own') return scene.online?.layers ?? [];
  return basemapLayers({ ...scene, online: null }).map((layer) => renamed(layer, ARCHIVE_SOURCE));
}

/** Every layer that can be drawn for a scene, from the bottom to the top. */
export function layersOf(
  scene: Scene,
  sources: Record<string, unknown> = sourcesOf(scene),
): LayerSpecification[] {
  const all: LayerSpecification[] = [
    { id: 'ground', type: 'background', paint: { 'background-color': paletteOf(scene).outside } },
    ...basemapLayers(scene),
    ...streetLayers(scene),
    ...districtLayers(scene),
    ...wardLayers(scene),
    ...deprivationLayers(scene),
    ...incidentLayers(scene),
    ...parkLayers(scene),
    ...alleyLayers(scene),
    ...communityAssetLayers(scene),
    ...priorityAreaLayers(scene),
    ...contributionLayers(scene),
    ...pointingLayers(scene),
  ];
  const online = onlineLayers(scene);
  all.push(...online);
  const made = all.filter((layer) => !('source' in layer) || layer.source in sources);
  const byId = new Map(made.map((layer) => [layer.id, layer]));
  const idsOf = (...types: LayerSpecification['type'][]) =>
    online.filter(({ type }) => types.includes(type)).map(({ id }) => id);
  const order = drawOrder(
    scene.layers.map(({ layer }) => layer),
    {
      ground: idsOf('background', 'fill', 'raster', 'hillshade', 'color-relief', 'fill-extrusion'),
      streets: idsOf('line'),
      labels: idsOf('symbol', 'circle'),
    },
  );
  return order.flatMap((id) => byId.get(id) ?? []);
}

/** The style with which the map starts. `pageUrl` makes the fonts' addresses absolute. */
export function styleOf(scene: Scene, pageUrl: string): StyleSpecification {
  const sources = sourcesOf(scene);
  return {
    version: 8,
    name: 'Ginnel',
    'font-faces': fontFaces(pageUrl),
    sources,
    layers: layersOf(scene, sources),
  };
}
