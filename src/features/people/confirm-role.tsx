import { useQueryClient } from '@tanstack/react-query';
import { type Person, refreshPeople, setPlaceRole } from '#api/people.ts';
import type { Manifest } from '#domain/place-pack.ts';
import type { PlaceRole } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Row } from '#ui/layout.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { useWrite } from '#ui/use-write.ts';

/** `everywhere`: the role of every place, which is another one. */
export type Change = { role: PlaceRole; on: boolean; everywhere: boolean };

/** What a role lets somebody do is said before it is given or taken. */
export function ConfirmRole({
  change,
  person,
  name,
  place,
  isMe,
  onDone,
  onCancel,
}: {
  change: Change;
  person: Person;
  name: string;
  place: Manifest['place'];
  isMe: boolean;
  onDone(): void;
  onCancel(): void;
}) {
  const queryClient = useQueryClient();
  const over = useOpenForm();
  const { role, on, everywhere } = change;
  // one question is one change: what another question asks must not give this role once more
  const { write, answer, busy } = useWrite(
    // a role is given or taken, however often it is sent: no key is needed
    (_key: string, { role, on, everywhere }: Change) =>
      setPlaceRole(everywhere ? null : place.code, person.user_id, role, on),
    null,
  );
  const confirm = async () => {
    const done = await write(change);
    if (done) onDone();
    await refreshPeople(queryClient, place.code);
  };
  const where = everywhere ? t('people:everyPlace') : place.name;
  const words = {
    name,
    place: where,
    role: t(`account:aRole.${role}`),
    can: t(`account:can.${role}`),
  };
  return (
    <Dialog
      title={on ? t('people:confirmOn.title') : t('people:confirmOff.title')}
      closeLabel={t('people:close')}
      onClose={onCancel}
    >
      <p>{on ? t('people:confirmOn.text', words) : t('people:confirmOff.text', words)}</p>
      {!on && isMe && <p>{t('people:confirmOff.self')}</p>}
      <AnswerNotice
        answer={answer ?? over}
        words={{ 'not-allowed': t('people:refusal.not-allowed') }}
        sentence={(refusal) => t(`people:refusal.${refusal}`)}
      />
      <Row>
        <Button variant={on ? 'primary' : 'danger'} disabled={busy} onClick={() => void confirm()}>
          {on ? t('people:confirmOn.button') : t('people:confirmOff.button')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('people:cancel')}
        </Button>
      </Row>
    </Dialog>
  );
}
