/** What a feature may do with the map. The map itself is never handed out. */
import type { MultiPolygon } from 'geojson';
import type { Bounds } from '#domain/place-pack.ts';
import type { DrawHistory, MapMode, MapModeEvent } from './map-mode.ts';

export type MapStage = {
  mode: MapMode;
  /** Changes what pressing means. Events go to the listener until another mode is entered. */
  enterMode(mode: MapMode, listener: (event: MapModeEvent) => void): void;
  /** Back to exploring. */
  leaveMode(): void;
  /** Undo and redo of the drawing in hand. */
  history: DrawHistory | null;
  /** An outline to show above the layers; null takes it away. */
  showOutline(geometry: MultiPolygon | null): void;
  /** Moves the camera so that the bounds are seen beside the panel. */
  frame(bounds: Bounds): void;
};
