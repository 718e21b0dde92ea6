import { networkOf } from './network.ts';
import { TryLimiter } from './rate-limit.ts';

const MINUTE_MILLISECONDS = 60_000;

type Rule = {
  applies: (method: string, pathname: string, query: URLSearchParams) => boolean;
  limiter: TryLimiter;
  /** What is counted beside the caller's address, when the request names it. */
  subject?: (body: unknown) => string | null;
  /** Whether the answer shows that this was no guess, so that the try is given back. */
  isHonest?: (status: number, answer: unknown) => boolean;
};

/**
 * Slows down guessing of passwords, receipts and invitations. Contributions are counted by the
 * database itself (private.recent_sends).
 * Addresses are kept in memory only, for the length of a window.
 */
export class GuessGuard {
  readonly #rules = rules();

  /**
   * @param address the caller's; of an IPv6 address its /64, which one household shares.
   * @returns how long to wait, or what to call with the answer.
   */
  admit(
    request: { method: string; pathname: string; query: URLSearchParams; body: unknown },
    address: string,
  ):
    | { wait: number }
    | { wait: 0; seesAnswer: boolean; settle: (status: number, answer: unknown) => void } {
    const taken: { rule: Rule; key: string }[] = [];
    for (const rule of this.#rules) {
      if (!rule.applies(request.method, request.pathname, request.query)) continue;
      const subject = rule.subject?.(request.body) ?? '';
      const key = `${networkOf(address)} ${subject}`;
      const wait = rule.limiter.take(key);
      if (wait > 0) return { wait };
      taken.push({ rule, key });
    }
    return {
      wait: 0,
      seesAnswer: taken.some(({ rule }) => rule.isHonest),
      settle: (status, answer) => {
        for (const { rule, key } of taken) {
          if (rule.isHonest?.(status, answer)) rule.limiter.giveBack(key);
        }
      },
    };
  }
}

function rules(): Rule[] {
  const signIn = (method: string, pathname: string, query: URLSearchParams) =>
    method === 'POST' &&
    pathname === '/auth/v1/token' &&
    // a refresh token is too long to guess; a second grant_type must not hide behind the first
    query.getAll('grant_type').join() !== 'refresh_token';
  // what was turned away before the password was compared is no guess either
  const succeeded = (status: number) => status < 400 || status === 429 || status === 503;
  const said = (_status: number, answer: unknown) => field(answer, 'ok') === true;
  return [
    {
      applies: signIn,
      limiter: new TryLimiter(10, 15 * MINUTE_MILLISECONDS),
      subject: (body) =>
        String(field(body, 'email') ?? '')
          .trim()
          .toLowerCase(),
      isHonest: succeeded,
    },
    // one address that tries many accounts
    {
      applies: signIn,
      limiter: new TryLimiter(60, 15 * MINUTE_MILLISECONDS),
      isHonest: succeeded,
    },
    {
      applies: (_method, pathname) => ['/auth/v1/signup', '/auth/v1/verify'].includes(pathname),
      limiter: new TryLimiter(30, 15 * MINUTE_MILLISECONDS),
    },
    {
      applies: rpc('follow_contribution'),
      limiter: new TryLimiter(20, 15 * MINUTE_MILLISECONDS),
      isHonest: said,
    },
    {
      applies: rpc('claim_invitation'),
      limiter: new TryLimiter(10, 15 * MINUTE_MILLISECONDS),
      isHonest: said,
    },
  ];
}

function rpc(name: string) {
  return (_method: string, pathname: string) => pathname === `/rest/v1/rpc/${name}`;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
