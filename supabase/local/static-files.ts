import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { parseRange } from './byte-range.ts';

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

type Encoding = 'br' | 'gzip' | 'identity';
type Held = { mtimeMs: number; etag: string; bytes: Map<Encoding, Buffer> };

const brotli = promisify(brotliCompress);
const gunzippable = promisify(gzip);

/** Serves the built app: compressed, cached for as long as it may be, and by ranges. */
export class StaticFiles {
  readonly #root: string;
  readonly #held = new Map<string, Held>();

  constructor(root: string) {
    this.#root = path.resolve(root);
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
 * Whether a person opens a page, as against a program that asks for a file: only a page is answered
 * with the app, so that a missing picture or layer is a 404 and not a page.
 */
export function isNavigation(request: Request, pathname: string): boolean {
  const lastPart = pathname.slice(pathname.lastIndexOf('/') + 1);
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    !lastPart.includes('.') &&
    (request.headers.get('accept') ?? '').includes('text/html')
  );
}

/** @param held what is kept in memory between requests, by file and modification time. */
export async function respondWithFile(
  file: string,
  request: Request,
  caching: string,
  held: Map<string, Held>,
): Promise<Response | null> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(error.code ?? '')) return null;
    throw error;
  });
  if (!found?.isFile()) return null;
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  const small = found.size <= MEMORY_LIMIT_BYTES ? await hold(file, found.mtimeMs, held) : null;
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
  const range = parseRange(request.headers, etag, found.size);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${found.size}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) {
    headers.set('content-range', `bytes ${range.start}-${range.end}/${found.size}`);
    return answer(request, 206, headers, await part(file, small, range.start, range.end));
  }
  if (!small) return answer(request, 200, headers, await part(file, null, 0, found.size - 1));
  const encoding = SQUEEZABLE.test(type) ? chooseEncoding(request) : 'identity';
  if (encoding !== 'identity') headers.set('content-encoding', encoding);
  return answer(request, 200, headers, await encoded(small, encoding));
}

async function hold(file: string, mtimeMs: number, all: Map<string, Held>): Promise<Held> {
  const known = all.get(file);
  if (known?.mtimeMs === mtimeMs) return known;
  const bytes = await readFile(file);
  const fresh: Held = {
    mtimeMs,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    bytes: new Map([['identity', bytes]]),
  };
  all.set(file, fresh);
  return fresh;
}

async function encoded(held: Held, encoding: Encoding): Promise<Buffer> {
  const known = held.bytes.get(encoding);
  if (known) return known;
  const plain = held.bytes.get('identity') ?? Buffer.alloc(0);
  const squeezed =
    encoding === 'br'
      ? // level 5: a tenth of the time of the default 11, and 8 to 15% more bytes
        await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : await gunzippable(plain);
  held.bytes.set(encoding, squeezed);
  return squeezed;
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
  const inMemory = held?.bytes.get('identity');
  if (inMemory) return inMemory.subarray(start, end + 1);
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
