/** Asks the database something, and gives every trouble its name. */
import * as v from 'valibot';
import {
  type Answer,
  isAboutRights,
  NotDoneError,
  notDoneOfFailure,
  notDoneOfRefusal,
} from './answer.ts';
import type { Database } from './database.types.ts';
import { FileError } from './fetch-json.ts';
import { sessionEnd, tellSession } from './session-end.ts';
import { NoBackendError, supabase } from './supabase.ts';

/** A chunk of ours that was not fetched: every browser says it in its own words. */
const isMissingCode = (error: unknown) =>
  error instanceof TypeError && /module/i.test(error.message);

/**
 * The client, when it can be had. Throws a NotDoneError without a network or a backend.
 * Its code is fetched when it is first needed, which fails without a network like any request.
 */
export async function reach(): ReturnType<typeof supabase> {
  try {
    const client = await supabase();
    hear(client);
    return client;
  } catch (error) {
    if (error instanceof NoBackendError) throw new NotDoneError({ outcome: 'no-backend' }, error);
    const offline = error instanceof FileError && error.kind === 'offline';
    if (offline || isMissingCode(error)) throw new NotDoneError({ outcome: 'offline' }, error);
    throw error;
  }
}

const heard = new WeakSet<object>();

/** The client tells when its session ends or begins, here or in another tab. */
function hear(client: Awaited<ReturnType<typeof supabase>>) {
  if (heard.has(client)) return;
  heard.add(client);
  client.auth.onAuthStateChange((event) => {
    if (event === 'SIGNED_OUT') tellSession('out');
    if (event === 'SIGNED_IN') tellSession('in');
  });
}

/** Node has no place to report an error to. */
const report = (error: unknown) => globalThis.reportError?.(error);

/** Reads what came by its schema. What cannot be read is reported and told as the server's fault. */
export function readable<T>(schema: v.GenericSchema<unknown, T>, data: unknown): T {
  const read = v.safeParse(schema, data);
  if (read.success) return read.output;
  const cause = new v.ValiError(read.issues);
  report(cause);
  throw new NotDoneError({ outcome: 'server', cause }, cause);
}

async function sessionHere(): Promise<'held' | 'none' | 'unknown'> {
  const client = await reach();
  const { data, error } = await client.auth.getSession();
  if (error?.name === 'AuthRetryableFetchError') return 'unknown';
  return data.session ? 'held' : 'none';
}

/**
 * The client, in the name of somebody. Throws a NotDoneError where nobody is signed in: the
 * database would give a stranger an empty list, which is not what the list holds.
 */
export async function reachAsSomebody(): ReturnType<typeof supabase> {
  const client = await reach();
  const session = await sessionHere();
  if (session === 'held') return client;
  if (session === 'none') tellSession('out');
  throw new NotDoneError({ outcome: session === 'none' ? 'signed-out' : 'offline' });
}

/** What a failed request throws: a NotDoneError, or the bug as it came. */
export async function failureOf(error: unknown, status: number | undefined): Promise<unknown> {
  const session = isAboutRights({ error, status }) ? await sessionHere() : 'none';
  const notDone = notDoneOfFailure({ error, status, session });
  if (notDone?.outcome === 'signed-out' && session === 'held') {
    // a session that the server does not know is one in name only, and would spoil every reading
    await (await reach()).auth.signOut({ scope: 'local' });
  }
  if (notDone?.outcome === 'signed-out') tellSession('out');
  return notDone ? new NotDoneError(notDone, error) : error;
}

/**
 * Waits for what was asked. Throws a NotDoneError, or a bug as it came. While the end of a session
 * is not yet told on the screen, what is read as nobody is not what the person asked for.
 */
export async function read<A extends { error: unknown; status: number }>(
  asked: PromiseLike<A>,
): Promise<A> {
  const answer = await asked;
  if (answer.error) throw await failureOf(answer.error, answer.status);
  if (sessionEnd() === 'over') throw new NotDoneError({ outcome: 'signed-out' });
  return answer;
}

/** What a copy without a backend has instead. */
export async function orElse<T>(nothing: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NotDoneError && error.notDone.outcome === 'no-backend') return nothing;
    throw error;
  }
}

type Functions = Database['public']['Functions'];

/** Asks a function of the database that writes nothing. Throws a NotDoneError, or a bug as it came. */
export async function ask<N extends keyof Functions, T>(
  name: N,
  parameters: Functions[N]['Args'],
  answer: v.GenericSchema<unknown, T>,
): Promise<T> {
  const client = await reach();
  const { data } = await read(client.rpc(name, parameters));
  return readable(answer, data);
}

/** What a write of any kind comes to. Only a bug is thrown, and reported first. */
export async function answering<T, R extends string>(
  work: () => Promise<Answer<T, R>>,
): Promise<Answer<T, R>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotDoneError) return error.notDone;
    report(error);
    throw error;
  }
}

/** Refusals of every write: a key that was used for something else, a place that is only read now. */
const EVERYWHERE = ['key-used', 'read-only', 'not-a-district', 'not-allowed'] as const;
/** Refusals that are outcomes of their own. */
type Outright = 'not-allowed' | 'version-conflict' | 'already-decided' | 'too-many';
type RefusalOf<R extends string> = Exclude<R | (typeof EVERYWHERE)[number], Outright>;

/**
 * Calls a function of the database that writes. `done` reads an answer that says yes, `refusals`
 * are those that are expected here. The same `key` sent again gives the same answer and no second
 * row; null for what is the same however often it is done.
 */
export function write<N extends keyof Functions, T, const R extends string>(
  name: N,
  key: string | null,
  parameters: Omit<Functions[N]['Args'], 'p_key'>,
  done: v.GenericSchema<unknown, T>,
  refusals: readonly R[],
): Promise<Answer<T, RefusalOf<R>>> {
  const Refused = v.object({
    refusal: v.picklist([...EVERYWHERE, ...refusals]),
    reason: v.optional(v.string()),
    /** `[lng, lat]` where a shape fails */
    point: v.nullish(v.tuple([v.number(), v.number()])),
  });
  return answering(async () => {
    const client = await reach();
    const keyed = key === null ? parameters : { p_key: key, ...parameters };
    const { data, error, status } = await client.rpc(name, keyed as Functions[N]['Args']);
    if (error) throw await failureOf(error, status);
    const { ok } = readable(v.object({ ok: v.boolean() }), data);
    if (ok) return { outcome: 'done', value: readable(done, data) };
    return notDoneOfRefusal(readable(Refused, data)) as Answer<T, RefusalOf<R>>;
  });
}
