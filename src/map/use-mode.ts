import type { MultiPolygon } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { type RefObject, useEffect, useRef } from 'react';
import { t } from '#text/t.ts';
import { explore } from './explore.ts';
import type { MapMode, MapModeEvent } from './map-mode.ts';
import type { MapViewProps } from './map-view-props.ts';
import { PALETTE } from './palette.ts';
import { pickLsoas, pickPoint } from './pick-modes.ts';
import { streetFinder } from './street-finder.ts';

/** Enters the mode and leaves the one before it. */
export function useMode(
  map: MapLibreMap | null,
  props: MapViewProps,
  latest: RefObject<MapViewProps>,
  showCross: (shown: boolean) => void,
): void {
  const { mode } = props;
  /** what was reported: when the app hands it back, it is not a new outline to change */
  const reported = useRef(new WeakSet<MultiPolygon>());
  const entered = useRef<{ kind: MapMode['kind']; start: MultiPolygon | null }>(null);
  const given = mode.kind === 'edit-area' ? mode.geometry : null;
  if (entered.current?.kind !== mode.kind || !given || !reported.current.has(given))
    entered.current = { kind: mode.kind, start: given };
  const { start } = entered.current;

  useEffect(() => {
    if (!map) return;
    const emit = (event: MapModeEvent) => {
      if (event.kind === 'area-changed' && event.geometry) reported.current.add(event.geometry);
      latest.current.onModeEvent(event);
    };
    switch (mode.kind) {
      case 'explore':
        return explore(
          map,
          streetFinder(() => map.getSource<GeoJSONSource>('streets')?.getData()),
          (candidates) => latest.current.onSelect(candidates),
        );
      case 'pick-lsoas':
        return pickLsoas(map, emit, showCross);
      case 'pick-point':
        return pickPoint(map, emit, showCross);
      case 'draw-area':
      case 'edit-area': {
        let leave: (() => void) | null = null;
        let left = false;
        const { selected, casing } = PALETTE[latest.current.theme];
        import('./draw-modes.ts').then(
          ({ drawOutline }) => {
            if (left) return;
            leave = drawOutline(
              map,
              start,
              { line: selected as `#${string}`, corner: casing as `#${string}` },
              { emit, showCross, history: (history) => latest.current.onHistory(history) },
            );
          },
          (cause) => {
            console.error(cause);
            latest.current.onProblem(t('map:problem.drawing'));
          },
        );
        return () => {
          left = true;
          leave?.();
        };
      }
    }
  }, [map, mode.kind, start, latest, showCross]);
}
