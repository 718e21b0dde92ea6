import { request as httpRequest } from 'node:http';
import { expect, inject, test } from 'vitest';
import { GuessGuard } from '../../supabase/local/guess-guard.ts';
import { TryLimiter } from '../../supabase/local/rate-limit.ts';
import { contributionToSend } from '../what-to-save.ts';

test('the eleventh wrong password of an account has to wait, another account does not', async () => {
  const email = `guessed-${crypto.randomUUID()}@example.org`;
  const tries = await Promise.all(Array.from({ length: 12 }, () => signIn(email)));
  const late = tries.filter(({ status }) => status === 429);
  expect(late).toHaveLength(2);
  expect(Number(late[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await late[0]?.json()).toMatchObject({ error_code: 'over_request_rate_limit' });
  expect((await signIn('somebody-else@example.org')).status).toBe(400);
});

test('a guess that was right is given back, a wrong one and a contribution are not', () => {
  const guard = new GuessGuard();
  const sign = (ok: boolean, refused = 400) => {
    const admitted = guard.admit(
      {
        method: 'POST',
        pathname: '/auth/v1/token',
        query: new URLSearchParams('grant_type=password'),
        body: { email: 'Officer@Example.org ' },
      },
      '192.0.2.1',
    );
    if ('settle' in admitted) admitted.settle(ok ? 200 : refused, {});
    return admitted.wait;
  };
  expect(Array.from({ length: 40 }, () => sign(true))).toEqual(Array(40).fill(0));
  // too many passwords wait to be hashed: nobody has looked at this one
  expect(Array.from({ length: 20 }, () => sign(false, 429))).toEqual(Array(20).fill(0));
  expect(Array.from({ length: 10 }, () => sign(false))).toEqual(Array(10).fill(0));
  expect(sign(true)).toBeGreaterThan(0);
});

test('neighbours in one IPv6 network share their tries', () => {
  const guard = new GuessGuard();
  const claim = (address: string) =>
    guard.admit(
      {
        method: 'POST',
        pathname: '/rest/v1/rpc/claim_invitation',
        query: new URLSearchParams(),
        body: null,
      },
      address,
    ).wait;
  for (let i = 0; i < 10; i += 1) expect(claim(`2001:db8:0:1::${i + 1}`)).toBe(0);
  expect(claim('2001:db8:0:1:ffff::9')).toBeGreaterThan(0);
  expect(claim('2001:db8:0:2::1')).toBe(0);
});

test('a window ends', () => {
  let now = 0;
  const limiter = new TryLimiter(1, 60_000, () => now);
  expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 60]);
  now = 59_000;
  expect(limiter.take('a')).toBe(1);
  now = 60_000;
  expect(limiter.take('a')).toBe(0);
});

test('more than the server accepts is refused, announced or not', async () => {
  const words = 'x'.repeat(5 * 1024 * 1024);
  const announced = await post('/rest/v1/rpc/submit_contribution', { p_words: words });
  expect(announced.status).toBe(413);
  expect(await announced.json()).toMatchObject({ code: 'body_too_large' });
  expect(await postInChunks('/rest/v1/rpc/submit_contribution', words)).toBe(413);
  expect((await post('/auth/v1/signup', { email: 'x'.repeat(70_000) })).status).toBe(413);
});

test('an honest contribution passes', async () => {
  const answer = await post(
    '/rest/v1/rpc/submit_contribution',
    contributionToSend('A bench near the shops, please'),
  );
  expect(await answer.json()).toMatchObject({ ok: true });
});

function signIn(email: string): Promise<Response> {
  return post('/auth/v1/token?grant_type=password', { email, password: 'wrong-password' });
}

function post(path: string, body: unknown): Promise<Response> {
  const { url, publishableKey } = inject('server');
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Sends a body without saying how long it is, and gives the status. */
function postInChunks(path: string, body: string): Promise<number> {
  const { url, publishableKey } = inject('server');
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${url}${path}`, {
      method: 'POST',
      headers: { apikey: publishableKey, 'content-type': 'application/json' },
    });
    let answered = false;
    request.on('response', (response) => {
      answered = true;
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    // the server may close before it has read what it will not accept
    request.on('error', (error) => {
      if (!answered) reject(error);
    });
    for (let at = 0; at < body.length; at += 65_536) request.write(body.slice(at, at + 65_536));
    request.end();
  });
}
