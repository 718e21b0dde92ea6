import type { Map as MapLibreMap } from 'maplibre-gl';
import { type RefObject, useEffect, useRef } from 'react';
import type { Bounds } from '#domain/place-pack.ts';
import type { Camera } from '#domain/view-state.ts';
import { wantsLessMotion } from './make-map.ts';
import type { MapViewProps } from './map-view-props.ts';

/** As precise as the URL holds it. */
function cameraOf(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter();
  const round = (value: number, digits: number) => Number(value.toFixed(digits));
  return { lng: round(lng, 5), lat: round(lat, 5), zoom: round(map.getZoom(), 2) };
}

/** The box around what the padding leaves free; the map may be turned, so all four corners count. */
function extentOf(map: MapLibreMap): Bounds {
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  const { clientWidth, clientHeight } = map.getCanvas();
  const corners = [left, clientWidth - right].flatMap((x) =>
    [top, clientHeight - bottom].map((y) => map.unproject([x, y])),
  );
  const lngs = corners.map(({ lng }) => lng);
  const lats = corners.map(({ lat }) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

const sameCamera = (a: Camera, b: Camera) =>
  Math.abs(a.lng - b.lng) < 2e-5 &&
  Math.abs(a.lat - b.lat) < 2e-5 &&
  Math.abs(a.zoom - b.zoom) < 0.02;

/** Reports where the map comes to rest and what is seen of the world then, and follows the camera, the padding and the wishes it is given. */
export function useCamera(
  map: MapLibreMap | null,
  props: MapViewProps,
  latest: RefObject<MapViewProps>,
): void {
  const { padding, flyTo } = props;
  const { camera } = props.view;
  const { top, right, bottom, left } = padding;
  /** moves of our own, which are not news */
  const quiet = useRef(false);

  useEffect(() => {
    if (!map) return;
    const onMoveEnd = () => {
      if (!quiet.current) latest.current.onCamera(cameraOf(map));
      latest.current.onExtent(extentOf(map));
    };
    latest.current.onExtent(extentOf(map));
    map.on('moveend', onMoveEnd);
    return () => {
      map.off('moveend', onMoveEnd);
    };
  }, [map, latest]);

  useEffect(() => {
    if (!map) return;
    quiet.current = true;
    map.setPadding({ top, right, bottom, left });
    quiet.current = false;
  }, [map, top, right, bottom, left]);

  useEffect(() => {
    if (!map || !camera || map.isMoving() || sameCamera(camera, cameraOf(map))) return;
    quiet.current = true;
    map.jumpTo({ center: [camera.lng, camera.lat], zoom: camera.zoom });
    quiet.current = false;
  }, [map, camera]);

  const flown = useRef<string | null>(null);
  useEffect(() => {
    if (!map || !flyTo || flown.current === flyTo.key) return;
    flown.current = flyTo.key;
    const duration = wantsLessMotion() ? 0 : 900;
    if ('bounds' in flyTo)
      map.fitBounds(flyTo.bounds, { padding: 40, maxZoom: 17, duration, linear: false });
    else
      map.flyTo({
        center: flyTo.point,
        zoom: Math.max(map.getZoom(), flyTo.zoom ?? 16),
        duration,
      });
  }, [map, flyTo]);
}
