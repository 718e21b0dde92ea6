import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { WayError } from '#api/ask.ts';
import { type Person, refreshPeople, setPlaceRole } from '#api/people.ts';
import type { Manifest } from '#domain/place-pack.ts';
import type { PlaceRole } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { CheckField } from '#ui/field.tsx';
import { Card, Note, Row } from '#ui/layout.tsx';
import { Notice, Tag } from '#ui/notice.tsx';
import { ConfirmRole } from './confirm-role.tsx';
import styles from './people.module.css';

const ROLES = ['resident', 'officer', 'planner', 'administrator'] as const;

/** One person with the roles they hold; every change is asked for once more. */
export function PersonCard({
  place,
  person,
  isMe,
  isLastAdministrator,
}: {
  place: Manifest['place'];
  person: Person;
  isMe: boolean;
  isLastAdministrator: boolean;
}) {
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<{ role: PlaceRole; on: boolean } | null>(null);
  const change = useMutation({
    mutationFn: ({ role, on }: { role: PlaceRole; on: boolean }) =>
      setPlaceRole(place.code, person.user_id, role, on),
    onSettled: () => {
      setAsked(null);
      return refreshPeople(queryClient, place.code);
    },
  });
  const name = person.display_name || person.email;
  const refused = change.data && !change.data.ok ? change.data.refusal : null;
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
            disabled={change.isPending || (role === 'administrator' && isLastAdministrator)}
            onChange={(event) => setAsked({ role, on: event.target.checked })}
          />
        ))}
      </fieldset>
      {isLastAdministrator && <Note>{t('people:last')}</Note>}
      {refused && <Notice tone="problem">{t(`people:refusal.${refused}`)}</Notice>}
      {change.error && (
        <Notice tone="problem">
          {change.error instanceof WayError
            ? t(`account:trouble.${change.error.kind}`)
            : t('account:trouble.bug')}
        </Notice>
      )}
      {change.data?.ok && change.variables && (
        <Notice tone="done">
          {t(change.variables.on ? 'people:changedOn' : 'people:changedOff', {
            name,
            role: t(`account:aRole.${change.variables.role}`),
          })}
        </Notice>
      )}
      {asked && (
        <ConfirmRole
          {...asked}
          name={name}
          place={place.name}
          isMe={isMe}
          working={change.isPending}
          onConfirm={() => change.mutate(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
    </Card>
  );
}
