import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { parseRange } from './byte-range.ts';
import { type Encoding, type Held, HeldFiles } from './held-files.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.pmtiles': 'application/vnd.pmtiles',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const SQUEEZABLE = /text|json|javascript|svg|manifest/;
/** Anything larger is streamed from the disk: a basemap of a region, say. */
const MEMORY_LIMIT_BYTES = 16 * 1024 * 1024;

/** Serves the built app: compressed, cached for as long as it may be, and by ranges. */
export class StaticFiles {
  readonly #root: string;
  readonly #held: HeldFiles;

  constructor(root: string, held = new HeldFiles()) {
    this.#root = path.resolve(root);
    this.#held = held;
  }

  /** @returns the file at `pathname` (as in a URL), or null when there is none. */
  async respond(request: Request, pathname: string): Promise<Response | null> {
    const file = this.#fileAt(pathname);
    return file ? respondWithFile(file, request, cacheControl(pathname), this.#held) : null;
  }

  #fileAt(pathname: string): string | null {
    let name: string;
    try {
      name = decodeURIComponent(pathname);
    } catch {
      // a malformed escape names no file
      return null;
    }
    if (name.includes('\0')) return null;
    const file = path.join(this.#root, name);
    return file.startsWith(this.#root + path.sep) ? file : null;
  }
}

/**
 * Whether this is the address of a page, which is answered with the app whoever asks: a browser, a
 * monitor, what draws the preview of a link. A name with a dot is a file, and a missing picture or
 * layer is a 404 and not a page.
 */
export function isPage(pathname: string): boolean {
  return !pathname.slice(pathname.lastIndexOf('/') + 1).includes('.');
}

/** @param held what is kept in memory between requests. */
export async function respondWithFile(
  file: string,
  request: Request,
  caching: string,
  held: HeldFiles,
): Promise<Response | null> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(error.code ?? '')) return null;
    throw error;
  });
  if (!found?.isFile()) return null;
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  const small = found.size <= MEMORY_LIMIT_BYTES ? await held.get(file, found) : null;
  // it may have changed since it was looked at
  const size = small?.plain.length ?? found.size;
  const etag = small?.etag ?? `"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"`;
  const headers = new Headers({
    'content-type': type,
    'cache-control': caching,
    'accept-ranges': 'bytes',
    etag,
  });
  if (SQUEEZABLE.test(type)) headers.set('vary', 'accept-encoding');
  if (matches(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  const range = parseRange(request.headers, etag, size);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) {
    headers.set('content-range', `bytes ${range.start}-${range.end}/${size}`);
    return answer(request, 206, headers, await part(file, small, range.start, range.end));
  }
  if (!small) return answer(request, 200, headers, await part(file, null, 0, size - 1));
  const encoding = SQUEEZABLE.test(type) ? chooseEncoding(request) : 'identity';
  if (encoding !== 'identity') headers.set('content-encoding', encoding);
  return answer(request, 200, headers, await held.encoded(small, encoding));
}

function chooseEncoding(request: Request): Encoding {
  const accepted = (request.headers.get('accept-encoding') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => !/;\s*q=0(\.0*)?$/.test(one))
    .map((one) => one.split(';')[0]);
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

async function part(file: string, held: Held | null, start: number, end: number) {
  if (held) return held.plain.subarray(start, end + 1);
  return { length: end - start + 1, stream: () => createReadStream(file, { start, end }) };
}

function answer(
  request: Request,
  status: number,
  headers: Headers,
  body: Buffer | { length: number; stream: () => Readable },
): Response {
  // of bytes in memory the HTTP server says the length itself, and would say it twice
  if (Buffer.isBuffer(body) && request.method !== 'HEAD') {
    return new Response(new Uint8Array(body), { status, headers });
  }
  headers.set('content-length', String(body.length));
  return new Response(
    Buffer.isBuffer(body) || request.method === 'HEAD'
      ? null
      : (Readable.toWeb(body.stream()) as ReadableStream),
    { status, headers },
  );
}

function matches(ifNoneMatch: string | null, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

function cacheControl(pathname: string): string {
  // Vite puts a hash of the content into the name of everything in assets/
  return pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
