import { useQuery } from '@tanstack/react-query';
import { Suspense, useMemo, useState } from 'react';
import { areaFeature } from '#api/area-lists.ts';
import { environmentQuery } from '#api/environment.ts';
import { packUrl } from '#api/place-pack.ts';
import type { PriorityArea } from '#api/priority-areas.ts';
import { boundsOfGeometry } from '#domain/bounds-of-geometry.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { DEFAULT_VIEW, type View } from '#domain/view-state.ts';
import type { ContributionFeatures } from '#map/map-view-props.ts';
import { t } from '#text/t.ts';
import { Skeleton } from '#ui/notice.tsx';
import { ErrorBoundary } from './error-screen.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { MapNotices, type MapProblem, mapProblem } from './map-notices.tsx';
import { useTheme } from './use-media.ts';

const MapView = lazyScreen(async () => (await import('#map/map-view.tsx')).MapView);
const NOBODY: ContributionFeatures = { type: 'FeatureCollection', features: [] };
const PADDING = { top: 0, right: 0, bottom: 0, left: 0 };
const EXPLORE = { kind: 'explore' } as const;
const ignore = () => {};

/** One area framed on the place's map: it can be moved and zoomed, and pressing does nothing. */
export function AreaMap({ manifest, area }: { manifest: Manifest; area: PriorityArea }) {
  const theme = useTheme();
  const environment = useQuery(environmentQuery);
  const [problem, setProblem] = useState<MapProblem | null>(null);
  const features = useMemo(
    () => ({ type: 'FeatureCollection' as const, features: [areaFeature(area)] }),
    [area],
  );
  const view: View = useMemo(
    () => ({ ...DEFAULT_VIEW, selection: { kind: 'priority-area', id: area.id } }),
    [area.id],
  );
  const flyTo = useMemo(
    () => ({ key: area.id, bounds: boundsOfGeometry(area.geometry) }),
    [area.id, area.geometry],
  );
  return (
    <ErrorBoundary instead="part" at={area.id}>
      <Suspense fallback={<Skeleton label={t('map:loading')} lines={1} height={300} />}>
        {environment.data && (
          <MapView
            manifest={manifest}
            packUrl={packUrl(manifest.place.slug)}
            theme={theme}
            basemap={environment.data.basemap}
            view={view}
            incidentHeat={null}
            priorityAreas={features}
            contributions={NOBODY}
            highlight={null}
            mode={EXPLORE}
            padding={PADDING}
            flyTo={flyTo}
            onModeEvent={ignore}
            onHistory={ignore}
            onSelect={ignore}
            onCamera={ignore}
            onExtent={ignore}
            onReady={ignore}
            onProblem={(sentence, again) => setProblem(mapProblem(sentence, again))}
          />
        )}
      </Suspense>
      <MapNotices problem={problem} unread={null} onClose={() => setProblem(null)} />
    </ErrorBoundary>
  );
}
