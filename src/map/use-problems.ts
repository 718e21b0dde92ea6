import type { ErrorEvent, Map as MapLibreMap } from 'maplibre-gl';
import { type RefObject, useEffect } from 'react';
import { LAYER_NAMES } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import type { MapViewProps } from './map-view-props.ts';

/** What goes wrong inside the map becomes a sentence, once for each layer. */
export function useProblems(map: MapLibreMap | null, latest: RefObject<MapViewProps>): void {
  useEffect(() => {
    if (!map) return;
    const told = new Set<string>();
    const onError = (event: ErrorEvent & { sourceId?: string }) => {
      console.error(event.error);
      const layer = LAYER_NAMES.find((name) => event.sourceId?.startsWith(name));
      if (!layer || told.has(layer)) return;
      told.add(layer);
      latest.current.onProblem(t('map:problem.layer', { layer: t(`layers:${layer}.name`) }));
    };
    map.on('error', onError);
    return () => {
      map.off('error', onError);
    };
  }, [map, latest]);
}
