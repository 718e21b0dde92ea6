import { useQuery } from '@tanstack/react-query';
import { MessageCircleHeart, Wrench } from 'lucide-react';
import { useEffect } from 'react';
import { deprivationQuery } from '#api/place-pack.ts';
import type { Session } from '#api/session.ts';
import type { Bounds, Manifest } from '#domain/place-pack.ts';
import { mayWrite } from '#domain/roles.ts';
import type { Selection, View } from '#domain/view-state.ts';
import { formatNumber, formatShare } from '#text/format.ts';
import { t } from '#text/t.ts';
import { LinkButton } from '#ui/button.tsx';
import { Lead, Note, Row, Stack, useTitle } from '#ui/layout.tsx';
import { Notice, Skeleton } from '#ui/notice.tsx';
import { Unread } from '#ui/unread.tsx';
import type { Analysis } from '#work/analysis.ts';
import { SelectionCard } from './selection-card.tsx';

/** The panel beside the map: what this place is, and the card of what was pressed. */
export function Explore({
  manifest,
  session,
  view,
  changeView,
  analysis,
  candidates,
  stage,
  withBackend,
}: {
  manifest: Manifest;
  session: Session | null;
  view: View;
  changeView(change: Partial<View>): void;
  analysis: Analysis | null;
  candidates: Selection[];
  stage: { frame(bounds: Bounds): void };
  withBackend: boolean;
}) {
  const { place } = manifest;
  useTitle(t('common:pageTitle', { page: t('common:nav.map'), place: place.name }));
  const { selection } = view;
  useEscape(() => changeView({ selection: null }), selection !== null);
  return (
    <Stack gap="loose">
      {selection ? (
        <SelectionCard
          key={`${selection.kind}:${selection.id}`}
          manifest={manifest}
          session={session}
          selection={selection}
          candidates={candidates}
          view={view}
          analysis={analysis}
          withBackend={withBackend}
          onSelect={(next) => changeView({ selection: next })}
          onFrame={stage.frame}
        />
      ) : (
        <PlaceIntro manifest={manifest} session={session} withBackend={withBackend} />
      )}
    </Stack>
  );
}

function useEscape(onEscape: () => void, active: boolean) {
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input,dialog');
      if (event.key === 'Escape' && !typing) onEscape();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active, onEscape]);
}

function PlaceIntro({
  manifest,
  session,
  withBackend,
}: {
  manifest: Manifest;
  session: Session | null;
  withBackend: boolean;
}) {
  const { place, layers } = manifest;
  const at = (page: string) => `/${place.slug}/${page}`;
  const missing = (['community-assets', 'alleys', 'parks'] as const).filter(
    (layer) => layers[layer].status === 'not-loaded',
  );
  const firstMissing = missing[0] && layers[missing[0]];
  return (
    <>
      <Stack>
        <h1>{place.name}</h1>
        <Summary manifest={manifest} />
      </Stack>
      {withBackend && (
        <Stack gap="tight">
          <h2>{t('explore:tell.title')}</h2>
          <p>{t('explore:tell.text')}</p>
          <Row>
            <LinkButton
              variant="primary"
              to={at('tell-us?kind=asset')}
              icon={<MessageCircleHeart size={20} aria-hidden="true" />}
            >
              {t('common:good')}
            </LinkButton>
            <LinkButton to={at('tell-us?kind=need')} icon={<Wrench size={20} aria-hidden="true" />}>
              {t('common:needsWork')}
            </LinkButton>
          </Row>
          <p>
            <LinkButton variant="quiet" small to={at('follow')}>
              {t('explore:tell.follow')}
            </LinkButton>
          </p>
        </Stack>
      )}
      {withBackend && mayWrite(session?.roles ?? [], place.code) && (
        <Stack gap="tight">
          <h2>{t('explore:officer.title')}</h2>
          <Row>
            <LinkButton to={at('choose')}>{t('common:nav.choose')}</LinkButton>
            <LinkButton to={at('contributions')}>{t('explore:officer.moderate')}</LinkButton>
          </Row>
        </Stack>
      )}
      {firstMissing?.status === 'not-loaded' && (
        <Notice title={t('explore:missing.title')}>
          <p>
            {t('explore:missing.layers', {
              layers: missing.map((layer) => t(`layers:${layer}.name`)).join(', '),
            })}
          </p>
          <p>{firstMissing.how}</p>
        </Notice>
      )}
      <Note>{t('explore:hint')}</Note>
    </>
  );
}

/** A sentence of figures first: residents, and how many of them live among the most deprived tenth. */
function Summary({ manifest }: { manifest: Manifest }) {
  const { data, isPending, isError, refetch } = useQuery(deprivationQuery(manifest));
  if (isError)
    return (
      <Unread sentence={t('common:unread.layers')} again={t('common:tryAgain')} onAgain={refetch} />
    );
  if (isPending) return <Skeleton label={t('common:loading')} lines={2} />;
  const lsoas = data?.features.map(({ properties }) => properties) ?? [];
  const residents = sum(lsoas.map((lsoa) => lsoa.residents));
  const mostDeprived = sum(
    lsoas.filter((lsoa) => lsoa.imd.decile === 1).map((lsoa) => lsoa.residents),
  );
  return (
    <>
      <Lead>
        {t('explore:summary.text', {
          residents: formatNumber(residents),
          lsoas: formatNumber(lsoas.length),
          share: formatShare(mostDeprived / residents),
        })}
      </Lead>
      <Note>{t('explore:summary.source')}</Note>
    </>
  );
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
