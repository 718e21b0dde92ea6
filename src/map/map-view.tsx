/** The map as a component: props in, events out, the map itself stays inside. */
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '#text/t.ts';
import { busyCount } from './busy-count.ts';
import { makeMap } from './make-map.ts';
import { MapControls } from './map-controls.tsx';
import styles from './map-view.module.css';
import type { MapViewProps } from './map-view-props.ts';
import type { Scene } from './scene.ts';
import { useCamera } from './use-camera.ts';
import { useData } from './use-data.ts';
import { useLatest } from './use-latest.ts';
import { useMode } from './use-mode.ts';
import { useOnlineBasemap } from './use-online-basemap.ts';
import { usePicture } from './use-picture.ts';
import { watchProblems } from './watch-problems.ts';

declare module 'react' {
  interface CSSProperties {
    '--map-covered-below'?: string;
    '--map-covered-left'?: string;
    '--map-covered-right'?: string;
    '--map-covered-above'?: string;
  }
}

const pixels = (value: number) => `${value}px`;

export function MapView(props: MapViewProps) {
  const { manifest, packUrl, theme, basemap, view, mode, incidentHeat, padding } = props;
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const latest = useLatest(props);

  const scene: Scene = useMemo(
    () => ({
      manifest,
      packUrl: new URL(packUrl, document.baseURI).href,
      theme,
      layers: view.layers,
      measure: view.measure,
      selection: view.selection,
      picked: mode.kind === 'pick-lsoas' ? mode.codes : null,
      busyCount: busyCount(incidentHeat),
      online: null,
    }),
    [manifest, packUrl, theme, view.layers, view.measure, view.selection, mode, incidentHeat],
  );
  const firstScene = useRef(scene);
  const toRemove = useRef<MapLibreMap>(null);

  useEffect(() => {
    if (!container.current) return;
    const { view: start, padding: room, onProblem, onReady } = latest.current;
    let made: MapLibreMap;
    try {
      made = makeMap(container.current, firstScene.current, start.camera, room);
    } catch (cause) {
      console.error(cause);
      onProblem(t('map:problem.noWebgl'));
      return;
    }
    made.once('style.load', () => setMap(made));
    made.once('idle', () => {
      performance.mark('ginnel:map-ready');
      document.body.dataset.mapReady = 'true';
      onReady();
    });
    toRemove.current = made;
    const stopWatching = watchProblems(made, latest);
    return () => {
      stopWatching();
      setMap(null);
      delete document.body.dataset.mapReady;
    };
  }, [latest]);

  const online = useOnlineBasemap(map, basemap, latest);
  const drawn = useMemo(() => ({ ...scene, online }), [scene, online]);
  usePicture(map, drawn, firstScene.current);
  useData(map, props);
  useCamera(map, props, latest);
  const [cross, setCross] = useState(false);
  useMode(map, props, latest, setCross);
  // effects are cleaned up in order: the map goes last, when every mode has tidied up on it
  useEffect(() => () => toRemove.current?.remove(), []);

  const onProblem = useCallback((sentence: string) => latest.current.onProblem(sentence), [latest]);
  return (
    <div
      className={styles.frame}
      style={{
        '--map-covered-above': pixels(padding.top),
        '--map-covered-right': pixels(padding.right),
        '--map-covered-below': pixels(padding.bottom),
        '--map-covered-left': pixels(padding.left),
      }}
    >
      <div ref={container} className={styles.map} />
      <p className={styles.hint} role="status">
        {cross &&
          t(
            mode.kind === 'draw-area'
              ? 'map:cross.draw'
              : mode.kind === 'pick-point'
                ? 'map:cross.point'
                : 'map:cross.lsoas',
          )}
      </p>
      {cross && <div className={styles.cross} aria-hidden />}
      {map && <MapControls map={map} manifest={manifest} onProblem={onProblem} />}
    </div>
  );
}
