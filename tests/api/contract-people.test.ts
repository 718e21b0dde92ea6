/** Accounts, roles and invitations, by the functions of src/api on the shared server. */
import { QueryClient } from '@tanstack/react-query';
import { beforeAll, expect, test } from 'vitest';
import {
  claimInvitation,
  createInvitation,
  myNameQuery,
  peopleQuery,
  setPlaceRole,
  signUp,
} from '#api/people.ts';
import { type Session, sessionQuery, signIn, signOut } from '#api/session.ts';
import { newCode } from '#domain/receipt.ts';
import { be, done, outcomeOf, shown } from './asking.ts';
import { key, REDCAR } from './samples.ts';

const EMAIL = `ada-${crypto.randomUUID()}@council.example`;
const PASSWORD = 'a long enough password';
const session = () => shown<Session | null>(sessionQuery);
let userId = '';

async function beAda() {
  await be(null);
  await done(signIn(EMAIL, PASSWORD));
}

beforeAll(async () => {
  await be(null);
  expect(await session()).toBeNull();
  expect(await signUp('Ada', EMAIL, PASSWORD)).toEqual({ outcome: 'done', value: 'signed-in' });
  userId = (await session())?.userId ?? '';
});

test('an account has its name and no roles, and its address is taken', async () => {
  await beAda();
  expect(await session()).toEqual({ userId, email: EMAIL, roles: [] });
  expect(await shown(myNameQuery(userId))).toBe('Ada');
  const refusal = async (email: string, password: string) => {
    const answer = await signUp('Ada', email, password);
    return answer.outcome === 'refused' ? answer.refusal : answer.outcome;
  };
  expect(await refusal(EMAIL, PASSWORD)).toBe('taken');
  expect(await refusal(`short-${EMAIL}`, 'abc')).toBe('weak-password');
  expect(await refusal('no address', PASSWORD)).toBe('wrong-email');
});

test('who signs in is known with their roles, and after signing out nobody is', async () => {
  await be(null);
  const wrong = { outcome: 'refused', refusal: 'wrong', point: null };
  expect(await signIn(EMAIL, 'another password')).toMatchObject(wrong);
  expect(await session()).toBeNull();
  expect(await signIn(EMAIL, PASSWORD)).toEqual({ outcome: 'done', value: null });
  expect((await session())?.email).toBe(EMAIL);

  const page = new QueryClient();
  await page.fetchQuery(sessionQuery);
  page.setQueryData(['people-wrote', 'people', REDCAR], []);
  expect(await signOut(page)).toEqual({ outcome: 'done', value: null });
  expect(page.getQueryData(['people-wrote', 'people', REDCAR])).toBeUndefined();
  expect(await session()).toBeNull();

  await be('officer');
  expect(await session()).toMatchObject({
    email: 'officer@demo.ginnel.example',
    roles: [{ place_code: null, role: 'officer' }],
  });
});

test('an invitation is made once, and taken up once', async () => {
  await be('admin');
  const [held, code] = [key(), newCode()];
  const made = { outcome: 'done', value: {} };
  expect(await createInvitation(held, REDCAR, 'planner', code)).toEqual(made);
  expect(await createInvitation(held, REDCAR, 'planner', code)).toEqual(made);
  const used = { outcome: 'refused', refusal: 'key-used' };
  expect(await createInvitation(held, REDCAR, 'officer', code)).toMatchObject(used);
  expect(await createInvitation(key(), REDCAR, 'planner', code)).toMatchObject(used);
  const refusal = async (place: string, anyCode: string) =>
    createInvitation(key(), place, 'planner', anyCode);
  expect(await refusal(REDCAR, 'no code')).toMatchObject({ refusal: 'bad-code' });
  expect(await refusal('E06999999', newCode())).toMatchObject({ refusal: 'unknown-place' });
  await be('officer');
  expect(await refusal(REDCAR, newCode())).toEqual({ outcome: 'not-allowed' });
  await be(null);
  expect(await refusal(REDCAR, newCode())).toEqual({ outcome: 'signed-out' });

  await beAda();
  const taken = { outcome: 'done', value: { place_code: REDCAR, role: 'planner' } };
  expect(await claimInvitation(code)).toEqual(taken);
  expect(await claimInvitation(code)).toEqual(taken);
  expect((await session())?.roles).toEqual([{ place_code: REDCAR, role: 'planner' }]);
  await be('resident');
  expect(await claimInvitation(code)).toMatchObject({ refusal: 'claimed' });
  expect(await claimInvitation(newCode())).toMatchObject({ refusal: 'not-found' });
});

test('administrators alone read who works in a place, and give and take roles', async () => {
  await be('admin');
  const set = (role: 'officer' | 'planner', on: boolean) => setPlaceRole(REDCAR, userId, role, on);
  const rolesOfAda = async () =>
    (await shown(peopleQuery(REDCAR))).find((person) => person.user_id === userId)?.roles;
  await done(set('planner', true));
  await done(set('officer', true));
  await done(set('officer', true));
  expect(await rolesOfAda()).toEqual(['officer', 'planner']);
  await done(set('planner', false));
  const people = await shown(peopleQuery(REDCAR));
  expect(people.filter(({ user_id }) => user_id === userId)).toEqual([
    { user_id: userId, display_name: 'Ada', email: EMAIL, roles: ['officer'], wider_roles: [] },
  ]);
  const admin = people.find(({ email }) => email === 'admin@demo.ginnel.example');
  expect(admin).toMatchObject({
    display_name: 'Administrator (demonstration)',
    roles: [],
    wider_roles: [{ place_code: null, role: 'administrator' }],
  });
  // the only one of every place
  expect(await setPlaceRole(null, admin?.user_id ?? '', 'administrator', false)).toMatchObject({
    outcome: 'refused',
    refusal: 'last-administrator',
  });
  expect(await setPlaceRole(REDCAR, key(), 'officer', true)).toMatchObject({
    refusal: 'not-found',
  });

  for (const [person, outcome] of [
    ['officer', 'not-allowed'],
    ['planner', 'not-allowed'],
    [null, 'signed-out'],
  ] as const) {
    await be(person);
    expect([person, await outcomeOf(shown(peopleQuery(REDCAR)))]).toEqual([person, outcome]);
    expect([person, await set('planner', true)]).toEqual([person, { outcome }]);
  }
  await be('admin');
  await done(set('officer', false));
  expect(await rolesOfAda()).toBeUndefined();
});
