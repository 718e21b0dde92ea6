import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { WayError } from '#api/ask.ts';
import { signUp } from '#api/people.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/field.tsx';
import { Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';

const PASSWORD_LEAST = 10;
const NAME_MOST = 80;

type Problem = 'name' | 'email' | 'shortPassword';

const problemsOf = (name: string, email: string, password: string): Problem[] => [
  ...(name.trim() === '' ? (['name'] as const) : []),
  ...(/^\S+@\S+$/.test(email.trim()) ? [] : (['email'] as const)),
  ...(password.length < PASSWORD_LEAST ? (['shortPassword'] as const) : []),
];

/** Makes an account; whether it may be used at once is for the service to say. */
export function SignUpForm({ onSignedIn }: { onSignedIn(): Promise<void> }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const make = useMutation({
    mutationFn: () => signUp(name.trim(), email.trim(), password),
    onSuccess: async (answer) => {
      if (answer === 'signed-in') await onSignedIn();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemsOf(name, email, password);
    setProblems(found);
    if (found.length === 0) return make.mutate();
    form.current?.querySelector<HTMLElement>(`[name="${found[0]}"]`)?.focus();
  };
  const errorOf = (problem: Problem) =>
    problems.includes(problem)
      ? t(`account:problem.${problem}`, { count: PASSWORD_LEAST })
      : undefined;
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {make.data && make.data !== 'signed-in' && (
          <Notice tone={make.data === 'confirm-email' ? 'waiting' : 'problem'}>
            {t(`account:join.signUp.${make.data}`, { email: email.trim() })}
          </Notice>
        )}
        {make.error && (
          <Notice tone="problem">
            {make.error instanceof WayError
              ? t(`account:trouble.${make.error.kind}`)
              : t('account:trouble.bug')}
          </Notice>
        )}
        <TextField
          label={t('account:name')}
          hint={t('account:nameHint')}
          error={errorOf('name')}
          name="name"
          autoComplete="name"
          maxLength={NAME_MOST}
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
        <Button type="submit" variant="primary" wide disabled={make.isPending}>
          {make.isPending ? t('account:join.making') : t('account:join.make')}
        </Button>
      </Stack>
    </form>
  );
}
