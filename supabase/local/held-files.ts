import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';
export type Held = { file: string; mtimeMs: number; etag: string; plain: Buffer };
type Entry = Held & { squeezed: Map<Encoding, Buffer> };

const MOST_BYTES = 64 * 1024 * 1024;
const squeeze = {
  // level 5: a tenth of the time of the default 11, and 8 to 15% more bytes
  br: (plain: Buffer) =>
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (plain: Buffer) => promisify(gzip)(plain),
};

/** Files kept in memory as they are and compressed; what was used longest ago goes first. */
export class HeldFiles {
  readonly #mostBytes: number;
  /** In the order of their last use. */
  readonly #entries = new Map<string, Entry>();
  /** Work under way, so that a hundred requests at once read and compress a file once. */
  readonly #underWay = new Map<string, Promise<unknown>>();
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /** All that is kept, in bytes: never more than the bound. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @param now the file's state: what was kept of an earlier version is forgotten. */
  async get(file: string, now: { mtimeMs: number; size: number }): Promise<Held> {
    const { mtimeMs, size } = now;
    const known = this.#entries.get(file);
    if (known?.mtimeMs === mtimeMs && known.plain.length === size) {
      this.#entries.delete(file);
      this.#entries.set(file, known);
      return known;
    }
    return this.#once(`${mtimeMs} ${size} ${file}`, async () => {
      const plain = await readFile(file);
      const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
      const fresh: Entry = { file, mtimeMs, etag, plain, squeezed: new Map() };
      this.#forget(file);
      this.#entries.set(file, fresh);
      this.#count(plain.length);
      return fresh;
    });
  }

  /** The bytes as they travel. */
  async encoded(held: Held, encoding: Encoding): Promise<Buffer> {
    if (encoding === 'identity') return held.plain;
    const kept = this.#entries.get(held.file);
    const known = kept?.etag === held.etag ? kept.squeezed.get(encoding) : undefined;
    if (known) return known;
    return this.#once(`${encoding} ${held.etag}`, async () => {
      const squeezed = await squeeze[encoding](held.plain);
      // it may have made room for others, or changed, in the meantime
      const entry = this.#entries.get(held.file);
      if (entry?.etag === held.etag && !entry.squeezed.has(encoding)) {
        entry.squeezed.set(encoding, squeezed);
        this.#count(squeezed.length);
      }
      return squeezed;
    });
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    for (const file of this.#entries.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#forget(file);
    }
  }

  #forget(file: string): void {
    const entry = this.#entries.get(file);
    if (!entry) return;
    this.#entries.delete(file);
    this.#bytes -= entry.plain.length;
    for (const squeezed of entry.squeezed.values()) this.#bytes -= squeezed.length;
  }

  async #once<T>(name: string, work: () => Promise<T>): Promise<T> {
    const underWay = this.#underWay.get(name) as Promise<T> | undefined;
    if (underWay) return underWay;
    const started = work().finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, started);
    return started;
  }
}
