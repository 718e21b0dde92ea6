import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Person, refreshPeople, setPlaceRole } from '#api/people.ts';
import type { Manifest } from '#domain/place-pack.ts';
import type { PlaceRole } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/field.tsx';
import { Card, Note, Row } from '#ui/layout.tsx';
import { Notice, Tag } from '#ui/notice.tsx';
import { useWrite } from '#ui/use-write.ts';
import { ConfirmRole } from './confirm-role.tsx';
import styles from './people.module.css';

const ROLES = ['resident', 'officer', 'planner', 'administrator'] as const;

/** `everywhere`: the role of every place, which is another one. */
type Change = { role: PlaceRole; on: boolean; everywhere: boolean };

/** One person with the roles they hold; every change is asked for once more. */
export function PersonCard({
  place,
  person,
  isMe,
  isLastAdministrator,
  mayChangeWider,
}: {
  place: Manifest['place'];
  person: Person;
  isMe: boolean;
  isLastAdministrator: boolean;
  mayChangeWider: boolean;
}) {
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Change | null>(null);
  const [changed, setChanged] = useState<Change | null>(null);
  const { write, answer, busy } = useWrite(
    // a role is given or taken, however often it is sent: no key is needed
    (_key: string, { role, on, everywhere }: Change) =>
      setPlaceRole(everywhere ? null : place.code, person.user_id, role, on),
    (change) => change,
  );
  const change = async (wanted: Change) => {
    setChanged(null);
    const done = await write(wanted);
    setAsked(null);
    if (done) setChanged(wanted);
    await refreshPeople(queryClient, place.code);
  };
  const name = person.display_name || person.email;
  const isLast = (role: PlaceRole) => role === 'administrator' && isLastAdministrator;
  return (
    <Card>
      <Row between>
        <div className={styles.who}>
          <h2 className={styles.name}>{person.display_name || t('people:noName')}</h2>
          <Note>{person.email}</Note>
        </div>
        {isMe && <Tag>{t('people:you')}</Tag>}
      </Row>
      <fieldset className={styles.roles}>
        <legend className={styles.legend}>{t('people:rolesOf', { name })}</legend>
        {ROLES.map((role) => (
          <CheckField
            key={role}
            label={t(`account:role.${role}`)}
            checked={person.roles.includes(role)}
            disabled={busy || (isLast(role) && person.roles.includes(role))}
            onChange={({ target }) => setAsked({ role, on: target.checked, everywhere: false })}
          />
        ))}
      </fieldset>
      {person.wider_roles.map(({ place_code: code, role }) => (
        <Row key={`${code} ${role}`} between>
          <span>
            {t(code === null ? 'people:inEveryPlace' : 'people:fromLargerPlace', {
              role: t(`account:role.${role}`),
            })}
          </span>
          {code === null && mayChangeWider && !isLast(role) && (
            <Button
              small
              variant="quiet"
              disabled={busy}
              aria-label={t('people:takeAwayFrom', { name, role: t(`account:role.${role}`) })}
              onClick={() => setAsked({ role, on: false, everywhere: true })}
            >
              {t('people:takeAway')}
            </Button>
          )}
        </Row>
      ))}
      {isLastAdministrator && <Note>{t('people:last')}</Note>}
      <AnswerNotice
        answer={answer}
        words={{ 'not-allowed': t('people:refusal.not-allowed') }}
        sentence={(refusal) => t(`people:refusal.${refusal}`)}
      />
      {changed && (
        <Notice tone="done">
          {t(changed.on ? 'people:changedOn' : 'people:changedOff', {
            name,
            role: t(`account:aRole.${changed.role}`),
          })}
        </Notice>
      )}
      {asked && (
        <ConfirmRole
          {...asked}
          name={name}
          place={asked.everywhere ? t('people:everyPlace') : place.name}
          isMe={isMe}
          working={busy}
          onConfirm={() => void change(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
    </Card>
  );
}
