/** The one Supabase client, loaded when somebody first needs what people wrote. */
import type { SupabaseClient, SupabaseClientOptions } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';
import { type Environment, loadEnvironment } from './environment.ts';
import { inTime } from './in-time.ts';
import { SESSION_KEY, signInStore } from './kept.ts';

type Client = SupabaseClient<Database>;

let client: Promise<Client> | null = null;

/** This copy of Ginnel publishes a read-only map. */
export class NoBackendError extends Error {
  override name = 'NoBackendError';
}

/** Throws a NoBackendError in static hosting, and a FileError when the environment cannot be read. */
export function supabase(): Promise<Client> {
  client ??= connectHere().catch((error: unknown) => {
    // a failed start must not be remembered
    client = null;
    throw error;
  });
  return client;
}

async function connectHere(): Promise<Client> {
  const environment = await loadEnvironment();
  return makeClient(
    { ...environment, supabaseUrl: environment.supabaseUrl || window.location.origin },
    {
      auth: {
        storageKey: SESSION_KEY,
        storage: signInStore,
        flowType: 'pkce',
        detectSessionInUrl: false,
      },
    },
  );
}

type Backend = Pick<Environment, 'backend' | 'supabaseUrl' | 'publishableKey'>;

/**
 * Makes a client through which everything in this folder asks from now on. In a browser nobody
 * calls this; a program in Node, which has no page to read its environment from, hands it over.
 */
export async function connect(
  backend: Backend,
  options: SupabaseClientOptions<'public'>,
): Promise<Client> {
  const made = await makeClient(backend, options);
  client = Promise.resolve(made);
  return made;
}

async function makeClient(
  { backend, supabaseUrl, publishableKey }: Backend,
  options: SupabaseClientOptions<'public'>,
): Promise<Client> {
  if (backend === 'none') throw new NoBackendError();
  const { createClient } = await import('@supabase/supabase-js');
  const made = createClient<Database>(supabaseUrl, publishableKey, {
    ...options,
    global: { ...options.global, fetch: inTime(options.global?.fetch ?? fetch) },
  });
  // by itself it tries a read four times in seven seconds; the query client says how often is enough.
  // supabase-js has no option for it yet, and hides the client of PostgREST that has one
  // biome-ignore lint/complexity/useLiteralKeys: it is protected, which only this way reaches
  made['rest'].retry = false;
  return made;
}
