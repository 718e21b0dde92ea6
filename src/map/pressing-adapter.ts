import type { LngLat, Map as MapLibreMap } from 'maplibre-gl';
import type { TerraDrawExtend, TerraDrawMouseEvent } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';

/** A key's name that no keyboard has: with it our own code closes the outline. */
export const CLOSE_KEY = 'ginnel-close';

/** The adapter, which can also be pressed by a keyboard: terra-draw itself only knows the pointer. */
export class PressingAdapter extends TerraDrawMapLibreGLAdapter<MapLibreMap> {
  #callbacks: TerraDrawExtend.TerraDrawCallbacks | null = null;
  #map: MapLibreMap;

  constructor(map: MapLibreMap) {
    super({ map, prefixId: 'drawing' });
    this.#map = map;
  }

  override register(callbacks: TerraDrawExtend.TerraDrawCallbacks): void {
    super.register(callbacks);
    this.#callbacks = callbacks;
  }

  #eventAt(at: LngLat): TerraDrawMouseEvent {
    const { x, y } = this.#map.project(at);
    return {
      lng: at.lng,
      lat: at.lat,
      containerX: x,
      containerY: y,
      button: 'left',
      heldKeys: [],
      isContextMenu: false,
    };
  }

  moveTo(at: LngLat): void {
    this.#callbacks?.onMouseMove({ ...this.#eventAt(at), button: 'neither' });
  }

  pressAt(at: LngLat): void {
    this.#callbacks?.onClick(this.#eventAt(at));
  }

  close(): void {
    this.#callbacks?.onKeyUp({ key: CLOSE_KEY, heldKeys: [], preventDefault: () => {} });
  }
}
