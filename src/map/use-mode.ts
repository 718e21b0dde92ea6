import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { type RefObject, useEffect } from 'react';
import { explore } from './explore.ts';
import type { MapViewProps } from './map-view-props.ts';
import { streetFinder } from './street-finder.ts';

/** Enters the mode and leaves the one before it. */
export function useMode(
  map: MapLibreMap | null,
  props: MapViewProps,
  latest: RefObject<MapViewProps>,
): void {
  const { mode } = props;
  useEffect(() => {
    if (!map || mode.kind !== 'explore') return;
    const streetsAt = streetFinder(() => map.getSource<GeoJSONSource>('streets')?.getData());
    return explore(map, streetsAt, (candidates) => latest.current.onSelect(candidates));
  }, [map, mode.kind, latest]);
}
