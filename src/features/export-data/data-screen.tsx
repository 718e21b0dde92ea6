import type { Session } from '#api/session.ts';
import type { Bounds, Manifest } from '#domain/place-pack.ts';
import { mayReadDrafts } from '#domain/roles.ts';
import type { View } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { Lead, Stack, useTitle } from '#ui/layout.tsx';
import { AreaExport } from './area-export.tsx';
import { LayerCards } from './layer-cards.tsx';
import { MapExport } from './map-export.tsx';
import { PlaceExport } from './place-export.tsx';
import { useExport } from './use-export.ts';

/** The planner's page: take out what is on the map, one area, everything, or one layer. */
export function DataScreen({
  manifest,
  session,
  view,
  extent,
  withBackend,
}: {
  manifest: Manifest;
  session: Session | null;
  view: View;
  /** what the map shows now; null until it has come to rest */
  extent: Bounds | null;
  withBackend: boolean;
}) {
  const place = manifest.place.name;
  useTitle(t('common:pageTitle', { page: t('data:page'), place }));
  const { current, start, cancel } = useExport(manifest);
  const drafts = mayReadDrafts(session?.roles ?? [], manifest.place.code);
  const exporting = { current, start, cancel };
  return (
    <Stack gap="loose">
      <Stack>
        <h1>{t('data:heading', { place })}</h1>
        <Lead>{t('data:lead')}</Lead>
      </Stack>
      <MapExport view={view} extent={extent} exporting={exporting} />
      <AreaExport placeCode={manifest.place.code} withBackend={withBackend} exporting={exporting} />
      <PlaceExport place={place} drafts={drafts && withBackend} exporting={exporting} />
      <LayerCards manifest={manifest} exporting={exporting} />
    </Stack>
  );
}
