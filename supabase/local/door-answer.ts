import type { BodyCheck, BodyTrouble } from './door-body.ts';

export type Head = { method: string; url: string; headers: Headers };
/** `kind` and `road` are for the log: words of ours, never of the request. */
export type Refused = {
  status: number;
  code: string;
  message: string;
  kind: string;
  road: string;
  headers?: Record<string, string>;
};
/** What may pass by its address. `body` decides about the bytes, once they have been read. */
export type Admitted = { road: string; mostBodyBytes: number; body: BodyCheck };

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const CODES: Record<number, string> = {
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
};

/** @param pattern the road without what people wrote. */
export function refused(
  head: Head,
  pattern: string,
  status: number,
  kind: string,
  message: string,
): Refused {
  const method = METHODS.has(head.method) ? head.method : 'other';
  const code = CODES[status] ?? 'not_admitted';
  return { status, code, message, kind, road: `${method} ${pattern}` };
}

export function nothingThere(head: Head, pattern: string): Refused {
  return refused(head, pattern, 404, 'unknown address', 'There is nothing at this address.');
}

export function wrongMethod(head: Head, pattern: string, allowed: readonly string[]): Refused {
  const reads = allowed.every((method) => method === 'GET' || method === 'HEAD');
  const message = reads
    ? 'This address can only be read.'
    : 'This address is not asked in that way.';
  return {
    ...refused(head, pattern, 405, 'method', message),
    headers: { allow: allowed.join(', ') },
  };
}

export function refusedBody({ road }: Admitted, { status, kind, message }: BodyTrouble): Refused {
  return { status, code: CODES[status] ?? 'not_admitted', message, kind, road };
}

/** What is answered to a body that was not read to its end. */
export function unread({ road }: Admitted, why: 'too-large' | 'broken'): Refused {
  return why === 'too-large'
    ? {
        ...{ status: 413, code: 'body_too_large', kind: 'body too large', road },
        message: 'That is more than the server accepts.',
      }
    : {
        ...{ status: 400, code: 'body_incomplete', kind: 'body incomplete', road },
        message: 'The body was not complete.',
      };
}

export function isRefused(answer: Admitted | Refused): answer is Refused {
  return 'status' in answer;
}

/** One line for the log: what was refused and where. */
export function refusedLine({ kind, road }: Refused): string {
  return `Refused at the door (${kind}) ${road}`;
}
