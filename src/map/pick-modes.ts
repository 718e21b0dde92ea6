/** Picking LSOAs and putting one point, by pointer or by keyboard. */
import type { LngLat, Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import { keyboardCross } from './keyboard-cross.ts';
import type { MapModeEvent } from './map-mode.ts';

type Emit = (event: MapModeEvent) => void;
type Show = (shown: boolean) => void;

/** A press adds or takes out one LSOA. The returned function leaves the mode. */
export function pickLsoas(map: MapLibreMap, emit: Emit, showCross: Show): () => void {
  let hovered: string | null = null;
  const codeAt = (point: PointLike): string | null => {
    const [feature] = map.queryRenderedFeatures(point, { layers: ['lsoas/hit'] });
    return feature ? String(feature.properties.code) : null;
  };
  const hover = (code: string | null) => {
    if (code === hovered) return;
    const state = (id: string, on: boolean) =>
      map.setFeatureState({ source: 'deprivation', id }, { hover: on });
    if (hovered) state(hovered, false);
    if (code) state(code, true);
    hovered = code;
  };
  const press = (point: PointLike) => {
    const code = codeAt(point);
    if (code) emit({ kind: 'lsoa-pressed', code });
  };
  const onMove = ({ point }: MapMouseEvent) => {
    if (!map.isMoving()) hover(codeAt(point));
  };
  const onClick = ({ point }: MapMouseEvent) => press(point);
  const leaveCross = keyboardCross(
    map,
    { press: (at) => press(map.project(at)), moved: (at) => hover(codeAt(map.project(at))) },
    showCross,
  );
  map.getCanvas().style.cursor = 'pointer';
  map.doubleClickZoom.disable();
  map.on('mousemove', onMove);
  map.on('click', onClick);
  return () => {
    leaveCross();
    hover(null);
    map.getCanvas().style.cursor = '';
    map.doubleClickZoom.enable();
    map.off('mousemove', onMove);
    map.off('click', onClick);
  };
}

/** A press puts the one point. The returned function leaves the mode. */
export function pickPoint(map: MapLibreMap, emit: Emit, showCross: Show): () => void {
  const put = ({ lng, lat }: LngLat) =>
    emit({ kind: 'point-picked', point: [Number(lng.toFixed(6)), Number(lat.toFixed(6))] });
  const onClick = ({ lngLat }: MapMouseEvent) => put(lngLat);
  const leaveCross = keyboardCross(map, { press: put }, showCross);
  map.getCanvas().style.cursor = 'crosshair';
  map.doubleClickZoom.disable();
  map.on('click', onClick);
  return () => {
    leaveCross();
    map.getCanvas().style.cursor = '';
    map.doubleClickZoom.enable();
    map.off('click', onClick);
  };
}
