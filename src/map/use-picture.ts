import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { layersOf } from './picture.ts';
import { reconcile } from './reconcile.ts';
import type { Scene } from './scene.ts';

/** Keeps the map's layers equal to the scene's. */
export function usePicture(map: MapLibreMap | null, scene: Scene, first: Scene): void {
  const drawn = useRef<{ map: MapLibreMap; scene: Scene } | null>(null);
  useEffect(() => {
    if (!map) return;
    const before = drawn.current?.map === map ? drawn.current.scene : first;
    reconcile(map, layersOf(before), layersOf(scene));
    drawn.current = { map, scene };
  }, [map, scene, first]);
}
