import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { describe as described } from '../../supabase/local/quiet-console.ts';
import { areaToSave, contributionToSend } from '../what-to-save.ts';

test('nothing that people write reaches the output of the server', async () => {
  const { url, publishableKey, output } = inject('server');
  const send = (road: string, body: string, token?: string, method = 'POST') =>
    fetch(`${url}${road}`, {
      method,
      headers: {
        apikey: publishableKey,
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body,
    });
  const signedIn = await send(
    '/auth/v1/token?grant_type=password',
    JSON.stringify({ email: 'officer@demo.ginnel.example', password: 'ginnel-demo' }),
  );
  const { access_token: token } = await signedIn.json();

  const contribution = {
    ...contributionToSend('marker-words of a resident'),
    p_subject: 'marker-subject',
  };
  const statuses = [
    // written, refused by a constraint, by a type, by the door, by the accounts
    await send('/rest/v1/rpc/submit_contribution', JSON.stringify(contribution)),
    await send(
      '/rest/v1/rpc/save_priority_area',
      JSON.stringify({ ...areaToSave('marker-name'), p_lsoa_codes: ['marker-code'] }),
      token,
    ),
    await send(
      '/rest/v1/rpc/submit_contribution',
      JSON.stringify({ ...contribution, p_kind: 'marker-kind' }),
    ),
    await send('/rest/v1/rpc/submit_contribution', '{"p_words": marker-json}'),
    await send('/rest/v1/profiles', JSON.stringify({ display_name: 'marker-profile' }), token),
    await send(
      '/rest/v1/profiles?display_name=eq.marker-filter',
      '{"marker-column":1}',
      token,
      'PATCH',
    ),
    await send(
      '/auth/v1/signup',
      JSON.stringify({ email: 'marker-address@example.org', password: 'marker-password' }),
    ),
    await send(
      '/auth/v1/token?grant_type=password',
      JSON.stringify({ email: 'marker-guess@example.org', password: 'marker-guessed' }),
    ),
    await send('/storage/v1/object/plan-photographs/marker-path', 'marker-body', token),
  ].map(({ status }) => status);
  expect(statuses[0]).toBe(200);
  expect(statuses.filter((status) => status >= 400)).toHaveLength(7);

  // the failures are in the log, without their words
  await expect.poll(() => readFileSync(output, 'utf8'), { timeout: 10_000 }).toContain('23514');
  expect(readFileSync(output, 'utf8')).not.toMatch(/marker/i);
});

test('an error is described by its kind, its code and where it happened', () => {
  const error = Object.assign(new Error('marker\n    secret'), { code: '22P02', detail: 'marker' });
  const text = described(error);
  expect(text).toMatch(/^Error 22P02\n\s+at /);
  expect(text).not.toMatch(/marker|secret/);
  expect(described('Auth error: marker')).toBe('Auth error');
  expect(described({ words: 'marker' })).toBe('object');
});
