import type { Session } from '#api/session.ts';
import type { Manifest } from '#domain/place-pack.ts';
import type { View } from '#domain/view-state.ts';
import type { MapStage } from '#map/map-stage.ts';

export type ContributionsProps = {
  manifest: Manifest;
  session: Session | null;
  stage: MapStage;
  changeView(change: Partial<View>): void;
};
