import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { notDoneOf } from '#api/answer.ts';
import { areaListQuery } from '#api/area-lists.ts';
import type { Session } from '#api/session.ts';
import type { AreaShape } from '#domain/area-shape.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { mayWrite } from '#domain/roles.ts';
import type { MapStage } from '#map/map-stage.ts';
import { formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { List, Note, Stack, useTitle } from '#ui/layout.tsx';
import { EmptyState, Notice, Skeleton } from '#ui/notice.tsx';
import { AreaCards } from './area-cards.tsx';

const AT_ONCE = 20;

/** The priority areas that this person may see, newest first, each framed on the map by a press. */
export function AreasList({
  manifest,
  session,
  stage,
  renderResidents,
}: {
  manifest: Manifest;
  session: Session | null;
  stage: Pick<MapStage, 'frame' | 'showOutline'>;
  /** how many people live in it */
  renderResidents(shape: AreaShape): ReactNode;
}) {
  const { place } = manifest;
  const [limit, setLimit] = useState(AT_ONCE);
  const { data, error, refetch } = useQuery(areaListQuery(place.code, limit));
  const officer = session !== null && mayWrite(session.roles, place.code);
  const { showOutline } = stage;
  // a building, alley or park on the map was pressed to plan for it: which area's plan shall it be?
  const [query] = useSearchParams();
  const toPlan = officer ? query.get('add-plan') : null;
  const search = toPlan === null ? '' : `?${new URLSearchParams({ 'add-plan': toPlan })}`;
  useTitle(`${t('areas:list.title')} · ${place.name} · ${t('common:appName')}`);
  useEffect(() => () => showOutline(null), [showOutline]);
  return (
    <Stack>
      <h1>{t('areas:list.title')}</h1>
      <p>{t('areas:list.intro', { place: place.name })}</p>
      {toPlan !== null && <Notice>{t('areas:list.toPlan')}</Notice>}
      {error && !data && (
        <AnswerNotice answer={notDoneOf(error)} of="read">
          <Button small onClick={() => void refetch()}>
            {t('areas:tryAgain')}
          </Button>
        </AnswerNotice>
      )}
      {!data && !error && <Skeleton label={t('areas:loading')} lines={4} />}
      {data?.total === 0 && (
        <EmptyState title={t('areas:list.empty')}>
          <p>{t(officer ? 'areas:list.emptyOfficer' : 'areas:list.emptyText')}</p>
        </EmptyState>
      )}
      {data && data.total > 0 && (
        <>
          <Note>{howMany(data.areas.length, data.total)}</Note>
          <List>
            {groups(data.areas).map((areas) => (
              <AreaCards
                key={areas[0]?.id}
                areas={areas}
                addressOf={(id) => `/${place.slug}/areas/${id}${search}`}
                stage={stage}
                renderResidents={renderResidents}
              />
            ))}
          </List>
          {data.areas.length < data.total && (
            <Button onClick={() => setLimit(data.areas.length + AT_ONCE)}>
              {t('areas:list.more')}
            </Button>
          )}
        </>
      )}
      {officer && (
        <LinkButton to={`/${place.slug}/choose`} variant="primary">
          {t('areas:list.choose')}
        </LinkButton>
      )}
    </Stack>
  );
}

function howMany(shown: number, total: number): string {
  if (shown === total) return t('areas:list.all', { count: total, total: formatNumber(total) });
  return t('areas:list.some', { shown: formatNumber(shown), total: formatNumber(total) });
}

/** As they came, a press of “Show more” apart. */
function groups<T>(items: T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, group) =>
    items.slice(group * AT_ONCE, (group + 1) * AT_ONCE),
  );
}
