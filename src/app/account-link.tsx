import { useQuery } from '@tanstack/react-query';
import { CircleUser } from 'lucide-react';
import { environmentQuery } from '#api/environment.ts';
import type { Session } from '#api/session.ts';
import { AccountMenu } from '#features/sign-in/account-menu.tsx';
import { t } from '#text/t.ts';
import { LinkButton } from '#ui/button.tsx';
import { useSignInLink } from '#ui/sign-in-link.ts';

/** Sign in, or who is signed in. */
export function AccountLink({ session }: { session: Session | null }) {
  const environment = useQuery(environmentQuery);
  const signIn = useSignInLink();
  if (!environment.data || environment.data.backend === 'none') return null;
  if (session) return <AccountMenu session={session} />;
  return (
    <LinkButton
      to={signIn}
      variant="quiet"
      small
      icon={<CircleUser size={20} aria-hidden="true" />}
    >
      {t('common:nav.signIn')}
    </LinkButton>
  );
}
