import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { identityOf } from '../../supabase/local/askers.ts';
import { networkOf } from '../../supabase/local/network.ts';

const SECRET = 'a secret that is long enough for everybody';
const PERSON = '00000000-0000-4000-8000-000000000001';
const SESSION = '00000000-0000-4000-8000-000000000002';
const NOW = Date.parse('2026-11-25T12:00:00Z');
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
function token(header: object, claims: object, secret = SECRET): string {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

test('an account is read from a token of this server that has not run out, and from no other', () => {
  const claims = { sub: PERSON, session_id: SESSION, exp: NOW / 1000 + 60 };
  const good = token({ alg: 'HS256', typ: 'JWT' }, claims);
  expect(identityOf(good, SECRET, NOW)).toEqual({
    userId: PERSON,
    sessionId: SESSION,
  });
  for (const wrong of [
    '',
    'sb_publishable_key',
    `${good}x`,
    `${good}.x`,
    token({ alg: 'HS256' }, claims, 'another secret'),
    token({ alg: 'HS256' }, { ...claims, exp: NOW / 1000 - 1 }),
    token({ alg: 'HS256' }, { ...claims, sub: 'officer' }),
    `${part({ alg: 'none' })}.${part(claims)}.`,
  ]) {
    expect([wrong, identityOf(wrong, SECRET, NOW)]).toEqual([wrong, null]);
  }
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8::c8', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:1:2:3:4', '2001:db8:0:0::/64'],
  ['2a01:4f8::1:2:3', '2a01:4f8:0:0::/64'],
  ['2a01:4f8:c17:0042::1', '2a01:4f8:c17:42::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
