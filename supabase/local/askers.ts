import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { Database } from './database.ts';
import { networkOf } from './network.ts';
import { TryLimiter } from './rate-limit.ts';
import type { Secrets } from './secrets.ts';

/** How long one statement of a stranger may run, and of somebody who works in a place. */
const STRANGER_LIMIT_MILLISECONDS = 2000;
const STAFF_LIMIT_MILLISECONDS = 10_000;
const STAFF_REMEMBERED_MILLISECONDS = 60_000;
const MOST_REMEMBERED = 10_000;
const WINDOW_MILLISECONDS = 10 * 60_000;

/** Who asks, as far as turns and limits need to know. */
export type Asker = {
  sender: string;
  limitMilliseconds: number;
  /** Null where nobody is signed in. */
  sessionId: string | null;
};

const claimsSchema = v.object({
  sub: v.pipe(v.string(), v.uuid()),
  session_id: v.pipe(v.string(), v.uuid()),
  exp: v.number(),
});

/** Whose token it is, and the session that it was given in. */
export type Identity = { userId: string; sessionId: string };

/** Tells apart who asks, and remembers whose statements had to be stopped. */
export class Askers {
  readonly #database: Database;
  readonly #secrets: Secrets;
  readonly #staff = new Map<string, { isStaff: boolean; until: number }>();
  readonly #overruns = new TryLimiter(2, WINDOW_MILLISECONDS);

  constructor(database: Database, secrets: Secrets) {
    this.#database = database;
    this.#secrets = secrets;
  }

  /**
   * Staff are known by their account. Everybody else is known by their network, signed in or not,
   * for an account is quickly made.
   */
  async who(headers: Headers, address: string): Promise<Asker> {
    const bearer = headers.get('authorization')?.replace(/^bearer /i, '') ?? '';
    if (isSame(headers.get('apikey') ?? bearer, this.#secrets.secretKey)) {
      return {
        sender: 'operator',
        limitMilliseconds: STAFF_LIMIT_MILLISECONDS,
        sessionId: null,
      };
    }
    const identity = identityOf(bearer, this.#secrets.jwtSecret);
    const stranger = {
      sender: networkOf(address),
      limitMilliseconds: STRANGER_LIMIT_MILLISECONDS,
      sessionId: identity?.sessionId ?? null,
    };
    return identity !== null && (await this.#isStaff(identity.userId, stranger))
      ? { ...stranger, sender: identity.userId, limitMilliseconds: STAFF_LIMIT_MILLISECONDS }
      : stranger;
  }

  /**
   * Tells the database from which network a request came (private.sender_network), as a keyed hash,
   * and drops what a caller may have written in its place.
   */
  nameNetwork(headers: Headers, address: string): void {
    for (const name of ['cf-connecting-ip', 'x-forwarded-for']) headers.delete(name);
    const hash = createHmac('sha256', this.#secrets.jwtSecret).update(networkOf(address));
    headers.set('x-ginnel-sender', hash.digest('base64url'));
  }

  /** Seconds until somebody whose statements were stopped twice may ask again; 0 for all others. */
  wait({ sender }: Asker): number {
    return this.#overruns.wait(sender);
  }

  /** Notes that a statement of theirs was stopped. */
  stopped({ sender }: Asker): void {
    this.#overruns.take(sender);
  }

  async #isStaff(userId: string, asker: Asker): Promise<boolean> {
    const known = this.#staff.get(userId);
    if (known && known.until > Date.now()) return known.isStaff;
    const isStaff = await this.#database.run('isStaff', userId, { ...asker, isRead: true });
    this.#staff.delete(userId);
    const [oldest] = this.#staff.size >= MOST_REMEMBERED ? this.#staff.keys() : [];
    if (oldest !== undefined) this.#staff.delete(oldest);
    this.#staff.set(userId, { isStaff, until: Date.now() + STAFF_REMEMBERED_MILLISECONDS });
    return isStaff;
  }
}

/** Whose a token is that this server has signed (HS256, RFC 7515) and that has not run out. */
export function identityOf(token: string, jwtSecret: string, now = Date.now()): Identity | null {
  const [header, payload, signature, ...more] = token.split('.');
  if (!header || !payload || !signature || more.length > 0) return null;
  const signed = createHmac('sha256', jwtSecret).update(`${header}.${payload}`);
  if (!isSame(signature, signed.digest('base64url'))) return null;
  const claims = v.safeParse(
    v.pipe(v.string(), v.parseJson(), claimsSchema),
    Buffer.from(payload, 'base64url').toString(),
  );
  if (!claims.success || claims.output.exp * 1000 <= now) return null;
  return { userId: claims.output.sub, sessionId: claims.output.session_id };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
