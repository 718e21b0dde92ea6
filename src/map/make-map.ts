/** Makes the map: worker, protocol, first view, attribution and scale. */
import {
  AttributionControl,
  addProtocol,
  Map as MapLibreMap,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';
import type { Camera } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { drawImagesOnDemand } from './map-images.ts';
import type { Padding } from './map-view-props.ts';
import { attributions, styleOf } from './picture.ts';
import type { Scene } from './scene.ts';

setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol({ metadata: true }).tile);

export const wantsLessMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Throws where the browser has no WebGL 2. */
export function makeMap(
  container: HTMLElement,
  scene: Scene,
  camera: Camera | null,
  padding: Padding,
): MapLibreMap {
  const { place, detailBounds } = scene.manifest;
  const map = new MapLibreMap({
    container,
    style: styleOf(scene, document.baseURI),
    ...(camera
      ? { center: [camera.lng, camera.lat], zoom: camera.zoom }
      : { bounds: detailBounds, fitBoundsOptions: { padding } }),
    minZoom: 7,
    maxZoom: 19.5,
    maxPitch: 0,
    attributionControl: false,
    fadeDuration: wantsLessMotion() ? 0 : 200,
    locale: {
      'Map.Title': t('map:label', { place: place.name }),
      'AttributionControl.ToggleAttribution': t('map:attribution'),
    },
  });
  drawImagesOnDemand(map);
  map.addControl(
    new AttributionControl({
      customAttribution: [
        '<a href="https://maplibre.org/" target="_blank" rel="noreferrer">MapLibre</a>',
        ...attributions(scene.manifest),
      ],
    }),
    'bottom-left',
  );
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 110 }), 'bottom-left');
  return map;
}
