import type { ErrorEvent, Map as MapLibreMap } from 'maplibre-gl';
import { type RefObject, useEffect, useState } from 'react';
import { t } from '#text/t.ts';
import type { MapViewProps, OnlineBasemap } from './map-view-props.ts';
import { fetchArchive, fetchStyle, type OnlineLayers } from './online-basemap.ts';

function prepare(map: MapLibreMap, online: OnlineLayers): void {
  if (online.glyphs) map.setGlyphs(online.glyphs);
  if (typeof online.sprite === 'string') map.setSprite(online.sprite);
  else for (const { id, url } of online.sprite ?? []) map.addSprite(id, url);
  for (const [name, source] of Object.entries(online.sources))
    if (!map.getSource(name)) map.addSource(name, source);
}

/** The online street map once it was reached; null before, without one, and after it failed. */
export function useOnlineBasemap(
  map: MapLibreMap | null,
  basemap: OnlineBasemap | null,
  latest: RefObject<MapViewProps>,
): OnlineLayers | null {
  const address = basemap && ('style' in basemap ? basemap.style : basemap.pmtiles);
  const isStyle = basemap !== null && 'style' in basemap;
  const [online, setOnline] = useState<OnlineLayers | null>(null);

  useEffect(() => {
    if (!map || !address) return;
    const stop = new AbortController();
    const fail = (cause: unknown) => {
      if (stop.signal.aborted) return;
      stop.abort();
      console.warn(cause);
      setOnline(null);
      latest.current.onProblem(t('map:problem.onlineBasemap'));
    };
    const url = new URL(address, document.baseURI).href;
    (isStyle ? fetchStyle(url, stop.signal) : fetchArchive(url, stop.signal))
      .then((layers) => {
        if (stop.signal.aborted) return;
        prepare(map, layers);
        setOnline(layers);
      })
      .catch(fail);
    // tiles that stop coming: the pack's own streets come back
    const onError = (event: ErrorEvent & { sourceId?: string }) => {
      if (event.sourceId?.startsWith('online/')) fail(event.error);
    };
    map.on('error', onError);
    return () => {
      stop.abort();
      map.off('error', onError);
      setOnline(null);
    };
  }, [map, address, isStyle, latest]);

  return online;
}
