import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { environmentQuery } from '#api/environment.ts';
import { placesQuery } from '#api/place-pack.ts';
import type { Session } from '#api/session.ts';
import { AccountLink } from '#app/account-link.tsx';
import { Problem } from '#app/error-screen.tsx';
import { TopBar } from '#app/top-bar.tsx';
import { useTheme } from '#app/use-media.ts';
import { useSessionHere } from '#app/use-session-here.ts';
import type { PlaceIndex } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { Page } from '#ui/layout.tsx';
import { Skeleton } from '#ui/notice.tsx';

/** A page without a place, once it is known who is here and what this copy of Ginnel can do. */
export function WithSession({
  children,
}: {
  children(who: { session: Session | null; places: PlaceIndex; withBackend: boolean }): ReactNode;
}) {
  useTheme();
  const here = useSessionHere();
  const places = useQuery(placesQuery);
  const environment = useQuery(environmentQuery);
  if (here.error && here.known === undefined)
    return <Problem error={here.error} onRetry={() => here.refetch()} />;
  for (const query of [places, environment])
    if (query.error && query.data === undefined)
      return <Problem error={query.error} onRetry={() => query.refetch()} />;
  const account = <AccountLink session={here.session} />;
  return (
    <>
      <TopBar manifest={null} session={here.session} account={account} />
      {here.known === undefined || !places.data || !environment.data ? (
        <Page>
          <Skeleton label={t('common:loading')} lines={6} />
        </Page>
      ) : (
        children({
          session: here.known,
          places: places.data,
          withBackend: environment.data.backend !== 'none',
        })
      )}
    </>
  );
}
