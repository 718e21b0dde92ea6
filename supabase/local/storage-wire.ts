/**
 * lite 0.10.0 reads and writes the storage protocol differently from the storage-js that
 * supabase-js brings; these two functions translate, so that the app speaks to the embedded
 * backend as it speaks to Supabase.
 */

const LISTING = /^\/storage\/v1\/object\/list(?=\/|$)/;

/** @returns the body lite expects; `headers` are changed in place. */
export async function translateStorageRequest(
  method: string,
  pathname: string,
  headers: Headers,
  body: ArrayBuffer,
): Promise<ArrayBuffer> {
  const type = headers.get('content-type') ?? '';
  const isUpload =
    pathname.startsWith('/storage/v1/object/') && (method === 'POST' || method === 'PUT');
  if (!isUpload || !type.startsWith('multipart/form-data')) return body;
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const file = form.get('') ?? form.get('file');
  if (!(file instanceof Blob)) return body;
  headers.set('content-type', file.type || 'application/octet-stream');
  const cacheSeconds = Number(form.get('cacheControl'));
  if (cacheSeconds > 0) headers.set('cache-control', `max-age=${cacheSeconds}`);
  const metadata = form.get('metadata');
  if (typeof metadata === 'string') {
    headers.set('x-metadata', Buffer.from(metadata).toString('base64'));
  }
  headers.delete('content-length');
  return file.arrayBuffer();
}

/** @param sent the request's body as lite received it: a listing is relative to its prefix. */
export async function translateStorageResponse(
  method: string,
  pathname: string,
  sent: ArrayBuffer | undefined,
  response: Response,
): Promise<Response> {
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  if (method !== 'POST' || !LISTING.test(pathname) || !response.ok || !isJson) return response;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const prefix = listedFolder(sent);
  const listed = ((await response.json()) as { name: string }[]).map((entry) => ({
    ...entry,
    name: entry.name.startsWith(prefix) ? entry.name.slice(prefix.length) : entry.name,
  }));
  return new Response(JSON.stringify(listed), { status: response.status, headers });
}

function listedFolder(sent: ArrayBuffer | undefined): string {
  // lite has answered this body with a listing, so it is JSON
  const { prefix } = JSON.parse(new TextDecoder().decode(sent)) as { prefix?: string };
  return prefix && !prefix.endsWith('/') ? `${prefix}/` : (prefix ?? '');
}
