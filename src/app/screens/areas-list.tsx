import { usePlaceContext } from '#app/place-context.ts';
import { ResidentsLine } from '#features/area-profile/live-profile.tsx';
import { AreasList } from '#features/areas-list/areas-list.tsx';
import { t } from '#text/t.ts';
import { Skeleton } from '#ui/notice.tsx';

export function AreasListScreen() {
  const { manifest, session, stage, analysis } = usePlaceContext();
  return (
    <AreasList
      manifest={manifest}
      session={session}
      stage={stage}
      renderResidents={(shape) =>
        analysis ? (
          <ResidentsLine analysis={analysis} place={manifest.place} shape={shape} />
        ) : (
          <Skeleton label={t('profile:working')} lines={1} height={18} />
        )
      }
    />
  );
}
