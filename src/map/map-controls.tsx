/** Zoom, north and locate: real buttons, named from the catalogue, big enough for a thumb. */
import { Compass, LocateFixed, Minus, Plus } from 'lucide-react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import type { Manifest } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { LocateButton } from './locate-button.tsx';
import styles from './map-view.module.css';

type Props = { map: MapLibreMap; manifest: Manifest; onProblem(sentence: string): void };

export function MapControls({ map, manifest, onProblem }: Props) {
  const [bearing, setBearing] = useState(map.getBearing());
  const [zoom, setZoom] = useState(map.getZoom());
  useEffect(() => {
    const onRotate = () => setBearing(map.getBearing());
    const onZoom = () => setZoom(map.getZoom());
    map.on('rotate', onRotate);
    map.on('zoomend', onZoom);
    return () => {
      map.off('rotate', onRotate);
      map.off('zoomend', onZoom);
    };
  }, [map]);
  return (
    <div className={styles.controls}>
      <div className={styles.group}>
        <button
          type="button"
          className={styles.control}
          aria-label={t('map:zoomIn')}
          title={t('map:zoomIn')}
          aria-disabled={zoom >= map.getMaxZoom()}
          onClick={() => map.zoomIn()}
        >
          <Plus aria-hidden size={20} />
        </button>
        <button
          type="button"
          className={styles.control}
          aria-label={t('map:zoomOut')}
          title={t('map:zoomOut')}
          aria-disabled={zoom <= map.getMinZoom()}
          onClick={() => map.zoomOut()}
        >
          <Minus aria-hidden size={20} />
        </button>
      </div>
      <div className={styles.group}>
        <LocateButton map={map} manifest={manifest} onProblem={onProblem}>
          <LocateFixed aria-hidden size={20} />
        </LocateButton>
      </div>
      {Math.abs(bearing) > 0.5 && (
        <div className={styles.group}>
          <button
            type="button"
            className={styles.control}
            aria-label={t('map:north')}
            title={t('map:north')}
            onClick={() => map.resetNorth()}
          >
            <Compass aria-hidden size={20} style={{ transform: `rotate(${-bearing - 45}deg)` }} />
          </button>
        </div>
      )}
    </div>
  );
}
