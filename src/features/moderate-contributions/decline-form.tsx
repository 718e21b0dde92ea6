import { type FormEvent, useEffect, useRef, useState } from 'react';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { SelectField, TextArea } from '#ui/field.tsx';
import { Row, Stack } from '#ui/layout.tsx';

const TEMPLATES = ['person', 'elsewhere', 'urgent', 'place', 'unclear', 'twice', 'unkind'] as const;
type Template = (typeof TEMPLATES)[number];

const LEAST = 3;
const MOST = 1000;

/** A reason is owed: begun with a template or not, and always open to be changed. */
export function DeclineForm({
  working,
  onDecline,
  onCancel,
}: {
  working: boolean;
  onDecline(reason: string): void;
  onCancel(): void;
}) {
  const [template, setTemplate] = useState<Template | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tooShort = reason.trim().length < LEAST;
    setMissing(tooShort);
    if (tooShort) form.current?.querySelector('textarea')?.focus();
    else onDecline(reason.trim());
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label={t('contributions:queue.declineTitle')}
    >
      <Stack>
        <SelectField
          label={t('contributions:queue.template')}
          value={template ?? ''}
          onChange={(event) => {
            const chosen = TEMPLATES.find((one) => one === event.target.value) ?? null;
            setTemplate(chosen);
            if (chosen) setReason(t(`contributions:queue.templates.${chosen}.words`));
          }}
        >
          <option value="">{t('contributions:queue.templateNone')}</option>
          {TEMPLATES.map((one) => (
            <option key={one} value={one}>
              {t(`contributions:queue.templates.${one}.name`)}
            </option>
          ))}
        </SelectField>
        <TextArea
          label={t('contributions:queue.reason')}
          hint={t('contributions:queue.reasonHint')}
          error={missing ? t('contributions:queue.reasonMissing') : undefined}
          value={reason}
          rows={5}
          maxLength={MOST}
          onChange={(event) => setReason(event.target.value)}
        />
        <Row>
          <Button type="submit" variant="danger" disabled={working}>
            {t('contributions:queue.declineNow')}
          </Button>
          <Button variant="quiet" onClick={onCancel}>
            {t('contributions:queue.cancel')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
