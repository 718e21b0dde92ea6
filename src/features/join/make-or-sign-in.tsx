import { type ReactNode, useState } from 'react';
import { t } from '#text/t.ts';
import { RadioField } from '#ui/field.tsx';
import { Lead, Stack } from '#ui/layout.tsx';
import { SignUpForm } from './sign-up-form.tsx';

/** Who takes up the invitation: a new account, or one that is there already. */
export function MakeOrSignIn({
  signInForm,
  onSignedIn,
}: {
  signInForm(button: string, onSignedIn: () => Promise<void>): ReactNode;
  onSignedIn(): Promise<void>;
}) {
  const [which, setWhich] = useState<'new' | 'have'>('new');
  return (
    <Stack gap="loose">
      <Lead>{t('account:join.lead')}</Lead>
      <RadioField<'new' | 'have'>
        label={t('account:join.which')}
        options={(['new', 'have'] as const).map((value) => ({
          value,
          label: t(`account:join.${value}`),
        }))}
        value={which}
        onChange={setWhich}
      />
      {which === 'new' ? (
        <SignUpForm onSignedIn={onSignedIn} />
      ) : (
        signInForm(t('account:signIn.button'), onSignedIn)
      )}
    </Stack>
  );
}
