import { type FormEvent, useRef, useState } from 'react';
import { normaliseReceipt } from '#domain/receipt.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/field.tsx';
import { Lead, Stack } from '#ui/layout.tsx';

/** The link was opened without its code, or the code was wrong. */
export function EnterInvitation({ onCode }: { onCode(code: string): void }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // a whole link is as good as the code in it
    const code = normaliseReceipt(typed.slice(typed.indexOf('#') + 1));
    if (code) return onCode(code);
    setWrong(true);
    form.current?.querySelector('input')?.focus();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <Lead>{t('account:join.noCode')}</Lead>
        <TextField
          label={t('account:join.code')}
          error={wrong ? t('account:join.codeMissing') : undefined}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" variant="primary" wide>
          {t('account:join.useCode')}
        </Button>
      </Stack>
    </form>
  );
}
