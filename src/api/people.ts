/** People of a place and their roles; invitations; making an account. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import type { PlaceRole } from '#domain/roles.ts';
import type { Answer } from './answer.ts';
import { answering, ask, failureOf, reach, read, readable, write } from './ask.ts';
import { columnsOf } from './read-rows.ts';
import { sessionQuery } from './session.ts';

const Role = v.picklist(['resident', 'officer', 'planner', 'administrator']);
const PersonSchema = v.object({
  user_id: v.string(),
  display_name: v.string(),
  email: v.string(),
  roles: v.array(Role),
  /** held in a larger place, or in every place where `place_code` is null */
  wider_roles: v.array(v.object({ place_code: v.nullable(v.string()), role: Role })),
});
export type Person = v.InferOutput<typeof PersonSchema>;

const peopleKey = (placeCode: string) => ['people-wrote', 'people', placeCode];

/** Everybody with a role in the place: for its administrators. */
export const peopleQuery = (placeCode: string) =>
  queryOptions({
    queryKey: peopleKey(placeCode),
    queryFn: () => ask('place_people', { p_place_code: placeCode }, v.array(PersonSchema)),
  });

/** Gives a role or takes it; done twice it is the same. `placeCode` null is every place. */
export const setPlaceRole = (
  placeCode: string | null,
  userId: string,
  role: PlaceRole,
  on: boolean,
) =>
  write(
    'set_place_role',
    null,
    { p_place_code: placeCode, p_user_id: userId, p_role: role, p_on: on },
    v.object({}),
    ['not-found', 'last-administrator'],
  );

/** After a change of roles: the list, and what the one who changed them may do. */
export async function refreshPeople(queryClient: QueryClient, placeCode: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: peopleKey(placeCode) }),
    queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  ]);
}

/** Only a hash of the code is kept where it goes. */
export const createInvitation = (key: string, placeCode: string, role: PlaceRole, code: string) =>
  write(
    'create_invitation',
    key,
    { p_code: code, p_place_code: placeCode, p_role: role },
    v.object({}),
    ['unknown-place', 'bad-code'],
  );

const ClaimedSchema = v.object({ place_code: v.nullable(v.string()), role: Role });
export type Claimed = v.InferOutput<typeof ClaimedSchema>;

/** Takes up an invitation in the name of who is signed in. `place_code` null is every place. */
export const claimInvitation = (code: string) =>
  write('claim_invitation', null, { p_code: code }, ClaimedSchema, [
    'not-found',
    'expired',
    'claimed',
  ]);

const NameRow = v.object({ display_name: v.string() });

/** The name that colleagues see; empty where none was given. */
export const myNameQuery = (userId: string) =>
  queryOptions({
    queryKey: ['people-wrote', 'my-name', userId],
    queryFn: async () => {
      const client = await reach();
      const { data } = await read(
        client
          .from('profiles')
          .select(columnsOf('profiles', NameRow))
          .eq('user_id', userId)
          .maybeSingle(),
      );
      const row = readable(v.nullable(NameRow), data);
      return row?.display_name ?? '';
    },
    staleTime: 5 * 60_000,
  });

/** An account that waits until its address is confirmed, or one that may be used at once. */
export type SignedUp = 'signed-in' | 'confirm-email';
export type SignUpRefusal = 'taken' | 'weak-password' | 'wrong-email';

const SIGN_UP_REFUSALS: Record<string, SignUpRefusal> = {
  user_already_exists: 'taken',
  email_exists: 'taken',
  weak_password: 'weak-password',
  email_address_invalid: 'wrong-email',
  validation_failed: 'wrong-email',
};
const refused = (refusal: SignUpRefusal, reason = '') =>
  ({ outcome: 'refused', refusal, reason, point: null }) as const;

/** Makes an account. */
export const signUp = (
  name: string,
  email: string,
  password: string,
): Promise<Answer<SignedUp, SignUpRefusal>> =>
  answering(async () => {
    const client = await reach();
    const { data, error } = await client.auth.signUp({
      email,
      password,
      options: { data: { display_name: name } },
    });
    if (!error) {
      if (data.session) return { outcome: 'done', value: 'signed-in' };
      // a service that confirms addresses answers a taken one with a person without identities
      return data.user?.identities?.length === 0
        ? refused('taken')
        : { outcome: 'done', value: 'confirm-email' };
    }
    const refusal = error.code && SIGN_UP_REFUSALS[error.code];
    if (refusal) return refused(refusal, error.message);
    throw await failureOf(error, error.status);
  });
