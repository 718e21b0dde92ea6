import bcrypt from 'bcryptjs';

/** What the hashing thread found out about the password that a request names. */
export type PasswordFinding = {
  /** Whether it is the one that is stored. */
  matches: boolean;
  /** Its hash, to be stored; null where nothing is to be. */
  hash: string | null;
};

let present: PasswordFinding | null = null;

/**
 * lite hashes passwords where it stands, which is the database's thread: a sign-in would hold
 * everybody for a tenth of a second. So the work is done elsewhere before, and while a request runs
 * lite's own two calls are answered with what was found.
 */
export async function withPassword<T>(
  finding: PasswordFinding | null,
  work: () => Promise<T>,
): Promise<T> {
  present = finding;
  try {
    return await work();
  } finally {
    present = null;
  }
}

bcrypt.compare = async () => {
  if (present === null) throw new Error('a password is compared in the thread of the database');
  return present.matches;
};
bcrypt.hash = async () => {
  if (!present?.hash) throw new Error('a password is hashed in the thread of the database');
  return present.hash;
};
