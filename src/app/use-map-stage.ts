import type { MultiPolygon } from 'geojson';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Bounds } from '#domain/place-pack.ts';
import { randomId } from '#domain/random.ts';
import type { DrawHistory, MapMode, MapModeEvent } from '#map/map-mode.ts';
import type { MapStage } from '#map/map-stage.ts';
import type { FlyTo } from '#map/map-view-props.ts';

const EXPLORE: MapMode = { kind: 'explore' };

/** The state that a screen and the map share: the mode, an outline, where to look. */
export function useMapStage() {
  const [mode, setMode] = useState<MapMode>(EXPLORE);
  const [history, setHistory] = useState<DrawHistory | null>(null);
  const [outline, showOutline] = useState<MultiPolygon | null>(null);
  const [flyTo, setFlyTo] = useState<FlyTo | null>(null);
  const listener = useRef<(event: MapModeEvent) => void>(() => {});

  const enterMode = useCallback((next: MapMode, listen: (event: MapModeEvent) => void) => {
    listener.current = listen;
    setMode(next);
  }, []);
  const leaveMode = useCallback(() => {
    listener.current = () => {};
    setMode(EXPLORE);
  }, []);
  const frame = useCallback((bounds: Bounds) => setFlyTo({ key: randomId(), bounds }), []);
  const stage: MapStage = useMemo(
    () => ({ mode, enterMode, leaveMode, history, showOutline, frame }),
    [mode, enterMode, leaveMode, history, frame],
  );
  const onModeEvent = useCallback((event: MapModeEvent) => listener.current(event), []);
  return { stage, outline, flyTo, setHistory, onModeEvent };
}
