import { useState } from 'react';
import type { Person } from '#api/people.ts';
import type { Manifest } from '#domain/place-pack.ts';
import type { PlaceRole } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/field.tsx';
import { Card, Note, Row } from '#ui/layout.tsx';
import { Notice, Tag } from '#ui/notice.tsx';
import { type Change, ConfirmRole } from './confirm-role.tsx';
import styles from './people.module.css';

const ROLES = ['resident', 'officer', 'planner', 'administrator'] as const;

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
  const [asked, setAsked] = useState<Change | null>(null);
  const [changed, setChanged] = useState<Change | null>(null);
  const ask = (change: Change) => {
    setChanged(null);
    setAsked(change);
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
      <div>
        {/* the boxes say nothing of a wider role, which else looks as if it were not held */}
        {person.wider_roles.length > 0 && (
          <Note>{t('people:hereAlone', { place: place.name })}</Note>
        )}
        <fieldset className={styles.roles}>
          <legend className={styles.legend}>{t('people:rolesOf', { name })}</legend>
          {ROLES.map((role) => (
            <CheckField
              key={role}
              label={t(`account:role.${role}`)}
              checked={person.roles.includes(role)}
              disabled={isLast(role) && person.roles.includes(role)}
              onChange={({ target }) => ask({ role, on: target.checked, everywhere: false })}
            />
          ))}
        </fieldset>
      </div>
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
              aria-label={t('people:takeAwayFrom', { name, role: t(`account:role.${role}`) })}
              onClick={() => ask({ role, on: false, everywhere: true })}
            >
              {t('people:takeAway')}
            </Button>
          )}
        </Row>
      ))}
      {isLastAdministrator && <Note>{t('people:last')}</Note>}
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
          change={asked}
          person={person}
          name={name}
          place={place}
          isMe={isMe}
          onDone={() => {
            setAsked(null);
            setChanged(asked);
          }}
          onCancel={() => setAsked(null)}
        />
      )}
    </Card>
  );
}
