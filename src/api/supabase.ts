/** The one Supabase client, loaded when somebody first needs what people wrote. */
import type { SupabaseClient } from '@supabase/supabase-js';
import { loadEnvironment } from './environment.ts';

let client: Promise<SupabaseClient> | null = null;

/** This copy of Ginnel publishes a read-only map. */
export class NoBackendError extends Error {
  override name = 'NoBackendError';
}

/** Throws a NoBackendError in static hosting, and a FileError when the environment cannot be read. */
export function supabase(): Promise<SupabaseClient> {
  client ??= connect().catch((error: unknown) => {
    // a failed start must not be remembered
    client = null;
    throw error;
  });
  return client;
}

async function connect(): Promise<SupabaseClient> {
  const environment = await loadEnvironment();
  if (environment.backend === 'none') throw new NoBackendError();
  const { createClient } = await import('@supabase/supabase-js');
  return createClient(
    environment.supabaseUrl || window.location.origin,
    environment.publishableKey,
    { auth: { storageKey: 'ginnel-session', flowType: 'pkce', detectSessionInUrl: false } },
  );
}
