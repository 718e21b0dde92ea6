import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Claimed } from '#api/people.ts';
import { type Session, sessionQuery } from '#api/session.ts';
import type { PlaceIndex } from '#domain/place-pack.ts';
import { normaliseReceipt } from '#domain/receipt.ts';
import { t } from '#text/t.ts';
import { LinkButton } from '#ui/button.tsx';
import { Lead, Page, Stack, useTitle } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { Claim } from './claim.tsx';
import { EnterInvitation } from './enter-invitation.tsx';
import styles from './join.module.css';
import { MakeOrSignIn } from './make-or-sign-in.tsx';

/** Takes up an invitation: `/join#code`. The code leaves the address bar at once. */
export function Join({
  session,
  places,
  withBackend,
  signInForm,
}: {
  session: Session | null;
  places: PlaceIndex;
  withBackend: boolean;
  signInForm(button: string, onSignedIn: () => Promise<void>): ReactNode;
}) {
  const queryClient = useQueryClient();
  const code = useInvitationCode();
  const [claimed, setClaimed] = useState<{ code: string; welcome: Claimed } | null>(null);
  // another link opened in the same window is another invitation
  const welcome = claimed?.code === code.value ? claimed?.welcome : null;
  useTitle(`${t('account:join.title')} – ${t('common:appName')}`);
  const refreshSession = () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const screen = () => {
    const { value } = code;
    if (!withBackend) return <Notice>{t('account:noBackend')}</Notice>;
    if (welcome) return <WelcomeTo welcome={welcome} places={places} />;
    if (!value) return <EnterInvitation onCode={code.set} />;
    if (!session) return <MakeOrSignIn signInForm={signInForm} onSignedIn={refreshSession} />;
    return (
      <Claim
        code={value}
        session={session}
        onOtherCode={() => code.set(null)}
        onWelcome={async (answer) => {
          setClaimed({ code: value, welcome: answer });
          await refreshSession();
        }}
      />
    );
  };
  return (
    <Page>
      <div className={styles.narrow}>
        <Stack gap="loose">
          <h1>{welcome ? t('account:join.done') : t('account:join.title')}</h1>
          {screen()}
        </Stack>
      </div>
    </Page>
  );
}

/**
 * The code out of the fragment. It then lives in the entry of the history, which a reload keeps
 * and nobody reads over a shoulder.
 */
function useInvitationCode() {
  const { hash, state } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    if (hash)
      navigate('/join', { replace: true, state: { code: decodeURIComponent(hash.slice(1)) } });
  }, [hash, navigate]);
  const kept: unknown = state?.code;
  return {
    value: typeof kept === 'string' ? normaliseReceipt(kept) : null,
    set: (code: string | null) => navigate('/join', { replace: true, state: { code } }),
  };
}

function WelcomeTo({ welcome, places }: { welcome: Claimed; places: PlaceIndex }) {
  const place = places.find(({ code }) => code === welcome.place_code);
  return (
    <Stack>
      <Lead>
        {t('account:join.doneRole', {
          role: t(`account:aRole.${welcome.role}`),
          place: place?.name ?? welcome.place_code ?? t('account:join.everyPlace'),
        })}
      </Lead>
      <LinkButton variant="primary" to={place ? `/${place.slug}` : '/'}>
        {place ? t('account:join.open', { place: place.name }) : t('account:join.openPlaces')}
      </LinkButton>
    </Stack>
  );
}
