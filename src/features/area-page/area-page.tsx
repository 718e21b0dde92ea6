import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useContext } from 'react';
import { notDoneOf } from '#api/answer.ts';
import { type PriorityArea, priorityAreaQuery } from '#api/priority-areas.ts';
import type { Session } from '#api/session.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { mayReadDrafts, mayWrite } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Page, Row, useTitle } from '#ui/layout.tsx';
import { EmptyState, Skeleton } from '#ui/notice.tsx';
import { SessionEnded } from '#ui/open-forms.ts';
import { useSignInLink } from '#ui/sign-in-link.ts';
import { AreaReport } from './area-report.tsx';

type Slots = {
  /** each is given the area that was read */
  renderMap(area: PriorityArea): ReactNode;
  renderProfile(area: PriorityArea): ReactNode;
  renderPlans?: (area: PriorityArea) => ReactNode;
};

/** The public page of a priority area, which reads like a report of one page. */
export function AreaPage({
  manifest,
  session,
  areaId,
  ...slots
}: { manifest: Manifest; session: Session | null; areaId: string } & Slots) {
  const { place } = manifest;
  const ended = useContext(SessionEnded);
  const { data, error, refetch } = useQuery(priorityAreaQuery(areaId));
  // an address under another place's name is not this area's
  const area = data?.placeCode === place.code ? data : data && null;
  const heading = area
    ? t('areas:page.title', { name: area.name, place: place.name })
    : t(area === null ? 'areas:notFound.title' : 'areas:list.title');
  useTitle(`${heading} · ${t('common:appName')}`);
  if (area) {
    const roles = session?.roles ?? [];
    return (
      <AreaReport
        area={area}
        place={place}
        mayEdit={mayWrite(roles, place.code)}
        isStaff={mayReadDrafts(roles, place.code)}
        map={slots.renderMap(area)}
        profile={slots.renderProfile(area)}
        plans={slots.renderPlans?.(area)}
      />
    );
  }
  return (
    <Page>
      {area === null ? (
        <>
          {ended && <AnswerNotice answer={{ outcome: 'signed-out' }} of="read" />}
          <NotFound place={place} signedIn={session !== null} />
        </>
      ) : error ? (
        <AnswerNotice answer={notDoneOf(error)} of="read">
          <Button onClick={() => void refetch()}>{t('areas:tryAgain')}</Button>
        </AnswerNotice>
      ) : (
        <Skeleton label={t('areas:loading')} lines={8} />
      )}
    </Page>
  );
}

function NotFound({
  place,
  signedIn,
}: {
  place: { slug: string; name: string };
  signedIn: boolean;
}) {
  const signIn = useSignInLink();
  return (
    <>
      <h1>{t('areas:notFound.title')}</h1>
      <EmptyState title={t('areas:notFound.text')}>
        <Row>
          <LinkButton variant="primary" to={`/${place.slug}/areas`}>
            {t('areas:notFound.list', { place: place.name })}
          </LinkButton>
          {!signedIn && <LinkButton to={signIn}>{t('areas:notFound.signIn')}</LinkButton>}
        </Row>
      </EmptyState>
    </>
  );
}
