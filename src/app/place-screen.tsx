import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Outlet, useParams } from 'react-router';
import { environmentQuery } from '#api/environment.ts';
import { watchPlace } from '#api/live.ts';
import { manifestQuery, placesQuery } from '#api/place-pack.ts';
import { t } from '#text/t.ts';
import { LinkButton } from '#ui/button.tsx';
import { Page, useTitle } from '#ui/layout.tsx';
import { EmptyState, Skeleton } from '#ui/notice.tsx';
import { AccountLink } from './account-link.tsx';
import { Problem } from './error-screen.tsx';
import { PlaceMapLayout } from './place-map-layout.tsx';
import { TopBar } from './top-bar.tsx';
import { useTheme } from './use-media.ts';
import { useSessionHere } from './use-session-here.ts';
import { WithDrafts } from './with-drafts.tsx';

/** A place: its pack's manifest, then the map with the present task beside it, or a page that needs no map. */
export function PlaceScreen({ withMap }: { withMap: boolean }) {
  const { place: slug = '' } = useParams();
  useTheme();
  const places = useQuery(placesQuery);
  const known = places.data?.some((place) => place.slug === slug);
  const manifest = useQuery({ ...manifestQuery(slug), enabled: known === true });
  const here = useSessionHere();
  const account = <AccountLink session={here.session} />;
  const { data: environment } = useQuery(environmentQuery);
  const queryClient = useQueryClient();
  const code = manifest.data?.place.code;
  useEffect(
    () => (environment && code ? watchPlace(queryClient, environment.backend, code) : undefined),
    [environment, code, queryClient],
  );

  if (places.error) return <Problem error={places.error} onRetry={() => places.refetch()} />;
  if (manifest.error) return <Problem error={manifest.error} onRetry={() => manifest.refetch()} />;
  // what is known of who is here stays, with the form that is open, when it cannot be read again
  if (here.error && here.known === undefined)
    return <Problem error={here.error} onRetry={() => here.refetch()} />;
  if (known === false) return <UnknownPlace slug={slug} />;
  if (!manifest.data || here.known === undefined)
    return (
      <>
        <TopBar manifest={null} session={null} account={account} />
        <Page>
          <Skeleton label={t('common:loading')} lines={6} />
        </Page>
      </>
    );
  return (
    <WithDrafts shown={here.shown} ended={here.ended}>
      {withMap ? (
        <PlaceMapLayout
          key={slug}
          manifest={manifest.data}
          session={here.shown}
          account={account}
        />
      ) : (
        <>
          <TopBar manifest={manifest.data} session={here.session} account={account} />
          <Outlet context={{ manifest: manifest.data, session: here.shown }} />
        </>
      )}
    </WithDrafts>
  );
}

function UnknownPlace({ slug }: { slug: string }) {
  useTitle(t('common:notFound.title'));
  return (
    <Page>
      <h1>{t('common:notFound.title')}</h1>
      <EmptyState title={t('common:notFound.place', { slug })}>
        <LinkButton to="/" variant="primary">
          {t('common:notFound.home')}
        </LinkButton>
      </EmptyState>
    </Page>
  );
}
