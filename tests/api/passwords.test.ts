import bcrypt from 'bcryptjs';
import { afterAll, expect, inject, test } from 'vitest';
import { Passwords, PasswordsBusyError } from '../../supabase/local/passwords.ts';

const passwords = new Passwords();
afterAll(() => passwords.close());

test('a hash is one that anybody else can compare', async () => {
  const hash = await passwords.hash('a long enough password');
  expect(hash).toMatch(/^\$2[aby]\$10\$/);
  expect(bcrypt.compareSync('a long enough password', hash)).toBe(true);
  expect(await passwords.matches('a long enough password', hash)).toBe(true);
  expect(await passwords.matches('another long password', hash)).toBe(false);
});

test('an account that is not there is never right, not even with the word that stands in for it', async () => {
  expect(await passwords.matches('of an account that is not there', null)).toBe(false);
});

test('two are at work and ten wait; the rest is refused at once', async () => {
  const asked = Array.from({ length: 15 }, () =>
    passwords.matches('whatever it is', null).catch((error: unknown) => error),
  );
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => answer === false)).toHaveLength(12);
  expect(answers.filter((answer) => answer instanceof PasswordsBusyError)).toHaveLength(3);
});

test('known and unknown addresses are answered alike, and only once the password was hashed', async () => {
  for (const email of ['officer@demo.ginnel.example', 'nobody@demo.ginnel.example']) {
    const answer = await auth('token?grant_type=password', { email, password: 'wrong password' });
    expect([answer.status, (await answer.json()).error_code]).toEqual([400, 'invalid_credentials']);
  }
});

test('three sign-ups of one address at once make one account', async () => {
  const email = `thrice-${crypto.randomUUID()}@example.org`;
  const answers = await Promise.all(
    [1, 2, 3].map(() => auth('signup', { email, password: 'a long enough password' })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
});

test('what can be no address or no password is refused, and is no fault of the server', async () => {
  const password = 'a long enough password';
  for (const credentials of [
    { email: 'a\0b@example.org', password },
    { email: `a@b.c\u200b`, password },
    { email: `${'x'.repeat(300)}@example.org`, password },
    { email: ['a@example.org'], password },
    { email: 'a@example.org', password: ['x'] },
    { email: 'a@example.org', password: 'x'.repeat(100) },
    { email: 'a@example.org', password: 'long enough\0' },
    { email: 'a@example.org' },
  ]) {
    const signUp = await auth('signup', credentials);
    expect([credentials, signUp.status]).toEqual([credentials, expect.toSatisfy(isRefusal)]);
    const signIn = await auth('token?grant_type=password', credentials);
    expect([credentials, signIn.status]).toEqual([credentials, expect.toSatisfy(isRefusal)]);
  }
});

const isRefusal = (status: number) => status >= 400 && status < 500;

function auth(road: string, body: unknown): Promise<Response> {
  const { url, publishableKey } = inject('server');
  return fetch(`${url}/auth/v1/${road}`, {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
