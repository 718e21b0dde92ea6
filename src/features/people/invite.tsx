import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { WayError } from '#api/ask.ts';
import { createInvitation } from '#api/people.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { newCode } from '#domain/receipt.ts';
import type { PlaceRole } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { RadioField } from '#ui/field.tsx';
import { Card, Note, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import styles from './people.module.css';

const ROLES = ['officer', 'planner', 'administrator', 'resident'] as const;

/** A link that gives one person one role, shown once. */
export function Invite({ place }: { place: Manifest['place'] }) {
  const [role, setRole] = useState<PlaceRole>('officer');
  const invite = useMutation({
    mutationFn: async () => {
      const code = newCode();
      return { ...(await createInvitation(place.code, role, code)), code };
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  if (invite.data?.ok)
    return (
      <InvitationLink
        link={`${window.location.origin}/join#${invite.data.code}`}
        role={role}
        onAnother={invite.reset}
      />
    );
  return (
    <Card>
      <h2>{t('people:invite.title')}</h2>
      <Note>{t('people:invite.lead')}</Note>
      <form onSubmit={submit}>
        <Stack>
          <RadioField<PlaceRole>
            label={t('people:invite.role')}
            options={ROLES.map((value) => ({
              value,
              label: t(`account:role.${value}`),
              hint: t(`account:can.${value}`),
            }))}
            value={role}
            onChange={setRole}
          />
          {invite.data && (
            <Notice tone="problem">{t(`people:refusal.${invite.data.refusal}`)}</Notice>
          )}
          {invite.error && (
            <Notice tone="problem">
              {invite.error instanceof WayError
                ? t(`account:trouble.${invite.error.kind}`)
                : t('account:trouble.bug')}
            </Notice>
          )}
          <Button type="submit" variant="primary" disabled={invite.isPending}>
            {invite.isPending ? t('people:invite.making') : t('people:invite.button')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}

function InvitationLink({
  link,
  role,
  onAnother,
}: {
  link: string;
  role: PlaceRole;
  onAnother(): void;
}) {
  return (
    <Card>
      <h2>{t('people:invite.link', { role: t(`account:role.${role}`) })}</h2>
      <output className={styles.link}>{link}</output>
      <p>{t('people:invite.once')}</p>
      <CopyButton
        text={link}
        label={t('people:invite.copy')}
        copied={t('people:invite.copied')}
        failed={t('people:invite.copyFailed')}
      />
      <Button variant="quiet" onClick={onAnother}>
        {t('people:invite.another')}
      </Button>
    </Card>
  );
}
