/** The real client on a line of our making, for tests of what an answer comes to. */
import { ID } from './every-question.fixture.ts';
import { connect } from './supabase.ts';

/** What the client keeps of its session. */
export const kept = new Map<string, string>();
/** The addresses that were asked, since the last `connectTo`. */
export const asked: string[] = [];

/** Everything in src/api asks `answer` from now on. Nobody is signed in. */
export async function connectTo(answer: (path: string) => Response): Promise<void> {
  kept.clear();
  asked.length = 0;
  await connect(
    { backend: 'supabase', supabaseUrl: 'http://127.0.0.1:9', publishableKey: 'sb_publishable' },
    {
      auth: {
        storageKey: 'ginnel-session',
        autoRefreshToken: false,
        storage: {
          getItem: (name) => kept.get(name) ?? null,
          setItem: (name, value) => void kept.set(name, value),
          removeItem: (name) => void kept.delete(name),
        },
      },
      // Node 20 has no WebSocket of its own, and nothing here subscribes
      realtime: { transport: class {} as never },
      global: {
        fetch: async (input) => {
          const { pathname } = new URL(String(input));
          asked.push(pathname);
          return answer(pathname);
        },
      },
    },
  );
}

/** Somebody is signed in, with a token that is far from its end. */
export function holdSession(): void {
  const expires = 9_999_999_999;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  kept.set(
    'ginnel-session',
    JSON.stringify({
      access_token: `${part({ alg: 'HS256' })}.${part({ sub: ID, exp: expires })}.c2lnbmVk`,
      refresh_token: 'again',
      token_type: 'bearer',
      expires_in: 3600,
      expires_at: expires,
      user: { id: ID, aud: 'authenticated', email: 'officer@demo.ginnel.example' },
    }),
  );
}

export const json = (status: number, body: object) => () => Response.json(body, { status });
