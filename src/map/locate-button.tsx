/** Shows where the person is; every way in which that can fail has its sentence. */
import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Manifest } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import styles from './map-view.module.css';

type Props = {
  map: MapLibreMap;
  manifest: Manifest;
  onProblem(sentence: string): void;
  children: ReactNode;
};

export function LocateButton({ map, manifest, onProblem, children }: Props) {
  const [busy, setBusy] = useState(false);
  const marker = useRef<Marker | null>(null);
  useEffect(() => () => void marker.current?.remove(), []);

  const onFound = ({ coords }: GeolocationPosition) => {
    setBusy(false);
    const [west, south, east, north] = manifest.bounds;
    const { longitude, latitude } = coords;
    const inside = longitude >= west && longitude <= east && latitude >= south && latitude <= north;
    if (!inside) {
      onProblem(t('map:locateOutside', { place: manifest.place.name }));
      return;
    }
    marker.current?.remove();
    const dot = document.createElement('div');
    dot.className = styles.here ?? '';
    marker.current = new Marker({ element: dot }).setLngLat([longitude, latitude]).addTo(map);
    map.flyTo({ center: [longitude, latitude], zoom: Math.max(map.getZoom(), 16) });
  };
  const onFailed = (error: GeolocationPositionError) => {
    setBusy(false);
    onProblem(t(error.code === error.PERMISSION_DENIED ? 'map:locateDenied' : 'map:locateFailed'));
  };
  const locate = () => {
    if (!('geolocation' in navigator)) {
      onProblem(t('map:locateFailed'));
      return;
    }
    setBusy(true);
    navigator.geolocation.getCurrentPosition(onFound, onFailed, {
      enableHighAccuracy: true,
      timeout: 12_000,
      maximumAge: 60_000,
    });
  };
  return (
    <button
      type="button"
      className={styles.control}
      aria-label={t('map:locate')}
      title={t('map:locate')}
      aria-busy={busy}
      onClick={locate}
    >
      {children}
    </button>
  );
}
