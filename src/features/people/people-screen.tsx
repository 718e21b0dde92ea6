import { useQuery } from '@tanstack/react-query';
import { notDoneOf } from '#api/answer.ts';
import { environmentQuery } from '#api/environment.ts';
import { type Person, peopleQuery } from '#api/people.ts';
import type { Session } from '#api/session.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { mayAdminister, mayAdministerEverywhere } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Lead, Page, Stack, useTitle } from '#ui/layout.tsx';
import { EmptyState, Notice, Skeleton } from '#ui/notice.tsx';
import { useSignInLink } from '#ui/sign-in-link.ts';
import { Invite } from './invite.tsx';
import { PersonCard } from './person-card.tsx';

/** Who has which role in a place, and the invitations of new people: for its administrators. */
export function People({ manifest, session }: { manifest: Manifest; session: Session | null }) {
  const environment = useQuery(environmentQuery);
  const signIn = useSignInLink();
  const { place } = manifest;
  const title = t('people:title', { place: place.name });
  useTitle(`${title} – ${t('common:appName')}`);
  return (
    <Page>
      <Stack gap="loose">
        <h1>{title}</h1>
        {environment.data?.backend === 'none' ? (
          <Notice>{t('account:noBackend')}</Notice>
        ) : session && mayAdminister(session.roles, place.code) ? (
          <Administration place={place} session={session} />
        ) : (
          <EmptyState title={t('people:notAllowed')}>
            <p>{t('people:notAllowedText', { place: place.name })}</p>
            {!session && (
              <LinkButton variant="primary" to={signIn}>
                {t('people:signIn')}
              </LinkButton>
            )}
          </EmptyState>
        )}
      </Stack>
    </Page>
  );
}

const administers = ({ roles, wider_roles: wider }: Person) =>
  roles.includes('administrator') || wider.some(({ role }) => role === 'administrator');

function Administration({ place, session }: { place: Manifest['place']; session: Session }) {
  const { data, error, refetch } = useQuery(peopleQuery(place.code));
  const administrators = data?.filter(administers).length;
  return (
    <>
      <Lead>{t('people:lead')}</Lead>
      {error && (
        <AnswerNotice answer={notDoneOf(error)} of="read">
          <Button small onClick={() => void refetch()}>
            {t('common:tryAgain')}
          </Button>
        </AnswerNotice>
      )}
      {!data && !error && <Skeleton label={t('people:loading')} lines={4} height={72} />}
      {data?.map((person) => (
        <PersonCard
          key={person.user_id}
          place={place}
          person={person}
          isMe={person.user_id === session.userId}
          mayChangeWider={mayAdministerEverywhere(session.roles)}
          isLastAdministrator={administrators === 1 && administers(person)}
        />
      ))}
      <Invite place={place} />
    </>
  );
}
