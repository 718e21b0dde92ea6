import { useMutation } from '@tanstack/react-query';
import { signIn } from '#api/session.ts';
import { t } from '#text/t.ts';
import { Note, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { accountTrouble } from './account-trouble.ts';
import styles from './sign-in.module.css';

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
  const enter = useMutation({
    mutationFn: (email: string) => signIn(email, password),
    onSuccess: async (answer) => {
      if (answer === 'signed-in') await onSignedIn();
    },
  });
  return (
    <Stack>
      <h2>{t('account:signIn.demonstration')}</h2>
      <Note>{t('account:signIn.demonstrationLead')}</Note>
      {enter.data && enter.data !== 'signed-in' && (
        <Notice tone="problem">{t(`account:signIn.${enter.data}`)}</Notice>
      )}
      {enter.error && <Notice tone="problem">{accountTrouble(enter.error)}</Notice>}
      <ul className={styles.roles}>
        {accounts.map(({ email, role }) => {
          const known = ROLES.find((one) => one === role);
          return (
            <li key={email}>
              <button
                type="button"
                className={styles.role}
                disabled={enter.isPending}
                onClick={() => enter.mutate(email)}
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
