import { type FormEvent, useState } from 'react';
import { createInvitation } from '#api/people.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { newCode } from '#domain/receipt.ts';
import type { PlaceRole } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { RadioField } from '#ui/field.tsx';
import { Card, Note, Row, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { useWrite } from '#ui/use-write.ts';
import styles from './people.module.css';

const ROLES = ['officer', 'planner', 'administrator', 'resident'] as const;

type Invitation = { role: PlaceRole; code: string };

/** A link that gives one person one role, shown once. */
export function Invite({ place }: { place: Manifest['place'] }) {
  const [role, setRole] = useState<PlaceRole>('officer');
  const [made, setMade] = useState<Invitation | null>(null);
  const over = useOpenForm();
  // made here: a code whose answer was lost is the same code when it is asked for again
  const [code, setCode] = useState(newCode);
  const { write, answer, busy } = useWrite(
    async (key: string, wanted: Invitation) => {
      const made = await createInvitation(key, place.code, wanted.role, wanted.code);
      return made.outcome === 'done' ? ({ outcome: 'done', value: wanted } as const) : made;
    },
    // one that may stand already is shown before another is made: there is none whose code nobody knows
    null,
    `invitation:${place.code}`,
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await write({ role, code });
    if (done) setMade(done.value);
  };
  if (made)
    return (
      <InvitationLink
        link={`${window.location.origin}/join#${made.code}`}
        role={made.role}
        earlier={made.role !== role}
        onAnother={() => {
          setMade(null);
          setCode(newCode());
        }}
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
          <AnswerNotice
            answer={answer ?? over}
            words={{ 'not-allowed': t('people:refusal.not-allowed') }}
            sentence={(refusal) => t(`people:refusal.${refusal}`)}
          />
          <Row>
            <Button type="submit" variant="primary" disabled={busy}>
              {busy ? t('people:invite.making') : t('people:invite.button')}
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}

function InvitationLink({
  link,
  role,
  earlier,
  onAnother,
}: {
  link: string;
  role: PlaceRole;
  /** it was asked for before, and its answer was lost; another role is chosen now */
  earlier: boolean;
  onAnother(): void;
}) {
  return (
    <Card>
      <h2>{t('people:invite.link', { role: t(`account:aRole.${role}`) })}</h2>
      <output className={styles.link}>{link}</output>
      {earlier && <Notice tone="problem">{t('people:invite.earlier')}</Notice>}
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
