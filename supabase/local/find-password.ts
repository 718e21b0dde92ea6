import * as v from 'valibot';
import { refuse } from './answer.ts';
import type { PasswordFinding } from './password-finding.ts';
import type { Passwords } from './passwords.ts';

/** As long as an address may be (RFC 5321, 4.5.3.1), without what cannot be seen. */
const emailSchema = v.pipe(
  v.string(),
  v.maxLength(254),
  v.check((email) => !/[\p{C}\p{Z}]/u.test(email)),
);
/** bcrypt reads 72 bytes and no more. */
const passwordSchema = v.pipe(
  v.string(),
  v.maxLength(72),
  v.check((one) => !one.includes('\0')),
);
const credentialsSchema = v.object({ email: emailSchema, password: passwordSchema });

type Found = { finding: PasswordFinding | null; refusal?: never } | { refusal: Response };
const NONE: Found = { finding: null };

/**
 * Hashes or compares the password of a request before it enters the database's thread.
 * @param storedHash asks for the hash of an account; null where there is none.
 * @returns what was found, null where the request names no password; or a refusal, where address or
 *   password cannot be one.
 * @throws PasswordsBusyError
 */
export async function findPassword(
  { method, pathname, body }: { method: string; pathname: string; body: unknown },
  passwords: Passwords,
  storedHash: (email: string) => Promise<string | null>,
): Promise<Found> {
  if (method !== 'POST' || !['/auth/v1/token', '/auth/v1/signup'].includes(pathname)) return NONE;
  const isSignUp = pathname === '/auth/v1/signup';
  // a refresh token names no password
  if (!isSignUp && !(typeof body === 'object' && body !== null && 'password' in body)) return NONE;
  const read = v.safeParse(credentialsSchema, body);
  if (!read.success) {
    return {
      refusal: isSignUp
        ? refuse(422, 'validation_failed', 'This is no e-mail address, or no password.')
        : refuse(400, 'invalid_credentials', 'Invalid login credentials'),
    };
  }
  const { email, password } = read.output;
  if (isSignUp) return { finding: { matches: false, hash: await passwords.hash(password) } };
  const stored = await storedHash(email.toLowerCase());
  return { finding: { matches: await passwords.matches(password, stored), hash: null } };
}
