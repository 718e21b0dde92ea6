import { type FormEvent, useRef, useState } from 'react';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/field.tsx';
import { Stack } from '#ui/layout.tsx';
import { SignInAnswer, useSignIn } from './use-sign-in.tsx';

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
  const { enter, answer, busy } = useSignIn(onSignedIn);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemsOf(email, password);
    setProblems(found);
    if (found.length === 0) {
      void enter(email.trim(), password).then((refused) => refused && setPassword(''));
      return;
    }
    form.current?.querySelector<HTMLElement>(`[name="${found[0]}"]`)?.focus();
  };
  const errorOf = (problem: Problem) =>
    problems.includes(problem) ? t(`account:problem.${problem}`) : undefined;
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <SignInAnswer answer={answer} />
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
        <Button type="submit" variant="primary" wide disabled={busy}>
          {busy ? t('account:signIn.working') : button}
        </Button>
      </Stack>
    </form>
  );
}
