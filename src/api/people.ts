/** People of a place and their roles; invitations; making an account. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import type { PlaceRole } from '#domain/roles.ts';
import { ask, Refusal, reach, wayError } from './ask.ts';
import { sessionQuery } from './session.ts';

const Role = v.picklist(['resident', 'officer', 'planner', 'administrator']);
const PersonSchema = v.object({
  user_id: v.string(),
  display_name: v.string(),
  email: v.string(),
  roles: v.array(Role),
});
export type Person = v.InferOutput<typeof PersonSchema>;

const peopleKey = (placeCode: string) => ['people-wrote', 'people', placeCode];

/** Everybody with a role in the place: for its administrators. */
export const peopleQuery = (placeCode: string) =>
  queryOptions({
    queryKey: peopleKey(placeCode),
    queryFn: () => ask('place_people', { p_place_code: placeCode }, v.array(PersonSchema)),
  });

const RoleAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true) }),
  Refusal(['not-allowed', 'not-found', 'last-administrator']),
]);

export const setPlaceRole = (placeCode: string, userId: string, role: PlaceRole, on: boolean) =>
  ask(
    'set_place_role',
    { p_place_code: placeCode, p_user_id: userId, p_role: role, p_on: on },
    RoleAnswer,
  );

/** After a change of roles: the list, and what the one who changed them may do. */
export async function refreshPeople(queryClient: QueryClient, placeCode: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: peopleKey(placeCode) }),
    queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  ]);
}

const InviteAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true) }),
  Refusal(['not-allowed', 'unknown-place', 'key-used', 'bad-code']),
]);

/** Only a hash of the code is kept where it goes. */
export const createInvitation = (placeCode: string, role: PlaceRole, code: string) =>
  ask(
    'create_invitation',
    { p_key: crypto.randomUUID(), p_code: code, p_place_code: placeCode, p_role: role },
    InviteAnswer,
  );

const ClaimAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true), place_code: v.nullable(v.string()), role: Role }),
  Refusal(['not-found', 'expired', 'claimed', 'not-allowed']),
]);
export type ClaimAnswer = v.InferOutput<typeof ClaimAnswer>;

/** Takes up an invitation in the name of who is signed in. `place_code` null is every place. */
export const claimInvitation = (code: string) =>
  ask('claim_invitation', { p_code: code }, ClaimAnswer);

/** The name that colleagues see; empty where none was given. */
export const myNameQuery = (userId: string) =>
  queryOptions({
    queryKey: ['people-wrote', 'my-name', userId],
    queryFn: async () => {
      const client = await reach();
      const { data, error, status } = await client
        .from('profiles')
        .select('display_name')
        .eq('user_id', userId)
        .maybeSingle();
      if (error) throw wayError(error, status);
      return v.parse(v.nullable(v.object({ display_name: v.string() })), data)?.display_name ?? '';
    },
    staleTime: 5 * 60_000,
  });

export type SignUpAnswer =
  | 'signed-in'
  /** the account waits until the address is confirmed */
  | 'confirm-email'
  | 'taken'
  | 'weak-password'
  | 'wrong-email'
  | 'too-many';

/** Makes an account. A refusal is a value; throws a WayError without a network. */
export async function signUp(name: string, email: string, password: string): Promise<SignUpAnswer> {
  const client = await reach();
  const { data, error } = await client.auth.signUp({
    email,
    password,
    options: { data: { display_name: name } },
  });
  if (!error) {
    if (data.session) return 'signed-in';
    // a service that confirms addresses answers a taken one with a person without identities
    return data.user?.identities?.length === 0 ? 'taken' : 'confirm-email';
  }
  if (error.status === 429) return 'too-many';
  if (error.code === 'user_already_exists' || error.code === 'email_exists') return 'taken';
  if (error.code === 'weak_password') return 'weak-password';
  if (error.code === 'email_address_invalid' || error.code === 'validation_failed') {
    return 'wrong-email';
  }
  throw wayError(error, error.status);
}
