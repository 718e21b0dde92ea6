import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { environmentQuery } from '#api/environment.ts';
import { type Session, sessionQuery } from '#api/session.ts';
import { t } from '#text/t.ts';
import { LinkButton } from '#ui/button.tsx';
import { Lead, Note, Page, Stack, useTitle } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { Demonstration } from './demonstration.tsx';
import { returnPath } from './return-path.ts';
import styles from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** Sign in, then back to where the person came from. */
export function SignIn({ session }: { session: Session | null }) {
  const environment = useQuery(environmentQuery);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const back = returnPath(query.get('from'), window.location.origin);
  useTitle(`${t('account:signIn.title')} – ${t('common:appName')}`);
  const goOn = async () => {
    // who reads now is somebody else: what was read before is asked for again
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      queryClient.invalidateQueries({ queryKey: ['people-wrote'] }),
    ]);
    navigate(back, { replace: true });
  };
  const demonstration = environment.data?.demonstration ?? null;
  return (
    <Page>
      <div className={styles.narrow}>
        <Stack gap="loose">
          <h1>{t('account:signIn.title')}</h1>
          {environment.data?.backend === 'none' && <Notice>{t('account:noBackend')}</Notice>}
          {session && (
            <Notice tone="done">
              <p>{t('account:signIn.already', { email: session.email })}</p>
              <LinkButton to={back} variant="primary">
                {t('account:signIn.goOn')}
              </LinkButton>
            </Notice>
          )}
          {environment.data && environment.data.backend !== 'none' && (
            <>
              <Lead>{t('account:signIn.lead')}</Lead>
              <SignInForm button={t('account:signIn.button')} onSignedIn={goOn} />
              <Note>{t('account:signIn.invitation')}</Note>
              {demonstration && <Demonstration {...demonstration} onSignedIn={goOn} />}
            </>
          )}
        </Stack>
      </div>
    </Page>
  );
}
