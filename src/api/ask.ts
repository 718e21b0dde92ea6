/** Asks the database something, and names the troubles of the way there that a person can be told. */
import * as v from 'valibot';
import type { Database } from './database.types.ts';
import { FileError } from './fetch-json.ts';
import { NoBackendError, supabase } from './supabase.ts';

/** Not a bug and not a refusal of the database: the way there. */
export class WayError extends Error {
  readonly kind: 'offline' | 'too-many' | 'too-large' | 'no-backend';

  constructor(kind: WayError['kind'], cause: unknown) {
    super(kind, { cause });
    this.name = 'WayError';
    this.kind = kind;
  }
}

const KINDS: Record<number, WayError['kind']> = { 0: 'offline', 413: 'too-large', 429: 'too-many' };

/** The trouble of the way, when it was one; else the error itself. A status of 0 means no answer came. */
export function wayError(error: unknown, status: number | undefined): unknown {
  const kind = status === undefined ? undefined : KINDS[status];
  return kind ? new WayError(kind, error) : error;
}

/**
 * The client, when it can be had. Throws a WayError without a network or a backend.
 * Its code is fetched when it is first needed, which fails without a network like any request.
 */
export async function reach(): ReturnType<typeof supabase> {
  try {
    return await supabase();
  } catch (error) {
    if (error instanceof NoBackendError) throw new WayError('no-backend', error);
    const missing = error instanceof FileError && error.kind !== 'offline';
    if (!missing && (error instanceof FileError || !navigator.onLine)) {
      throw new WayError('offline', error);
    }
    throw error;
  }
}

type Functions = Database['public']['Functions'];

/** Calls a function of the database and parses its answer. Throws a WayError, or a bug as it came. */
export async function ask<N extends keyof Functions, T>(
  name: N,
  parameters: Functions[N]['Args'],
  answer: v.GenericSchema<unknown, T>,
): Promise<T> {
  const client = await reach();
  const { data, error, status } = await client.rpc(name, parameters);
  if (error) throw wayError(error, status);
  return v.parse(answer, data);
}

/** An answer that says no: the refusals that are expected, and nothing else. */
export const Refusal = <const R extends readonly string[]>(refusals: R) =>
  v.object({ ok: v.literal(false), refusal: v.picklist(refusals) });
