import type { Session } from '#api/session.ts';
import { t } from '#text/t.ts';
import { LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { useSignInLink } from '#ui/sign-in-link.ts';

/** For everybody who is not an officer here: why, and what to do. Signing in comes back to this page. */
export function NotAllowed({
  session,
  place,
}: {
  session: Session | null;
  place: { slug: string; name: string };
}) {
  const signIn = useSignInLink();
  return (
    <EmptyState title={t('areas:notAllowed.title')}>
      <p>
        {t(session ? 'areas:notAllowed.signedIn' : 'areas:notAllowed.signedOut', {
          place: place.name,
        })}
      </p>
      {session ? (
        <LinkButton to={`/${place.slug}/areas`}>{t('areas:notAllowed.list')}</LinkButton>
      ) : (
        <LinkButton variant="primary" to={signIn}>
          {t('areas:notAllowed.signIn')}
        </LinkButton>
      )}
    </EmptyState>
  );
}
