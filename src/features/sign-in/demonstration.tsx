import { t } from '#text/t.ts';
import { Note, Stack } from '#ui/layout.tsx';
import styles from './sign-in.module.css';
import { SignInAnswer, useSignIn } from './use-sign-in.tsx';

const ROLES = ['resident', 'officer', 'planner', 'administrator'] as const;

/** The accounts of a demonstration, each with what it can do: one press signs in. */
export function Demonstration({
  password,
  accounts,
  onSignedIn,
}: {
  password: string;
  accounts: { email: string; role: string }[];
  onSignedIn(): Promise<void>;
}) {
  const { enter, answer, busy } = useSignIn(onSignedIn);
  return (
    <Stack>
      <h2>{t('account:signIn.demonstration')}</h2>
      <Note>{t('account:signIn.demonstrationLead')}</Note>
      <SignInAnswer answer={answer} />
      <ul className={styles.roles}>
        {accounts.map(({ email, role }) => {
          const known = ROLES.find((one) => one === role);
          return (
            <li key={email}>
              <button
                type="button"
                className={styles.role}
                disabled={busy}
                onClick={() => void enter(email, password)}
              >
                <strong>{known ? t(`account:role.${known}`) : role}</strong>
                {known && <span className={styles.can}>{t(`account:can.${known}`)}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
