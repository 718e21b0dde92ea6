/** Pointing by keyboard: a cross in the middle of the map, moved by the arrow keys, pressed by Enter. */
import type { LngLat, Map as MapLibreMap } from 'maplibre-gl';

export type CrossKeys = {
  /** Enter or Space while the cross is shown */
  press(at: LngLat): void;
  /** Enter while pointing goes on by mouse; false when there was nothing to finish, and the cross appears */
  enter?(): boolean;
  back?(): void;
  close?(): void;
  /** the cross stands over another point now */
  moved?(at: LngLat): void;
};

/**
 * @param show told when the cross appears (the keyboard is in use) and goes (the pointer is)
 * @returns takes everything away again
 */
export function keyboardCross(
  map: MapLibreMap,
  keys: CrossKeys,
  show: (shown: boolean) => void,
): () => void {
  const canvas = map.getCanvas();
  let shown = false;
  const set = (next: boolean) => {
    if (shown === next) return;
    shown = next;
    show(next);
    if (next) keys.moved?.(map.getCenter());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith('Arrow') || event.key === '+' || event.key === '-') set(true);
    else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (event.repeat) return;
      if (!shown && event.key === 'Enter' && keys.enter?.()) return;
      set(true);
      keys.press(map.getCenter());
    } else if (event.key === 'Backspace') {
      event.preventDefault();
      keys.back?.();
    } else if (event.key.toLowerCase() === 'c') keys.close?.();
  };
  const onMove = () => {
    if (shown) keys.moved?.(map.getCenter());
  };
  const onPointer = (event: PointerEvent) => {
    // a hand resting on the table nudges the mouse: only a real movement takes the cross away
    if (Math.abs(event.movementX) + Math.abs(event.movementY) > 2 || event.buttons) set(false);
  };
  canvas.addEventListener('keydown', onKeyDown);
  canvas.addEventListener('pointermove', onPointer);
  canvas.addEventListener('pointerdown', onPointer);
  map.on('move', onMove);
  return () => {
    set(false);
    canvas.removeEventListener('keydown', onKeyDown);
    canvas.removeEventListener('pointermove', onPointer);
    canvas.removeEventListener('pointerdown', onPointer);
    map.off('move', onMove);
  };
}
