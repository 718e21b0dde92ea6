export type JsonBounds = { mostDepth: number; mostValues: number };
type Read =
  | { ok: true; value: unknown }
  /** `repeated`: a name twice in the outermost object, of which a parser sees only the last. */
  | { ok: false; trouble: 'not-json' | 'too-deep' | 'too-many' | 'nul' | 'repeated' };

const [QUOTE, COMMA, COLON, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [
  ...Buffer.from('",:[\\]{}'),
];
const NUL_ESCAPE = Buffer.from('u0000');
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Parses JSON only after counting in its bytes how deep it is and how much it holds: a parser
 * would have made all of it before anybody could say that it is too much. A NUL in a string is
 * refused, for no text of Postgres can hold it.
 */
export function readJson(bytes: Uint8Array, bounds: JsonBounds): Read {
  let depth = 0;
  let values = 1;
  let outermostNames = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === QUOTE) inString = false;
      else if (byte === BACKSLASH) {
        if (NUL_ESCAPE.equals(bytes.subarray(at + 1, at + 6))) return { ok: false, trouble: 'nul' };
        at += 1;
      }
      continue;
    }
    if (byte === QUOTE) inString = true;
    else if (byte === COLON && depth === 1) outermostNames += 1;
    else if (byte === COMMA) values += 1;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      values += 1;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    if (depth > bounds.mostDepth) return { ok: false, trouble: 'too-deep' };
    if (values > bounds.mostValues) return { ok: false, trouble: 'too-many' };
  }
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    // neither UTF-8 nor JSON: the caller says so
    return { ok: false, trouble: 'not-json' };
  }
  const isRepeated = isObject(value) && Object.keys(value).length !== outermostNames;
  return isRepeated ? { ok: false, trouble: 'repeated' } : { ok: true, value };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
