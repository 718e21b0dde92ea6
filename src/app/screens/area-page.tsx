import { useOutletContext, useParams } from 'react-router';
import type { PriorityArea } from '#api/priority-areas.ts';
import type { Session } from '#api/session.ts';
import { AreaMap } from '#app/area-map.tsx';
import { useAnalysis } from '#app/use-analysis.ts';
import { shapeOfArea } from '#domain/area-shape.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { AreaPage } from '#features/area-page/area-page.tsx';
import { LiveProfile } from '#features/area-profile/live-profile.tsx';
import { AreaPlans } from '#features/plans/area-plans.tsx';
import { t } from '#text/t.ts';
import { Skeleton } from '#ui/notice.tsx';
import { Unread } from '#ui/unread.tsx';

/** The page of one area: its map, its profile and its plans, composed. */
export function AreaPageScreen() {
  const { manifest, session } = useOutletContext<{
    manifest: Manifest;
    session: Session | null;
  }>();
  const { area: areaId = '' } = useParams();
  const { analysis, error, again } = useAnalysis(manifest);
  const profileOf = (area: PriorityArea) => {
    if (error)
      return (
        <Unread
          sentence={t('common:analysisFailed')}
          again={t('common:tryAgain')}
          onAgain={again}
        />
      );
    if (!analysis) return <Skeleton label={t('profile:working')} lines={8} />;
    return (
      <LiveProfile
        analysis={analysis}
        place={manifest.place}
        shape={shapeOfArea(area)}
        brief={false}
      />
    );
  };
  return (
    <AreaPage
      key={areaId}
      manifest={manifest}
      session={session}
      areaId={areaId}
      renderMap={(area) => <AreaMap manifest={manifest} area={area} />}
      renderProfile={profileOf}
      renderPlans={(area) => <AreaPlans area={area} manifest={manifest} session={session} />}
    />
  );
}
