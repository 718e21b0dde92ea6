import { isObjectName } from './object-file.ts';
import { StorageRefusal } from './storage-refusal.ts';

const OBJECT_ROAD = /^\/storage\/v1\/object\/(.*)$/;
/** As many as Supabase removes in one request. */
const MOST_REMOVED = 1000;

/**
 * lite 0.10.0 reads uploads differently from how the storage-js in supabase-js sends them, takes
 * their size from `content-length` alone, and answers 500 to names and bodies that it cannot read.
 * This makes an upload a plain one that says its true size, and refuses the rest.
 * @param body null when the request has none.
 * @returns the body lite expects (`headers` are changed in place), or the answer of a refusal.
 */
export async function translateStorageRequest(
  method: string,
  pathname: string,
  headers: Headers,
  body: ArrayBuffer | null,
): Promise<ArrayBuffer | null | Response> {
  const road = OBJECT_ROAD.exec(pathname)?.[1];
  if (road === undefined) return body;
  if (!isObjectName(decode(road))) {
    return refuse(400, 'InvalidKey', 'A file cannot have this name.');
  }
  if (method === 'DELETE' && !namesFiles(body)) {
    return refuse(400, 'InvalidRequest', `Name up to ${MOST_REMOVED} files to remove.`);
  }
  if (!body || (method !== 'POST' && method !== 'PUT')) return body;
  const sent = await unpack(headers, body);
  if (!sent) return refuse(400, 'InvalidRequest', 'There is no file in this request.');
  headers.set('content-length', String(sent.byteLength));
  return sent;
}

/** @returns the file of a form, null when there is none; anything but a form as it is. */
async function unpack(headers: Headers, body: ArrayBuffer): Promise<ArrayBuffer | null> {
  const type = headers.get('content-type') ?? '';
  if (!/^multipart\/form-data/i.test(type)) return body;
  const form = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    // what is no form has no file
    .catch(() => null);
  const file = form?.get('') ?? form?.get('file');
  if (!(file instanceof Blob)) return null;
  headers.set('content-type', file.type || 'application/octet-stream');
  const cacheSeconds = Number(form?.get('cacheControl'));
  if (cacheSeconds > 0) headers.set('cache-control', `max-age=${cacheSeconds}`);
  return file.arrayBuffer();
}

function namesFiles(body: ArrayBuffer | null): boolean {
  try {
    const { prefixes } = JSON.parse(new TextDecoder().decode(body ?? new Uint8Array()));
    return (
      Array.isArray(prefixes) &&
      prefixes.length <= MOST_REMOVED &&
      prefixes.every((name: unknown) => typeof name === 'string' && isObjectName(name))
    );
  } catch {
    // no JSON, or none with names: refused with the same sentence
    return false;
  }
}

/** Empty, which is no name, when it cannot be decoded. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function refuse(status: number, kind: string, sentence: string): Response {
  return new StorageRefusal(status, kind, sentence).toResponse();
}
