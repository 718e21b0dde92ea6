import type { App } from '@supabase/lite';
import type { Context } from 'hono';
import { GuessGuard } from './guess-guard.ts';
import { settleStorage } from './storage-refusal.ts';
import { translateStorageRequest } from './storage-wire.ts';

/** lite's roads that send an e-mail: this server has nothing to send it with. */
const MAIL_ROADS = /^\/auth\/v1\/(recover|otp|magiclink|resend|invite|reauthenticate)$/;

/** Where the limits need to know who or what is being guessed. */
const LIMITED_ROADS = /^\/(auth\/v1|rest\/v1\/rpc)\//;

/**
 * Hands a request to the embedded Supabase, and its answer back.
 * @param address the caller's, for the limits on guessing.
 */
export class Api {
  readonly #app: App;
  readonly #guard = new GuessGuard();

  constructor(app: App) {
    this.#app = app;
  }

  async respond(c: Context, address: string): Promise<Response> {
    const { raw } = c.req;
    const { pathname, searchParams } = new URL(raw.url);
    // lite would decode the name, and the limits below would not know it
    if (/%|\/\/|\/\.{1,2}(\/|$)/.test(pathname) && !pathname.startsWith('/storage/v1/')) {
      return refuse(400, 'malformed_path', 'The path must be written plainly.');
    }
    if (MAIL_ROADS.test(pathname)) {
      return refuse(
        422,
        'email_provider_disabled',
        'This server sends no e-mail: ask an administrator.',
      );
    }
    const received = raw.method === 'GET' || raw.method === 'HEAD' ? null : await raw.arrayBuffer();
    const body = received && LIMITED_ROADS.test(pathname) ? parse(received) : null;
    if (pathname === '/auth/v1/user' && hasEmail(body)) {
      return refuse(422, 'email_provider_disabled', 'This server cannot change an e-mail address.');
    }
    const admission = this.#guard.admit(
      { method: raw.method, pathname, query: searchParams, body },
      address,
    );
    if (admission.wait > 0) {
      return refuse(429, 'over_request_rate_limit', 'Too many tries: wait before the next one.', {
        'retry-after': String(admission.wait),
      });
    }
    const answer = await this.#ask(raw, pathname, received, address);
    if ('settle' in admission) {
      const seen = admission.seesAnswer
        ? await answer
            .clone()
            .json()
            .catch(() => null)
        : null;
      admission.settle(answer.status, seen);
    }
    return answer;
  }

  async #ask(
    raw: Request,
    pathname: string,
    received: ArrayBuffer | null,
    address: string,
  ): Promise<Response> {
    const headers = new Headers(raw.headers);
    const sent = await translateStorageRequest(raw.method, pathname, headers, received);
    if (sent instanceof Response) return sent;
    const request = new Request(raw.url, {
      method: raw.method,
      headers,
      ...(sent && sent.byteLength > 0 ? { body: sent } : {}),
    });
    const ask = async () => this.#app.fetch(request, { peerAddress: address });
    const answer = await (pathname.startsWith('/storage/v1/') ? settleStorage(ask) : ask());
    // lite answers every origin; the app lives on this one
    const own = new Headers(answer.headers);
    for (const name of [...own.keys()]) {
      if (name.startsWith('access-control-')) own.delete(name);
    }
    own.set('cache-control', own.get('cache-control') ?? 'no-store');
    return new Response(answer.body, { status: answer.status, headers: own });
  }
}

/** An error in the form that supabase-js understands from PostgREST and from GoTrue. */
export function refuse(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { code, error_code: code, message, msg: message, details: null, hint: null },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  );
}

function parse(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    // not JSON: lite says so to the caller, and the limits count it without a subject
    return null;
  }
}

function hasEmail(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'email' in body;
}
