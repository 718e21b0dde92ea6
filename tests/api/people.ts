import { createHmac } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { inject } from 'vitest';

/** A client with the publishable key, or the key given. */
export function client(key?: string): SupabaseClient {
  const { url, publishableKey } = inject('server');
  return createClient(url, key ?? publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    // Node 20 has no WebSocket of its own, and nothing here subscribes
    realtime: { transport: class {} as never },
  });
}

/** A signed-in demonstration account: `resident`, `officer`, `planner` or `admin`. */
export async function signedIn(name: string): Promise<{ client: SupabaseClient; token: string }> {
  const person = client();
  const { data, error } = await person.auth.signInWithPassword({
    email: `${name}@demo.ginnel.example`,
    password: 'ginnel-demo',
  });
  if (error) throw error;
  return { client: person, token: data.session.access_token };
}

/**
 * A person with the door wide open: the operator's key opens the road, the token says who it is, so
 * what is refused here the database itself refuses. `null` is nobody.
 */
export async function pastTheDoor(name: string | null): Promise<SupabaseClient> {
  const { url, secretKey, jwtSecret } = inject('server');
  const token = name ? (await signedIn(name)).token : anonymousToken(jwtSecret);
  return createClient(url, secretKey, {
    accessToken: async () => token,
    realtime: { transport: class {} as never },
  });
}

function anonymousToken(jwtSecret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 600;
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ role: 'anon', exp })}`;
  return `${signed}.${createHmac('sha256', jwtSecret).update(signed).digest('base64url')}`;
}
