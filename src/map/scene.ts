/** What the picture depends on. Every layer's paint is a pure function of it. */
import type { DeprivationMeasure, Manifest } from '#domain/place-pack.ts';
import type { LayerState, Selection, SwitchableLayer } from '#domain/view-state.ts';
import type { Theme } from './map-view-props.ts';
import type { OnlineLayers } from './online-basemap.ts';
import { PALETTE, type Palette } from './palette.ts';

export type Scene = {
  manifest: Manifest;
  /** absolute, with a slash at the end */
  packUrl: string;
  theme: Theme;
  /** visible layers from the top of the map to the bottom */
  layers: LayerState[];
  measure: DeprivationMeasure;
  selection: Selection | null;
  /** LSOAs chosen so far, when LSOAs are being picked */
  picked: string[] | null;
  /** incidents at a busy anchor: the heat picture is at full weight there */
  busyCount: number;
  /** an online street map that was reached and is drawn in place of the pack's */
  online: OnlineLayers | null;
};

export const paletteOf = (scene: Scene): Palette => PALETTE[scene.theme];

/** The user's opacity of a layer, 0 to 1; null when it is switched off. */
export function opacityOf(scene: Scene, layer: SwitchableLayer): number | null {
  return scene.layers.find((state) => state.layer === layer)?.opacity ?? null;
}

/** `layout.visibility` for a switchable layer. */
export const shown = (on: boolean) => ({
  visibility: on ? ('visible' as const) : ('none' as const),
});

/** The selected id when it is of this kind; else an id that nothing has. */
export function selectedId(scene: Scene, kind: Selection['kind']): string {
  return scene.selection?.kind === kind ? scene.selection.id : '';
}
