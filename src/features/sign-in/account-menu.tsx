import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleUser, LogOut } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { myNameQuery } from '#api/people.ts';
import { placesQuery } from '#api/place-pack.ts';
import { type Session, signOut } from '#api/session.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button } from '#ui/button.tsx';
import { List, Note, Stack } from '#ui/layout.tsx';
import { useWrite } from '#ui/use-write.ts';
import styles from './sign-in.module.css';

/** Who is signed in, with which roles, and the way out. */
export function AccountMenu({ session }: { session: Session }) {
  const [open, setOpen] = useState(false);
  const name = useQuery(myNameQuery(session.userId));
  const place = useRef<HTMLDivElement>(null);
  const panelId = useId();
  const shown = name.data || session.email;
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever the focus is inside
    <div
      ref={place}
      className={styles.menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        place.current?.querySelector('button')?.focus();
      }}
    >
      <Button
        variant="quiet"
        small
        aria-expanded={open}
        aria-controls={panelId}
        aria-label={t('account:menu.labelOf', { name: shown })}
        icon={<CircleUser size={20} aria-hidden="true" />}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.name}>{shown}</span>
      </Button>
      <section
        id={panelId}
        className={styles.panel}
        hidden={!open}
        aria-label={t('account:menu.label')}
      >
        <div>
          <strong>{shown}</strong>
          {name.data && <Note>{session.email}</Note>}
        </div>
        <Roles session={session} />
        <SignOut />
      </section>
    </div>
  );
}

function Roles({ session }: { session: Session }) {
  const places = useQuery(placesQuery);
  if (session.roles.length === 0) return <Note>{t('account:menu.noRoles')}</Note>;
  const codes = [...new Set(session.roles.map(({ place_code }) => place_code))];
  return (
    <Stack gap="tight">
      <Note>{t('account:menu.roles')}</Note>
      <List>
        {codes.map((code) => (
          <li key={code}>
            {t('account:menu.rolesIn', {
              place:
                code === null
                  ? t('account:menu.everyPlace')
                  : (places.data?.find((one) => one.code === code)?.name ?? code),
              roles: session.roles
                .filter(({ place_code }) => place_code === code)
                .map(({ role }) => t(`account:role.${role}`))
                .join(', '),
            })}
          </li>
        ))}
      </List>
    </Stack>
  );
}

function SignOut() {
  const queryClient = useQueryClient();
  const { write, answer, busy } = useWrite(() => signOut(queryClient), null);
  return (
    <Stack gap="tight">
      <AnswerNotice answer={answer} of="read" />
      <Button
        wide
        icon={<LogOut size={18} aria-hidden="true" />}
        disabled={busy}
        onClick={() => void write(null)}
      >
        {t('account:menu.signOut')}
      </Button>
    </Stack>
  );
}
