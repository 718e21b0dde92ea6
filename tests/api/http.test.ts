import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { expect, inject, test } from 'vitest';
import { securityHeaders } from '../../supabase/local/headers.ts';

/** A road that the door lets through. */
const PROFILES =
  '/rest/v1/profiles?select=display_name&user_id=eq.6b1c7f5e-6f0a-4f0e-9c55-0f6f5a3b2c1d';

test('every answer carries the security headers', async () => {
  for (const path of ['/', '/env.json', '/nothing.js', PROFILES, '/rest/v1/places']) {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy');
    expect(policy, path).toContain("default-src 'self'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=(self)');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('the style that react-aria writes into the page is the one the policy admits', () => {
  const source = readFileSync(
    'node_modules/react-aria/dist/private/interactions/usePress.mjs',
    'utf8',
  );
  const template = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1] ?? '';
  const style = template
    .replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, 'data-react-aria-pressable')
    .trim();
  const hash = createHash('sha256').update(style).digest('base64');
  expect(securityHeaders(null)['content-security-policy']).toContain(`'sha256-${hash}'`);
});

test('a basemap elsewhere is admitted by its origin, for data and pictures alone', () => {
  const basemap = { kind: 'style' as const, url: 'https://tiles.example.org/style.json' };
  const policy = securityHeaders(basemap)['content-security-policy'];
  expect(policy).toContain("connect-src 'self' https://tiles.example.org;");
  expect(policy).toContain("img-src 'self' data: blob: https://tiles.example.org;");
  expect(policy).toContain("script-src 'self';");
});

test('env.json says how this copy runs, and is asked for again each time', async () => {
  const { publishableKey } = inject('server');
  const answer = await get('/env.json');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(await answer.json()).toEqual({
    backend: 'embedded',
    supabaseUrl: '',
    publishableKey,
    demonstration: {
      password: 'ginnel-demo',
      accounts: ['resident', 'officer', 'planner', 'administrator'].map((role) => ({
        email: `${role === 'administrator' ? 'admin' : role}@demo.ginnel.example`,
        role,
      })),
    },
    basemap: null,
  });
});

test('what only the machine itself may know is not served', async () => {
  const { publishableKey, secretKey } = inject('server');
  for (const path of [
    '/_system/config',
    '/_system/info',
    '/_system/introspect',
    '/realtime/v1/websocket',
    '/functions/v1/x',
    '/graphql/v1',
    '/pg/x',
    '/rest/v2/places',
    '/.ginnel/secrets.json',
    '/..%2f.ginnel/secrets.json',
    '/%2e%2e/package.json',
  ]) {
    const answer = await get(path, { apikey: publishableKey, accept: 'text/html' });
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.headers.get('content-type')).toContain('json');
    expect(await answer.text()).not.toContain(secretKey);
  }
});

test('pages of other sites get nothing', async () => {
  const { url, publishableKey } = inject('server');
  for (const method of ['GET', 'OPTIONS']) {
    const answer = await fetch(`${url}${PROFILES}`, {
      method,
      headers: { apikey: publishableKey, 'x-test': 'https://evil.example' },
    });
    const names = [...answer.headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

test('a name that is not this server is turned away', async () => {
  expect(await statusForHost('evil.example')).toBe(421);
  expect(await statusForHost('127.0.0.1.evil.example:80')).toBe(421);
  for (const host of ['localhost', 'localhost:1234', '127.0.0.1', '[::1]:99']) {
    expect([host, await statusForHost(host)]).toEqual([host, 200]);
  }
});

test('the address of a page is answered with the app, whoever asks; a missing file is not', async () => {
  const { url } = inject('server');
  for (const path of ['/', '/leeds', '/leeds/areas?kind=need']) {
    for (const accept of ['text/html,*/*', '*/*', 'application/json', 'image/png']) {
      const [page, head] = await Promise.all(
        ['GET', 'HEAD'].map((method) => fetch(`${url}${path}`, { method, headers: { accept } })),
      );
      expect([page?.status, page?.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ]);
      expect(page?.headers.get('cache-control')).toBe('no-cache');
      expect(await page?.text()).toMatch(/^<!doctype html>/i);
      const headersOf = (answer?: Response) =>
        // fetch itself ends the connection after a HEAD
        [...(answer?.headers ?? [])].filter(
          ([name]) => !['date', 'connection', 'keep-alive'].includes(name),
        );
      expect([head?.status, await head?.text()]).toEqual([200, '']);
      expect(headersOf(head)).toEqual(headersOf(page));
    }
  }
  for (const path of ['/leeds/nothing.json', '/assets/nothing.js', '/nothing.svg']) {
    expect((await get(path, { accept: 'text/html' })).status).toBe(404);
  }
  expect((await fetch(`${url}/leeds`, { method: 'POST' })).status).toBe(405);
});

test('roads that would send an e-mail say that there is none', async () => {
  const { url, publishableKey } = inject('server');
  for (const road of ['recover', 'otp', 'magiclink', 'resend']) {
    const answer = await fetch(`${url}/auth/v1/${road}`, {
      method: 'POST',
      headers: { apikey: publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'officer@demo.ginnel.example' }),
    });
    expect([answer.status, (await answer.json()).error_code]).toEqual([
      422,
      'email_provider_disabled',
    ]);
  }
});

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${inject('server').url}${path}`, { headers });
}

/** fetch does not let a test choose the Host header. */
function statusForHost(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${inject('server').url}/healthz`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
