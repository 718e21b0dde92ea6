import { useQuery } from '@tanstack/react-query';
import { CircleUser } from 'lucide-react';
import { useLocation } from 'react-router';
import { environmentQuery } from '#api/environment.ts';
import type { Session } from '#api/session.ts';
import { AccountMenu } from '#features/sign-in/account-menu.tsx';
import { t } from '#text/t.ts';
import { LinkButton } from '#ui/button.tsx';

/** Sign in, or who is signed in. */
export function AccountLink({ session }: { session: Session | null }) {
  const environment = useQuery(environmentQuery);
  const { pathname, search } = useLocation();
  if (!environment.data || environment.data.backend === 'none') return null;
  if (session) return <AccountMenu session={session} />;
  return (
    <LinkButton
      to={`/sign-in?from=${encodeURIComponent(pathname + search)}`}
      variant="quiet"
      small
      icon={<CircleUser size={20} aria-hidden="true" />}
    >
      {t('common:nav.signIn')}
    </LinkButton>
  );
}
