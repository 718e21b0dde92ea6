import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { signIn } from '#api/session.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/field.tsx';
import { Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { accountTrouble } from './account-trouble.ts';

type Problem = 'email' | 'password';

const problemsOf = (email: string, password: string): Problem[] => [
  ...(/^\S+@\S+$/.test(email.trim()) ? [] : (['email'] as const)),
  ...(password === '' ? (['password'] as const) : []),
];

/** Email address and password; every refusal is a sentence. */
export function SignInForm({
  button,
  onSignedIn,
}: {
  button: string;
  onSignedIn(): Promise<void>;
}) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const enter = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: async (answer) => {
      if (answer === 'signed-in') await onSignedIn();
      else setPassword('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemsOf(email, password);
    setProblems(found);
    if (found.length === 0) return enter.mutate();
    form.current?.querySelector<HTMLElement>(`[name="${found[0]}"]`)?.focus();
  };
  const errorOf = (problem: Problem) =>
    problems.includes(problem) ? t(`account:problem.${problem}`) : undefined;
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {enter.data && enter.data !== 'signed-in' && (
          <Notice tone="problem">{t(`account:signIn.${enter.data}`)}</Notice>
        )}
        {enter.error && <Notice tone="problem">{accountTrouble(enter.error)}</Notice>}
        <TextField
          label={t('account:email')}
          error={errorOf('email')}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t('account:password')}
          error={errorOf('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="primary" wide disabled={enter.isPending}>
          {enter.isPending ? t('account:signIn.working') : button}
        </Button>
      </Stack>
    </form>
  );
}
