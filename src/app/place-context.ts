import { useOutletContext } from 'react-router';
import type { Session } from '#api/session.ts';
import type { Bounds, Manifest } from '#domain/place-pack.ts';
import type { Selection, View } from '#domain/view-state.ts';
import type { MapStage } from '#map/map-stage.ts';
import type { Analysis } from '#work/analysis.ts';

/** What app hands to the screen of the present task. */
export type PlaceContext = {
  manifest: Manifest;
  session: Session | null;
  stage: MapStage;
  view: View;
  changeView(change: Partial<View>): void;
  /** what the map shows now; null until it is there */
  extent: Bounds | null;
  /** null until the worker has read the pack */
  analysis: Analysis | null;
  /** everything under the last press, top first */
  candidates: Selection[];
  /** whether this copy of Ginnel has accounts and contributions */
  withBackend: boolean;
};

export const usePlaceContext = () => useOutletContext<PlaceContext>();
