/** What pressing on the map means now. A mode cleans up behind itself when it is left. */
import type { MultiPolygon } from 'geojson';
import type { Position } from '#domain/place-pack.ts';

export type MapMode =
  /** press selects */
  | { kind: 'explore' }
  /** press adds a corner; the outline is reported while it grows */
  | { kind: 'draw-area' }
  /** the corners of one outline can be moved, added and taken out, with undo */
  | { kind: 'edit-area'; geometry: MultiPolygon }
  /** press adds or takes out one LSOA */
  | { kind: 'pick-lsoas'; codes: string[] }
  /** press puts the one point */
  | { kind: 'pick-point'; point: Position | null };

/** What a mode reports. */
export type MapModeEvent =
  /** the outline so far; `finished` once it is closed. Refusals are values, with a point where there is one. */
  | {
      kind: 'area-changed';
      geometry: MultiPolygon | null;
      finished: boolean;
      /** whether a corner was put by the keyboard since the mode was entered */
      byKeyboard: boolean;
    }
  | { kind: 'area-refused'; reason: 'crosses-itself'; at: Position | null }
  | { kind: 'lsoa-pressed'; code: string }
  | { kind: 'point-picked'; point: Position };

/**
 * The drawing in hand: undo, redo, and closing the outline without a mouse (null while there are
 * fewer than three corners). The whole is null when nothing is being drawn.
 */
export type DrawHistory = {
  undo(): void;
  redo(): void;
  canUndo: boolean;
  canRedo: boolean;
  finish: (() => void) | null;
};
