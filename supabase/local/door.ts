import { createHash, timingSafeEqual } from 'node:crypto';
import { type Admitted, type Head, nothingThere, type Refused, refused } from './door-answer.ts';
import { operatorTrouble } from './door-body.ts';
import { DOOR_LIST } from './door-list.ts';
import { jsonRoad, strangerRoad, withoutBody } from './door-roads.ts';
import type { List } from './door-types.ts';

const KB = 1024;
const MOST_ADDRESS_LETTERS = 8 * KB;
const MOST_PARAMETERS = 16;
/** A browser sends about 20, a proxy some more; server.ts bounds their size. */
const MOST_HEADERS = 80;
const MOST_OPERATOR_BYTES = 6 * KB * KB;
/** What makes another request or another answer of it: each with a value of the list or not at all. */
const MEANINGFUL_HEADERS = [
  'accept',
  'accept-profile',
  'content-encoding',
  'content-profile',
  'prefer',
  'range',
  'x-amz-content-sha256',
  'x-http-method',
  'x-http-method-override',
  'x-metadata',
  'x-method-override',
  'x-upsert',
];

/**
 * Lets through what is on the list and nothing else, before a body is read or a name looked up.
 * Who has the secret key, as an operator's script has, may ask for everything; the bounds on size,
 * depth and number hold there too.
 */
export class Door {
  readonly #list: List;
  readonly #secretKey: Buffer;

  constructor(secretKey: string, list: List = DOOR_LIST) {
    this.#list = list;
    this.#secretKey = digest(secretKey);
  }

  /** Decides by the method, the address and the headers; what is admitted still has to show its body. */
  admit(head: Head): Admitted | Refused {
    const url = new URL(head.url);
    const key = head.headers.get('apikey');
    const isOperator = key !== null && timingSafeEqual(digest(key), this.#secretKey);
    const outside = outOfBounds(head, url);
    if (outside) return outside;
    if (isOperator) return operatorRoad(head, url);
    return this.#notPlain(head, url) ?? strangerRoad(head, url, this.#list);
  }

  #notPlain(head: Head, { pathname, searchParams }: URL): Refused | null {
    const road = familyOf(pathname);
    if (/%|\/\//.test(pathname)) {
      const message = 'The path must be written plainly.';
      return { ...refused(head, road, 400, 'path', message), code: 'malformed_path' };
    }
    if (new Set(searchParams.keys()).size < searchParams.size) {
      return refused(head, road, 400, 'parameter twice', 'A parameter may be given once.');
    }
    const header = MEANINGFUL_HEADERS.find((name) => {
      const value = head.headers.get(name);
      return value !== null && !this.#list.headers[name]?.includes(value);
    });
    if (!header) return null;
    const status = header === 'accept' ? 406 : 400;
    return refused(head, road, status, `header ${header}`, `The header ${header} is not taken.`);
  }
}

function outOfBounds(head: Head, { pathname, search, searchParams }: URL): Refused | null {
  const road = familyOf(pathname);
  if (pathname.length + search.length > MOST_ADDRESS_LETTERS) {
    return refused(head, road, 414, 'address too long', 'The address is too long.');
  }
  if (searchParams.size > MOST_PARAMETERS) {
    return refused(head, road, 400, 'too many parameters', 'The address has too many parameters.');
  }
  if ([...head.headers].length > MOST_HEADERS) {
    return refused(head, road, 431, 'too many headers', 'The request has too many headers.');
  }
  // no text of Postgres can hold a NUL; U+FFFD is what was no UTF-8
  if (/%00/.test(pathname) || /[\0\uFFFD]/.test([...searchParams].flat().join())) {
    return refused(head, road, 400, 'NUL', 'The address holds what is no text.');
  }
  return null;
}

function operatorRoad(head: Head, { pathname }: URL): Admitted | Refused {
  const road = familyOf(pathname);
  // a signed link outlives the right to see what it opens
  if (/^\/storage\/v1\/object\/(upload\/)?sign(\/|$)/.test(pathname)) {
    return nothingThere(head, '/storage/v1/object/sign/…');
  }
  const hasBody =
    head.headers.has('transfer-encoding') || Number(head.headers.get('content-length') ?? 0) > 0;
  const isPhotograph = pathname.startsWith('/storage/v1/object/');
  if (!hasBody || head.method === 'GET' || head.method === 'HEAD') return withoutBody(head, road);
  const admitted = jsonRoad(head, road, MOST_OPERATOR_BYTES, operatorTrouble);
  return isPhotograph && 'status' in admitted
    ? { ...withoutBody(head, road), mostBodyBytes: MOST_OPERATOR_BYTES }
    : admitted;
}

function familyOf(pathname: string): string {
  return `${/^\/(rest|auth|storage)\/v1(?=\/)/.exec(pathname)?.[0] ?? ''}/…`;
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
