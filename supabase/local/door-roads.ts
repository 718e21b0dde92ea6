import {
  type Admitted,
  type Head,
  nothingThere,
  type Refused,
  refused,
  wrongMethod,
} from './door-answer.ts';
import { type BodyCheck, callTrouble, fieldsTrouble, removalTrouble } from './door-body.ts';
import { queryTrouble } from './door-query.ts';
import type { List } from './door-types.ts';

const KB = 1024;
const MOST_SESSION_BYTES = 8 * KB;
/** 5 MB, as the bucket says, and what multipart writes around it. */
const MOST_PHOTOGRAPH_BYTES = 5 * KB * KB + 16 * KB;
const JSON_TYPE = /^application\/json(; ?charset=utf-8)?$/i;
const MULTIPART_TYPE = /^multipart\/form-data; ?boundary=[\w'-]{1,70}$/i;
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** As private.is_photograph_path in the migrations has it. */
const PHOTOGRAPH = new RegExp(`^[EWSN][0-9]{8}/${UUID}/(before|after)-${UUID}\\.jpg$`);
const BUCKET = '/storage/v1/object/plan-photographs';

/** Where a request of a stranger leads, if the list has its road and it is asked as the list says. */
export function strangerRoad(head: Head, url: URL, list: List): Admitted | Refused {
  const { pathname, searchParams: query } = url;
  const [, service, rest = ''] = /^\/(rest|auth|storage)\/v1\/(.*)$/.exec(pathname) ?? [];
  if (service === 'rest' && rest.startsWith('rpc/')) return call(head, query, rest.slice(4), list);
  if (service === 'rest') return reading(head, query, rest, list);
  if (service === 'auth') return session(head, query, rest, list);
  return photograph(head, query, pathname, list);
}

function call(head: Head, query: URLSearchParams, name: string, list: List): Admitted | Refused {
  const calling = own(list.functions, name);
  if (!calling) return nothingThere(head, '/rest/v1/rpc/…');
  const road = `/rest/v1/rpc/${name}`;
  if (head.method !== 'POST') return wrongMethod(head, road, ['POST']);
  if (query.size > 0) return wrongQuery(head, road, 'A function is asked in the body.');
  return jsonRoad(head, road, calling.mostBodyBytes, (bytes) => callTrouble(bytes, calling));
}

function reading(head: Head, query: URLSearchParams, name: string, list: List): Admitted | Refused {
  const readings = own(list.relations, name);
  if (!readings && (head.method === 'GET' || head.method === 'HEAD')) {
    return nothingThere(head, '/rest/v1/…');
  }
  const methods = readings?.map(({ method }) => method) ?? ['GET', 'HEAD'];
  const road = readings ? `/rest/v1/${name}` : '/rest/v1/…';
  const possible = readings?.filter(({ method }) => method === head.method) ?? [];
  if (possible.length === 0) return wrongMethod(head, road, [...new Set(methods)]);
  const isCounting = head.headers.has('prefer');
  const counting = isCounting ? possible.filter(({ counts }) => counts) : possible;
  if (counting.length === 0) return refused(head, road, 400, 'header prefer', 'No count is given.');
  const trouble = queryTrouble(query, counting);
  return trouble ? wrongQuery(head, road, trouble) : withoutBody(head, road);
}

function session(head: Head, query: URLSearchParams, name: string, list: List): Admitted | Refused {
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    own(list.auth, `${method} ${name}`),
  );
  if (methods.length === 0) return nothingThere(head, '/auth/v1/…');
  const road = `/auth/v1/${name}`;
  const ways = own(list.auth, `${head.method} ${name}`);
  if (!ways) return wrongMethod(head, road, methods);
  const way = ways.find(
    (one) =>
      Object.keys(one.query).length === query.size &&
      Object.entries(one.query).every(([key, value]) => query.get(key) === value),
  );
  if (!way) return wrongQuery(head, road, 'This cannot be asked in that way.');
  return jsonRoad(head, road, MOST_SESSION_BYTES, (bytes) => fieldsTrouble(bytes, way.body));
}

/** A photograph is put and read by its name, and removed by its name in the body. */
function photograph(
  head: Head,
  query: URLSearchParams,
  pathname: string,
  list: List,
): Admitted | Refused {
  const isOne =
    pathname.startsWith(`${BUCKET}/`) && PHOTOGRAPH.test(pathname.slice(BUCKET.length + 1));
  if (!isOne && pathname !== BUCKET) return nothingThere(head, '/storage/v1/…');
  const road = isOne ? `${BUCKET}/…` : BUCKET;
  const methods = list.photographs.filter((method) => (method === 'DELETE') !== isOne);
  if (!methods.includes(head.method)) return wrongMethod(head, road, methods);
  if (query.size > 0) return wrongQuery(head, road, 'A photograph has no parameters.');
  if (!isOne) {
    return jsonRoad(head, road, KB, (bytes) =>
      removalTrouble(bytes, (name) => PHOTOGRAPH.test(name)),
    );
  }
  if (head.method !== 'POST') return withoutBody(head, road);
  if (!MULTIPART_TYPE.test(head.headers.get('content-type') ?? '')) {
    return refused(head, road, 415, 'content type', 'A photograph comes as multipart/form-data.');
  }
  return { ...withoutBody(head, road), mostBodyBytes: MOST_PHOTOGRAPH_BYTES };
}

/** A road that takes a body of JSON and says so. */
export function jsonRoad(
  head: Head,
  road: string,
  mostBodyBytes: number,
  body: BodyCheck,
): Admitted | Refused {
  return JSON_TYPE.test(head.headers.get('content-type') ?? '')
    ? { ...withoutBody(head, road), mostBodyBytes, body }
    : refused(head, road, 415, 'content type', 'The body must be sent as application/json.');
}

export function withoutBody({ method }: Head, road: string): Admitted {
  return { road: `${method} ${road}`, mostBodyBytes: 0, body: () => null };
}

function wrongQuery(head: Head, road: string, message: string): Refused {
  return refused(head, road, 400, 'query', message);
}

/** What the list has under the name, and never what every object has. */
function own<T>(entries: { [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
