import { cpSync, rmSync } from 'node:fs';
import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { identityOf } from '../../supabase/local/askers.ts';
import { type Backend, openBackend } from '../../supabase/local/backend.ts';
import { operationsOf } from '../../supabase/local/operations.ts';
import type { PasswordFinding } from '../../supabase/local/password-finding.ts';
import { loadSecrets, type Secrets } from '../../supabase/local/secrets.ts';
import { makeDataDir } from './server-process.ts';

/** lite itself, without door or limits: what is proved here holds whatever stands in front. */
const dataDir = makeDataDir();
const OFFICER = { email: 'officer@demo.ginnel.example', password: 'ginnel-demo' };
let backend: Backend;
let secrets: Secrets;
let present: PasswordFinding | null = null;

beforeAll(async () => {
  cpSync(inject('preparedFolder'), dataDir, { recursive: true });
  secrets = await loadSecrets(dataDir);
  backend = await openBackend(dataDir, secrets, 'http://127.0.0.1');
});
afterAll(async () => {
  await backend?.connection.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a copied refresh token is worth nothing once its owner has gone on', async () => {
  const first = await signIn();
  const second = await refresh(first.refresh_token);
  const third = await refresh(second.refresh_token);
  expect(third.access_token).toBeTruthy();

  expect((await refresh(first.refresh_token)).error_code).toBe('refresh_token_already_used');
  // whoever has two of one line is not told apart from its owner, so the line ends
  expect((await refresh(third.refresh_token)).error_code).toBe('refresh_token_already_used');
});

test('a changed password ends every session, at once', async () => {
  const [one, other] = [await signIn(), await signIn()];
  expect((await roles(other.access_token)).status).toBe(200);

  present = { matches: false, hash: bcrypt.hashSync('another long password', 4) };
  const words = { password: 'another long password' };
  const changed = await call('PUT', '/auth/v1/user', words, one.access_token);

  expect(changed.status).toBe(200);
  for (const session of [one, other]) {
    expect((await refresh(session.refresh_token)).refresh_token).toBeUndefined();
    expect((await roles(session.access_token)).status).toBe(401);
  }
});

test('a session has an end', async () => {
  const { refresh_token } = await signIn();
  await backend.connection.driver.exec(
    `update auth.sessions set created_at = now() - interval '31 days'`,
  );
  expect((await refresh(refresh_token)).error_code).toBe('session_expired');
});

async function signIn() {
  present = { matches: true, hash: null };
  return (await call('POST', '/auth/v1/token?grant_type=password', OFFICER)).json();
}

async function refresh(refresh_token: string) {
  return (await call('POST', '/auth/v1/token?grant_type=refresh_token', { refresh_token })).json();
}

function roles(token: string): Promise<Response> {
  return call('POST', '/rest/v1/rpc/my_roles', {}, token);
}

async function call(method: string, road: string, body: unknown, token?: string) {
  const answer = await operationsOf(backend, dataDir, secrets.publishableKey).request({
    method,
    url: `http://127.0.0.1${road}`,
    headers: [
      ['apikey', secrets.publishableKey],
      ['content-type', 'application/json'],
      ...(token ? ([['authorization', `Bearer ${token}`]] as [string, string][]) : []),
    ],
    body: new TextEncoder().encode(JSON.stringify(body)).buffer as ArrayBuffer,
    address: '192.0.2.1',
    sessionId: identityOf(token ?? '', secrets.jwtSecret)?.sessionId ?? null,
    password: present,
  });
  return new Response(answer.body, { status: answer.status });
}
