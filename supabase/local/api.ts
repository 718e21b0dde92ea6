import type { Context } from 'hono';
import { refuse, refuseUnanswered } from './answer.ts';
import { Askers } from './askers.ts';
import type { Database } from './database.ts';
import { UnansweredError } from './database-job.ts';
import { Door } from './door.ts';
import { findPassword } from './find-password.ts';
import { GuessGuard } from './guess-guard.ts';
import type { AnswerJob } from './operations.ts';
import { type Passwords, PasswordsBusyError } from './passwords.ts';
import { receive } from './receive.ts';
import type { Secrets } from './secrets.ts';
import { sharedRead } from './shared-read.ts';

/** lite's roads that send an e-mail: this server has nothing to send it with. */
const MAIL_ROADS = /^\/auth\/v1\/(recover|otp|magiclink|resend|invite|reauthenticate)$/;

/** Where the limits need to know who or what is being guessed. */
const LIMITED_ROADS = /^\/(auth\/v1|rest\/v1\/rpc)\//;

/** What the API stands on. */
export type Served = { database: Database; passwords: Passwords; secrets: Secrets };

/** Hands a request to the embedded Supabase in the database's thread, and its answer back. */
export class Api {
  readonly #database: Database;
  readonly #passwords: Passwords;
  readonly #askers: Askers;
  readonly #guard = new GuessGuard();
  readonly #door: Door;

  constructor({ database, passwords, secrets }: Served) {
    this.#database = database;
    this.#passwords = passwords;
    this.#askers = new Askers(database, secrets);
    this.#door = new Door(secrets.secretKey);
  }

  /** @param address the caller's, for the limits. */
  async respond(c: Context, address: string): Promise<Response> {
    const { raw } = c.req;
    const { pathname, searchParams } = new URL(raw.url);
    if (MAIL_ROADS.test(pathname)) {
      return refuse(
        422,
        'email_provider_disabled',
        'This server sends no e-mail: ask an administrator.',
      );
    }
    const taken = await receive(this.#door, raw);
    if ('refused' in taken) {
      const { status, code, message, headers } = taken.refused;
      return refuse(status, code, message, headers);
    }
    const received = taken.body;
    const body = received && LIMITED_ROADS.test(pathname) ? parse(received) : null;
    if (pathname === '/auth/v1/user' && hasEmail(body)) {
      return refuse(422, 'email_provider_disabled', 'This server cannot change an e-mail address.');
    }
    const admission = this.#guard.admit(
      { method: raw.method, pathname, query: searchParams, body },
      address,
    );
    if (admission.wait > 0) return refuseTries(admission.wait);
    const answer = await this.#ask(raw, pathname, received, body, address);
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
    body: unknown,
    address: string,
  ): Promise<Response> {
    const headers = new Headers(raw.headers);
    this.#askers.nameNetwork(headers, address);
    const isRead = raw.method === 'GET' || raw.method === 'HEAD';
    try {
      const asker = await this.#askers.who(headers, address);
      const wait = this.#askers.wait(asker);
      if (wait > 0) return refuseTries(wait);
      const { sender, limitMilliseconds, sessionId } = asker;
      const manner = {
        sender,
        limitMilliseconds,
        isRead,
        bytes: received?.byteLength ?? 0,
        signal: raw.signal,
      };
      const found = await findPassword(
        { method: raw.method, pathname, body },
        this.#passwords,
        (email) => this.#database.run('passwordHash', email, { ...manner, bytes: 0 }),
      );
      if (found.refusal) return found.refusal;
      const { method, url } = raw;
      const shared = sessionId === null && isRead ? sharedRead(method, url, headers) : null;
      const job = {
        method,
        url,
        headers: shared?.headers ?? [...headers],
        body: received,
        address,
      };
      const answer = await this.#database
        .run(
          'request',
          { ...job, sessionId, password: found.finding },
          { ...manner, ...(shared ? { share: shared.key } : {}) },
        )
        .catch((error: unknown) => {
          if (error instanceof UnansweredError && error.kind === 'too-long') {
            console.error('statement stopped');
            this.#askers.stopped(asker);
          }
          throw error;
        });
      return responseOf(answer);
    } catch (error) {
      if (error instanceof PasswordsBusyError) return refuseTries(3);
      if (error instanceof UnansweredError) return refuseUnanswered(error, isRead);
      throw error;
    }
  }
}

function responseOf({ status, headers, body }: AnswerJob): Response {
  const own = new Headers(headers);
  // lite answers every origin; the app lives on this one
  for (const name of [...own.keys()]) {
    if (name.startsWith('access-control-')) own.delete(name);
  }
  own.set('cache-control', own.get('cache-control') ?? 'no-store');
  return new Response(body, { status, headers: own });
}

function refuseTries(seconds: number): Response {
  return refuse(429, 'over_request_rate_limit', 'Too many tries: wait before the next one.', {
    'retry-after': String(seconds),
  });
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
