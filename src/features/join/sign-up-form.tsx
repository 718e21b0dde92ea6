import { type FormEvent, useRef, useState } from 'react';
import { signUp } from '#api/people.ts';
import { LIMITS, said, textFault } from '#domain/said.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/field.tsx';
import { Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { useWrite } from '#ui/use-write.ts';

const PASSWORD_LEAST = 10;

type Problem = 'name' | 'email' | 'shortPassword';

const problemsOf = (name: string, email: string, password: string): Problem[] => [
  ...(textFault(name, LIMITS.displayName) ? (['name'] as const) : []),
  ...(/^\S+@\S+$/.test(email.trim()) ? [] : (['email'] as const)),
  ...(password.length < PASSWORD_LEAST ? (['shortPassword'] as const) : []),
];

const send = (
  _key: string,
  { name, email, password }: Record<'name' | 'email' | 'password', string>,
) => signUp(name, email, password);

/** Makes an account; whether it may be used at once is for the service to say. */
export function SignUpForm({ onSignedIn }: { onSignedIn(): Promise<void> }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const [waiting, setWaiting] = useState(false);
  const { write, answer, busy } = useWrite(send, null);
  const make = async () => {
    setWaiting(false);
    const made = await write({ name: said(name), email: email.trim(), password });
    setWaiting(made?.value === 'confirm-email');
    if (made?.value === 'signed-in') await onSignedIn();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemsOf(name, email, password);
    setProblems(found);
    if (found.length === 0) return void make();
    form.current?.querySelector<HTMLElement>(`[name="${found[0]}"]`)?.focus();
  };
  const errorOf = (problem: Problem) =>
    problems.includes(problem)
      ? t(`account:problem.${problem}`, { count: PASSWORD_LEAST })
      : undefined;
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {waiting && (
          <Notice tone="waiting">
            {t('account:join.signUp.confirm-email', { email: email.trim() })}
          </Notice>
        )}
        <AnswerNotice
          answer={answer}
          of="read"
          sentence={(refusal) => t(`account:join.signUp.${refusal}`, { email: email.trim() })}
        />
        <TextField
          label={t('account:name')}
          hint={t('account:nameHint')}
          error={errorOf('name')}
          name="name"
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
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
          hint={t('account:passwordHint', { count: PASSWORD_LEAST })}
          error={errorOf('shortPassword')}
          name="shortPassword"
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="primary" wide disabled={busy}>
          {busy ? t('account:join.making') : t('account:join.make')}
        </Button>
      </Stack>
    </form>
  );
}
