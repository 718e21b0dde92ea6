/** Makes the map: worker, protocol, first view, attribution and scale. */
import { AttributionControl, Map as MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Camera } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { readArchives } from './archives.ts';
import { drawImagesOnDemand } from './map-images.ts';
import type { Padding } from './map-view-props.ts';
import { attributions, styleOf } from './picture.ts';
import type { Scene } from './scene.ts';

setWorkerUrl(workerUrl);
readArchives();

export const wantsLessMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Throws where the browser has no WebGL 2. */
export function makeMap(
  container: HTMLElement,
  scene: Scene,
  camera: Camera | null,
  padding: Padding,
): MapLibreMap {
  const { place, bounds, detailBounds, layers } = scene.manifest;
  // without streets the place as a whole is the better start: near by there are no names to go by
  const first = layers.basemap.status === 'loaded' ? detailBounds : bounds;
  const map = new MapLibreMap({
    container,
    style: styleOf(scene, document.baseURI),
    ...(camera ? { center: [camera.lng, camera.lat], zoom: camera.zoom } : { bounds: first }),
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
  map.setPadding(padding);
  // what is covered is left out by the padding, which stays; this adds a little air
  if (!camera) map.fitBounds(first, { padding: 16, animate: false });
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
  // on a phone the sources fold away at once; the button that shows them stays
  map.once('style.load', () => {
    const sources = container.querySelector('.maplibregl-ctrl-attrib.maplibregl-compact');
    sources?.classList.remove('maplibregl-compact-show');
    sources?.removeAttribute('open');
  });
  return map;
}
