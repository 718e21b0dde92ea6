import { createHmac } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { inject } from 'vitest';

export const LEEDS = 'E08000035';

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

/** A square of about 100 m in Chapeltown, moved east by `step` hundred metres. */
function square(step = 0) {
  const [west, south] = [-1.535 + step * 0.0015, 53.812];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + 0.0015, south],
        [west + 0.0015, south + 0.0009],
        [west, south + 0.0009],
        [west, south],
      ],
    ],
  };
}

export function areaToSave(name: string, step = 0) {
  return {
    p_id: null,
    p_version: null,
    p_place_code: LEEDS,
    p_name: name,
    p_why: 'many gated alleys are overgrown',
    p_reason: 'local knowledge',
    p_made_by: 'drawn',
    p_lsoa_codes: [],
    p_geojson: square(step),
  };
}
