import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Outlet, useLocation, useMatch, useNavigate } from 'react-router';
import { environmentQuery } from '#api/environment.ts';
import { packUrl } from '#api/place-pack.ts';
import type { Session } from '#api/session.ts';
import type { Bounds, Manifest } from '#domain/place-pack.ts';
import { type Selection, writeView } from '#domain/view-state.ts';
import { LayerCard } from '#features/explore/layer-card.tsx';
import { SearchBox } from '#features/explore/search-box.tsx';
import { t } from '#text/t.ts';
import { LinkButton } from '#ui/button.tsx';
import { Skeleton } from '#ui/notice.tsx';
import { Sheet, type SheetHeight } from '#ui/sheet.tsx';
import { Unread } from '#ui/unread.tsx';
import { ErrorBoundary, Problem } from './error-screen.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { MapNotices, type MapProblem, mapProblem } from './map-notices.tsx';
import type { PlaceContext } from './place-context.ts';
import styles from './place-screen.module.css';
import { TopBar } from './top-bar.tsx';
import { useAnalysis } from './use-analysis.ts';
import { useIncidentHeat, useIncidentLedger } from './use-incident-heat.ts';
import { useMapStage } from './use-map-stage.ts';
import { useNarrow, useTheme } from './use-media.ts';
import { useView } from './use-view.ts';
import { useWrittenOnMap } from './use-written-on-map.ts';

// asked for at once, so that the map's code travels while the manifest does
const MapView = lazyScreen(async () => (await import('#map/map-view.tsx')).MapView);
MapView.begin();

const READING = new Set(['areas', 'data', 'contributions']);
const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };

/** The map with the present task beside it: a panel on a laptop, a sheet on a phone. */
export function PlaceMapLayout({
  manifest,
  session,
  account,
}: {
  manifest: Manifest;
  session: Session | null;
  account: ReactNode;
}) {
  const [view, changeView] = useView();
  const theme = useTheme();
  const narrow = useNarrow();
  const environment = useQuery(environmentQuery);
  const { analysis, error, again } = useAnalysis(manifest);
  const heat = useIncidentHeat(analysis, manifest, view);
  const ledger = useIncidentLedger(analysis, manifest);
  const { stage, outline, flyTo, setHistory, onModeEvent } = useMapStage();
  const [height, setHeight] = useState<SheetHeight>('low');
  const [candidates, setCandidates] = useState<Selection[]>([]);
  const [extent, setExtent] = useState<Bounds | null>(null);
  const [problem, setProblem] = useState<MapProblem | null>(null);
  const [mapReady, setMapReady] = useState(false);
  // what people wrote comes after the map: its client need not hold the first picture up
  const { priorityAreas, contributions, marked, unread } = useWrittenOnMap(
    manifest.place.code,
    session?.roles ?? [],
    view.selection,
    mapReady,
  );
  const exploring = useMatch('/:place') !== null;

  const navigate = useNavigate();
  const { pathname } = useLocation();
  const task = pathname.split('/')[2];
  // a task wants the whole sheet, pressing on the map or looking at it wants the map above it
  useEffect(() => setHeight(task ? 'full' : 'low'), [task]);
  const pressing = stage.mode.kind !== 'explore';
  useEffect(() => {
    if (!pressing) return;
    setHeight('half');
    // the task goes on with all of the sheet
    return () => setHeight((now) => (now === 'half' ? 'full' : now));
  }, [pressing]);
  useEffect(() => {
    if (flyTo) setHeight((now) => (now === 'full' ? 'half' : now));
  }, [flyTo]);

  const select = useCallback(
    (found: Selection[]) => {
      const selection = found[0] ?? null;
      setCandidates(found);
      // a page to read gives way to the card of what was pressed; one that is being filled in does not
      if (selection && task && READING.has(task) && selection.kind !== 'contribution')
        navigate({
          pathname: `/${manifest.place.slug}`,
          search: writeView({ ...view, selection }, new URLSearchParams()).toString(),
        });
      else changeView({ selection });
      if (found.length > 0) setHeight((now) => (now === 'low' ? 'half' : now));
    },
    [changeView, navigate, task, view, manifest],
  );
  const withBackend = environment.data !== undefined && environment.data.backend !== 'none';
  const context: PlaceContext = {
    manifest,
    session,
    stage,
    view,
    changeView,
    extent,
    analysis,
    candidates,
    withBackend,
  };
  const padding = useMemo(
    () => (narrow ? { ...NO_PADDING, bottom: height === 'low' ? 168 : 320 } : NO_PADDING),
    [narrow, height],
  );

  return (
    <div className={styles.screen}>
      <TopBar
        manifest={manifest}
        session={session}
        account={account}
        search={<SearchBox manifest={manifest} onFound={changeView} onFrame={stage.frame} />}
      />
      <div className={styles.body}>
        <Sheet
          height={height}
          onHeight={setHeight}
          handleLabels={{
            low: t('common:sheet.low'),
            half: t('common:sheet.half'),
            full: t('common:sheet.full'),
          }}
        >
          <ErrorBoundary
            instead="screen"
            at={`${pathname} ${view.selection?.kind} ${view.selection?.id}`}
          >
            {error !== null && (
              <div className={styles.above}>
                <Unread
                  sentence={t('common:analysisFailed')}
                  again={t('common:tryAgain')}
                  onAgain={again}
                />
              </div>
            )}
            <Suspense fallback={<Skeleton label={t('common:loading')} lines={4} />}>
              <Outlet context={context} />
            </Suspense>
          </ErrorBoundary>
        </Sheet>
        <section className={styles.map} aria-label={t('common:nav.map')}>
          <ErrorBoundary instead="part" at={pathname}>
            <Suspense>
              {environment.data && (
                <MapView
                  manifest={manifest}
                  packUrl={packUrl(manifest.place.slug)}
                  theme={theme}
                  basemap={environment.data.basemap}
                  view={view}
                  incidentHeat={heat}
                  priorityAreas={priorityAreas}
                  contributions={contributions}
                  highlight={outline}
                  mode={stage.mode}
                  padding={padding}
                  flyTo={flyTo}
                  onModeEvent={onModeEvent}
                  onHistory={setHistory}
                  onSelect={select}
                  onCamera={(camera) => changeView({ camera })}
                  onExtent={setExtent}
                  onReady={() => setMapReady(true)}
                  onProblem={(sentence, again) => setProblem(mapProblem(sentence, again))}
                />
              )}
            </Suspense>
          </ErrorBoundary>
          {environment.error && !environment.data && (
            <Problem
              error={environment.error}
              onRetry={() => environment.refetch()}
              instead="part"
            />
          )}
          <MapNotices problem={problem} unread={unread} onClose={() => setProblem(null)} />
          <div className={styles.layers}>
            <LayerCard
              manifest={manifest}
              ledger={ledger}
              view={view}
              theme={theme}
              startsOpen={!narrow}
              marked={marked}
              onChange={changeView}
            />
          </div>
        </section>
      </div>
      {withBackend && exploring && (
        <nav className={styles.dock} aria-label={t('common:nav.tellUs')}>
          <LinkButton variant="primary" to={`/${manifest.place.slug}/tell-us?kind=asset`}>
            {t('common:good')}
          </LinkButton>
          <LinkButton to={`/${manifest.place.slug}/tell-us?kind=need`}>
            {t('common:needsWork')}
          </LinkButton>
        </nav>
      )}
    </div>
  );
}
