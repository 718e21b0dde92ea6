import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { notDoneOf } from '#api/answer.ts';
import { priorityAreaQuery } from '#api/priority-areas.ts';
import type { Session } from '#api/session.ts';
import type { AreaShape } from '#domain/area-shape.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { mayWrite } from '#domain/roles.ts';
import type { MapStage } from '#map/map-stage.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Stack, useTitle } from '#ui/layout.tsx';
import { EmptyState, Skeleton } from '#ui/notice.tsx';
import { draftOfArea, draftOfCodes } from './area-draft.ts';
import { AreaForm } from './area-form.tsx';
import { NotAllowed } from './not-allowed.tsx';

type Props = {
  manifest: Manifest;
  session: Session | null;
  stage: MapStage;
  /** the profile of what is outlined */
  renderProfile(shape: AreaShape): ReactNode;
};

/** An officer makes a new priority area. `startCodes`: LSOAs that are picked already. */
export function ChooseArea(props: Props & { startCodes: string[] }) {
  const { manifest, session, startCodes } = props;
  const { place } = manifest;
  const title = t('areas:choose.title');
  useTitle(`${title} · ${place.name} · ${t('common:appName')}`);
  if (!session || !mayWrite(session.roles, place.code)) {
    return (
      <Stack>
        <h1>{title}</h1>
        <NotAllowed session={session} place={place} />
      </Stack>
    );
  }
  return (
    <Stack>
      <h1>{title}</h1>
      <p>{t('areas:choose.intro')}</p>
      <AreaForm {...props} owner={session.userId} area={null} start={draftOfCodes(startCodes)} />
    </Stack>
  );
}

/** An officer changes the shape and the words of an area that is there. */
export function EditArea(props: Props & { areaId: string }) {
  const { manifest, session, areaId } = props;
  const { place } = manifest;
  const allowed = session !== null && mayWrite(session.roles, place.code);
  const { data, error, isFetchedAfterMount, refetch } = useQuery({
    ...priorityAreaQuery(areaId),
    enabled: allowed,
    // what is being edited does not change under the hands; a conflict is told when saving
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  // an older one from another screen would make a conflict that is none
  const area = isFetchedAfterMount ? data : undefined;
  const title = area ? t('areas:choose.titleEdit', { name: area.name }) : t('areas:choose.title');
  useTitle(`${title} · ${place.name} · ${t('common:appName')}`);
  return (
    <Stack>
      <h1>{title}</h1>
      {!allowed || !session ? (
        <NotAllowed session={session} place={place} />
      ) : error && area === undefined ? (
        <AnswerNotice answer={notDoneOf(error)} of="read">
          <Button onClick={() => void refetch()}>{t('areas:tryAgain')}</Button>
        </AnswerNotice>
      ) : area === undefined ? (
        <Skeleton label={t('areas:loading')} lines={6} />
      ) : area === null || area.placeCode !== place.code ? (
        <EmptyState title={t('areas:notFound.title')}>
          <LinkButton to={`/${place.slug}/areas`}>
            {t('areas:notFound.list', { place: place.name })}
          </LinkButton>
        </EmptyState>
      ) : area.status === 'archived' ? (
        <EmptyState title={t('areas:choose.archived')}>
          <LinkButton to={`/${place.slug}/areas/${area.id}`}>
            {t('areas:choose.backToPage')}
          </LinkButton>
        </EmptyState>
      ) : (
        <AreaForm
          key={area.id}
          {...props}
          owner={session.userId}
          area={area}
          start={draftOfArea(area)}
        />
      )}
    </Stack>
  );
}
