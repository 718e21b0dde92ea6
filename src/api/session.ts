/** Who is here. Roles come from the database's own table, never from the token. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import type { RoleInPlace } from '#domain/roles.ts';
import { type Answer, NotDoneError } from './answer.ts';
import { answering, ask, failureOf, orElse, reach } from './ask.ts';
import { SESSION_KEY, somebodySignedIn } from './kept.ts';
import { dropDraftsOf } from './kept-drafts.ts';
import { hearSession, setSessionEnd, tellSession } from './session-end.ts';

export type Session = { userId: string; email: string; roles: RoleInPlace[] };

const RolesSchema = v.array(
  v.object({
    place_code: v.nullable(v.string()),
    role: v.picklist(['resident', 'officer', 'planner', 'administrator']),
  }),
);

/** In this tab somebody is leaving by their own will: that is no end in mid-work. */
let leaving = false;

/** null: nobody is signed in, or this copy has no accounts. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client, queryKey }) => {
    const session = await orElse(null, loadSession);
    if (session) setSessionEnd('none');
    else if (client.getQueryData(queryKey) && !leaving) setSessionEnd('over');
    return session;
  },
  staleTime: 5 * 60_000,
});

async function loadSession(): Promise<Session | null> {
  // nobody ever signed in on this browser: no need to load the client for that
  if (!somebodySignedIn()) return null;
  const client = await reach();
  const { data, error } = await client.auth.getSession();
  if (error?.name === 'AuthRetryableFetchError') throw await failureOf(error, error.status);
  if (!data.session) return null;
  try {
    const roles = await ask('my_roles', undefined as never, RolesSchema);
    const { user } = data.session;
    return { userId: user.id, email: user.email ?? '', roles };
  } catch (trouble) {
    if (trouble instanceof NotDoneError && trouble.notDone.outcome === 'signed-out') return null;
    throw trouble;
  }
}

/** What was read in somebody's name goes, and what is on the screen is read again. */
const forgetAll = (queryClient: QueryClient) =>
  queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] === 'people-wrote' });

/**
 * Has the page learn at once when a session ends or begins elsewhere: in another tab, or because
 * the server no longer knows it. Returns what stops it.
 */
export function watchSession(queryClient: QueryClient): () => void {
  const stop = hearSession((change) => {
    const here = queryClient.getQueryData(sessionQuery.queryKey);
    if (change === 'out' && here && !leaving) {
      setSessionEnd('over');
      queryClient.setQueryData(sessionQuery.queryKey, null);
    }
    if (change === 'in' && here === null) {
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    }
  });
  // a browser that cannot broadcast between tabs still tells what they keep
  const hear = ({ key, oldValue, newValue }: StorageEvent) => {
    if (key === null || (key === SESSION_KEY && newValue === null)) tellSession('out');
    else if (key === SESSION_KEY && oldValue === null) tellSession('in');
  };
  window.addEventListener('storage', hear);
  return () => {
    stop();
    window.removeEventListener('storage', hear);
  };
}

/** The screen has let go of what was open when the session ended: everything is read as nobody now. */
export async function letGo(queryClient: QueryClient): Promise<void> {
  setSessionEnd('gone');
  await forgetAll(queryClient);
}

/** Signs in with an email address and a password. */
export const signIn = (email: string, password: string): Promise<Answer<null, 'wrong'>> =>
  answering(async () => {
    const client = await reach();
    const { error } = await client.auth.signInWithPassword({ email, password });
    if (!error) return { outcome: 'done', value: null };
    if (error.status === 400 || error.status === 401)
      return { outcome: 'refused', refusal: 'wrong', reason: error.message, point: null };
    throw await failureOf(error, error.status);
  });

/** Leaves, and forgets everything that was read in this person's name, and what they began to write. */
export const signOut = (queryClient: QueryClient): Promise<Answer<null, never>> =>
  answering(async () => {
    leaving = true;
    const pressedAt = Date.now();
    try {
      const client = await reach();
      const { error } = await client.auth.signOut({ scope: 'local' });
      if (error) throw await failureOf(error, error.status);
      setSessionEnd('none');
      const whose = queryClient.getQueryData(sessionQuery.queryKey);
      if (whose) await dropDraftsOf(whose.userId, pressedAt);
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'people-wrote' });
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      return { outcome: 'done', value: null };
    } finally {
      leaving = false;
    }
  });
