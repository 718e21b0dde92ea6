/** What came of a read or a write: one value for all of them, so that a screen can say each in a sentence. */

/** Why something was not done: one of these, for every read and write. */
export type NotDone<R extends string = string> =
  /** an expected refusal: `reason` is the database's own words, `point` is `[lng, lat]` where a shape fails */
  | { outcome: 'refused'; refusal: R; reason: string; point: [number, number] | null }
  /** nobody is signed in here any more */
  | { outcome: 'signed-out' }
  /** somebody is, and may not */
  | { outcome: 'not-allowed' }
  /** somebody else was first */
  | { outcome: 'conflict' }
  /** no answer came: what was sent may have arrived */
  | { outcome: 'offline' }
  | { outcome: 'too-many' }
  /** the server could not do it, or what it answered cannot be read */
  | { outcome: 'server'; cause: unknown }
  /** this copy of Ginnel publishes a map to read */
  | { outcome: 'no-backend' };
export type Answer<T, R extends string = string> = { outcome: 'done'; value: T } | NotDone<R>;

/** What a read throws, for those who want a throw; it carries the same value. Nothing refuses a read. */
export class NotDoneError extends Error {
  readonly notDone: NotDone<never>;

  constructor(notDone: NotDone<never>, cause?: unknown) {
    super(notDone.outcome, { cause });
    this.name = 'NotDoneError';
    this.notDone = notDone;
  }
}

/** What a screen says about something that was thrown: what is not of these kinds is told as the server's fault. */
export const notDoneOf = (error: unknown): NotDone<never> =>
  error instanceof NotDoneError ? error.notDone : { outcome: 'server', cause: error };

/** A failed request: `error` as a client gives it, with its HTTP status. */
type Failure = {
  error: unknown;
  /** 0: no answer came */
  status: number | undefined;
  /** whether a session holds on this device; unknown where it could not be renewed for want of an answer */
  session: 'held' | 'none' | 'unknown';
};

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** Whether a failure may mean that nobody is signed in any more: then it is worth asking. */
export const isAboutRights = ({ error, status }: Omit<Failure, 'session'>) =>
  status === 401 || status === 403 || codeOf(error) === '42501';

/** What a failed request comes to; null for a bug, such as a wrong parameter, which is to be thrown. */
export function notDoneOfFailure(failure: Failure): NotDone<never> | null {
  const { error, status, session } = failure;
  if (isAboutRights(failure)) {
    // without a fresh token the client asked as nobody: that says nothing about this person
    if (session === 'unknown') return { outcome: 'offline' };
    const over = status === 401 || session === 'none';
    return { outcome: over ? 'signed-out' : 'not-allowed' };
  }
  if (status === 0) return { outcome: 'offline' };
  if (status === 429) return { outcome: 'too-many' };
  if (status === 413 || (status !== undefined && status >= 500))
    return { outcome: 'server', cause: { status, error } };
  return null;
}

type Refused<R extends string> = {
  refusal: R;
  reason?: string | undefined;
  point?: [number, number] | null | undefined;
};

/** What a refusal of the database comes to: some are outcomes of their own, whoever refused. */
export function notDoneOfRefusal<R extends string>({ refusal, reason, point }: Refused<R>) {
  switch (refusal as string) {
    case 'not-allowed':
      return { outcome: 'not-allowed' } as const;
    case 'version-conflict':
    case 'already-decided':
      return { outcome: 'conflict' } as const;
    case 'too-many':
      return { outcome: 'too-many' } as const;
    default:
      return { outcome: 'refused', refusal, reason: reason ?? '', point: point ?? null } as const;
  }
}

/** The HTTP status of a server's fault, where there was one. */
export function statusOfFault({ outcome, ...rest }: NotDone): number | null {
  const cause = outcome === 'server' && 'cause' in rest ? rest.cause : null;
  const status =
    typeof cause === 'object' && cause !== null && 'status' in cause ? cause.status : null;
  return typeof status === 'number' ? status : null;
}

/** Whether what was sent may have been done all the same: then it is settled before anything else is sent. */
export const mayHaveArrived = ({ outcome }: Answer<unknown>) =>
  outcome === 'offline' || outcome === 'server';
