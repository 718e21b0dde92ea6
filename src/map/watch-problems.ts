import {
  type ErrorEvent,
  GeoJSONSource,
  type Map as MapLibreMap,
  VectorTileSource,
} from 'maplibre-gl';
import type { RefObject } from 'react';
import { LAYER_NAMES, type LayerName } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { forgetArchives } from './archives.ts';
import type { MapViewProps } from './map-view-props.ts';

/** Asks again for the file of a source, which the map itself does only once. */
function readAgain(map: MapLibreMap, id: string): void {
  const source = map.getSource(id);
  if (source instanceof GeoJSONSource) void source.setData(source.serialize().data);
  if (source instanceof VectorTileSource) {
    const { url } = source.serialize();
    if (url) source.setUrl(url);
  }
}

function sentenceFor(layers: LayerName[]): string {
  const names = layers.map((layer) => t(`layers:${layer}.name`));
  return names.length === 1
    ? t('map:problem.layer', { layer: names[0] })
    : t('map:problem.layers', { layers: names.join(', ') });
}

/**
 * What goes wrong inside the map becomes a sentence, with each layer once. The files are asked for
 * again when the person says so and when the network is back. Begins as soon as the map is made, for
 * a file may fail before the map has drawn anything. The returned function ends it.
 */
export function watchProblems(map: MapLibreMap, latest: RefObject<MapViewProps>): () => void {
  const failed = new Map<string, LayerName>();
  const again = () => {
    if (!failed.size) return;
    const ids = [...failed.keys()];
    failed.clear();
    latest.current.onProblem(null);
    forgetArchives();
    for (const id of ids) readAgain(map, id);
  };
  const onError = (event: ErrorEvent & { sourceId?: string }) => {
    console.error(event.error);
    const { sourceId } = event;
    const layer = LAYER_NAMES.find((name) => sourceId?.startsWith(name));
    if (!sourceId || !layer || failed.has(sourceId)) return;
    failed.set(sourceId, layer);
    latest.current.onProblem(sentenceFor([...new Set(failed.values())]), again);
  };
  map.on('error', onError);
  window.addEventListener('online', again);
  return () => {
    map.off('error', onError);
    window.removeEventListener('online', again);
  };
}
