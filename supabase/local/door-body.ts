import type { Calling, Fields } from './door-types.ts';
import { isObject, type JsonBounds, readJson } from './json-bounds.ts';

/** What is wrong with a body: `kind` for the log, which tells no words of it. */
export type BodyTrouble = { kind: string; status: 400 | 413; message: string };
export type BodyCheck = (bytes: Uint8Array) => BodyTrouble | null;

/** A MultiPolygon as an argument is six deep: body, shape, polygons, rings, positions, numbers. */
const MOST_DEPTH = 8;
const USUAL_VALUES = 100;
/** Postgres takes 65,535 parameters of a statement, PGlite 0.4.5 half of them, and breaks at more. */
const MOST_PARAMETERS = 20_000;

/** @returns null for the body of a call with no argument but those listed. */
export function callTrouble(bytes: Uint8Array, calling: Calling): BodyTrouble | null {
  return objectTrouble(bytes, calling.mostValues ?? USUAL_VALUES, (body) => {
    const unknown = Object.keys(body).some((name) => !calling.arguments.includes(name));
    if (unknown) return trouble('unknown argument', 'The function has no argument of that name.');
    for (const [name, most] of Object.entries(calling.mostElements ?? {})) {
      const list = body[name];
      if (Array.isArray(list) && list.length > most) {
        return trouble('list too long', `No more than ${most} can be listed in ${name}.`);
      }
    }
    return null;
  });
}

/** @returns null for an object that holds nothing but these fields, each in its bounds. */
export function fieldsTrouble(bytes: Uint8Array, fields: Fields): BodyTrouble | null {
  if (bytes.length === 0 && Object.keys(fields).length === 0) return null;
  return objectTrouble(bytes, USUAL_VALUES, (body) =>
    areFields(body, fields) ? null : trouble('unknown field', 'The body holds what is not known.'),
  );
}

/** @returns null for `{"prefixes":[…]}` with the name of one photograph. */
export function removalTrouble(
  bytes: Uint8Array,
  isPhotograph: (name: string) => boolean,
): BodyTrouble | null {
  return objectTrouble(bytes, USUAL_VALUES, ({ prefixes, ...rest }) =>
    Object.keys(rest).length === 0 &&
    Array.isArray(prefixes) &&
    prefixes.length === 1 &&
    typeof prefixes[0] === 'string' &&
    isPhotograph(prefixes[0])
      ? null
      : trouble('unknown field', 'One photograph is removed at a time, by its name.'),
  );
}

/** What the operator's key may send: anything that cannot break the driver. */
export const operatorTrouble: BodyCheck = (bytes) => {
  if (bytes.length === 0) return null;
  const read = bounded(bytes, { mostDepth: 32, mostValues: 400_000 });
  if ('message' in read) return read;
  const rows = Array.isArray(read.value) ? read.value : [read.value];
  const columns = new Set(rows.flatMap((row) => (isObject(row) ? Object.keys(row) : [])));
  return rows.length * Math.max(1, columns.size) <= MOST_PARAMETERS
    ? null
    : trouble('too many values', `No more than ${MOST_PARAMETERS} values go at once.`, 413);
};

function objectTrouble(
  bytes: Uint8Array,
  mostValues: number,
  check: (body: Record<string, unknown>) => BodyTrouble | null,
): BodyTrouble | null {
  const read = bounded(bytes, { mostDepth: MOST_DEPTH, mostValues });
  if ('message' in read) return read;
  return isObject(read.value)
    ? check(read.value)
    : trouble('no object', 'The body must be a JSON object.');
}

function bounded(bytes: Uint8Array, bounds: JsonBounds): { value: unknown } | BodyTrouble {
  const read = readJson(bytes, bounds);
  if (read.ok) return read;
  switch (read.trouble) {
    case 'not-json':
      return trouble('not JSON', 'The body must be JSON.');
    case 'too-deep':
      return trouble('too deep', `JSON may be ${bounds.mostDepth} deep.`);
    case 'too-many':
      return trouble('too many values', `JSON may hold ${bounds.mostValues} values here.`, 413);
    case 'nul':
      return trouble('NUL', 'No text may hold a NUL.');
    case 'repeated':
      return trouble('repeated name', 'A name may stand in the body once.');
  }
}

function areFields(body: Record<string, unknown>, fields: Fields): boolean {
  return Object.entries(body).every(([name, value]) => {
    const bound = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (bound === undefined) return false;
    if (typeof bound === 'object') return isObject(value) && areFields(value, bound);
    return value === null || (typeof value === 'string' && value.length <= bound);
  });
}

function trouble(kind: string, message: string, status: 400 | 413 = 400): BodyTrouble {
  return { kind, status, message };
}
