import type { PlaceRole } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Row } from '#ui/layout.tsx';

/** What a role lets somebody do is said before it is given or taken. */
export function ConfirmRole({
  role,
  on,
  name,
  place,
  isMe,
  working,
  onConfirm,
  onCancel,
}: {
  role: PlaceRole;
  on: boolean;
  name: string;
  place: string;
  isMe: boolean;
  working: boolean;
  onConfirm(): void;
  onCancel(): void;
}) {
  const words = { name, place, role: t(`account:aRole.${role}`), can: t(`account:can.${role}`) };
  return (
    <Dialog
      title={on ? t('people:confirmOn.title') : t('people:confirmOff.title')}
      closeLabel={t('people:close')}
      onClose={onCancel}
    >
      <p>{on ? t('people:confirmOn.text', words) : t('people:confirmOff.text', words)}</p>
      {!on && isMe && <p>{t('people:confirmOff.self')}</p>}
      <Row>
        <Button variant={on ? 'primary' : 'danger'} disabled={working} onClick={onConfirm}>
          {on ? t('people:confirmOn.button') : t('people:confirmOff.button')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('people:cancel')}
        </Button>
      </Row>
    </Dialog>
  );
}
