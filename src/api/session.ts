/** Who is here. Roles come from the database's own table, never from the token. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import type { RoleInPlace } from '#domain/roles.ts';
import { reach, wayError } from './ask.ts';
import { NoBackendError, supabase } from './supabase.ts';

export type Session = { userId: string; email: string; roles: RoleInPlace[] };

const RolesSchema = v.array(
  v.object({
    place_code: v.nullable(v.string()),
    role: v.picklist(['resident', 'officer', 'planner', 'administrator']),
  }),
);

/** null: nobody is signed in, or this copy has no accounts. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: loadSession,
  staleTime: 5 * 60_000,
});

async function loadSession(): Promise<Session | null> {
  // nobody ever signed in on this browser: no need to load the client for that
  if (localStorage.getItem('ginnel-session') === null) return null;
  try {
    const client = await supabase();
    const { data, error } = await client.auth.getSession();
    if (error) throw error;
    if (!data.session) return null;
    const roles = await client.rpc('my_roles');
    if (roles.error) throw roles.error;
    const { user } = data.session;
    return { userId: user.id, email: user.email ?? '', roles: v.parse(RolesSchema, roles.data) };
  } catch (error) {
    if (error instanceof NoBackendError) return null;
    throw error;
  }
}

/** A refusal is a value: wrong words, or too many tries. Throws a WayError without a network. */
export async function signIn(
  email: string,
  password: string,
): Promise<'signed-in' | 'wrong' | 'too-many'> {
  const client = await reach();
  const { error } = await client.auth.signInWithPassword({ email, password });
  if (!error) return 'signed-in';
  if (error.status === 429) return 'too-many';
  if (error.status === 400 || error.status === 401) return 'wrong';
  throw wayError(error, error.status);
}

/** Leaves, and forgets everything that was read in this person's name. */
export async function signOut(queryClient: QueryClient): Promise<void> {
  const client = await supabase();
  const { error } = await client.auth.signOut({ scope: 'local' });
  if (error) throw error;
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'people-wrote' });
  await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
}
