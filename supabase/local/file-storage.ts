import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { App } from '@supabase/lite';
import { cleanJpeg } from './jpeg.ts';
import { createFile, objectFile } from './object-file.ts';
import { noteCreated, removeLater, StorageRefusal } from './storage-refusal.ts';

// lite does not export the adapter's type by name
type StorageAdapter = NonNullable<App['_storageAdapter']>;
type ObjectMetadata = Awaited<ReturnType<StorageAdapter['headObject']>>;
type ObjectResponse = Awaited<ReturnType<StorageAdapter['getObject']>>;

const TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

const JPEG = /^image\/(jpe?g|pjpeg)\b/i;

/**
 * Keeps the objects of storage buckets as files: `<folder>/<bucket>/<key>`, each written once. lite
 * tells the version of an object when it is read or removed, but not when it is written, so files
 * know none: of two uploads of one name the first to make the file has it, and the other is
 * refused before it writes. Requests are to run in `settleStorage`.
 */
export class FileStorage implements StorageAdapter {
  readonly driver = null;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = path.resolve(folder);
  }

  async getObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    headers?: { ifNoneMatch?: string; range?: string },
  ): Promise<ObjectResponse> {
    const metadata = await this.headObject(bucket, key);
    if (headers?.ifNoneMatch === metadata.eTag) return { httpStatusCode: 304, metadata };
    const file = this.#file(bucket, key);
    const range = /^bytes=(\d+)-(\d*)$/.exec(headers?.range ?? '');
    const start = Number(range?.[1] ?? 0);
    const end = Math.min(Number(range?.[2] || metadata.size - 1), metadata.size - 1);
    if (!range || start > end) {
      return { httpStatusCode: 200, metadata, body: bodyOf(file, 0, metadata.size - 1) };
    }
    return {
      httpStatusCode: 206,
      metadata: {
        ...metadata,
        contentLength: end - start + 1,
        contentRange: `bytes ${start}-${end}/${metadata.size}`,
      },
      body: bodyOf(file, start, end),
    };
  }

  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: Parameters<StorageAdapter['uploadObject']>[3],
    contentType: string,
    cacheControl: string,
  ): Promise<ObjectMetadata> {
    const sent = body instanceof Uint8Array ? body : await collect(body);
    const bytes = JPEG.test(contentType) ? cleanJpeg(sent) : sent;
    if (!bytes) {
      throw new StorageRefusal(
        415,
        'InvalidPhotograph',
        'This is not a whole JPEG photograph: choose another file.',
      );
    }
    await this.#create(this.#file(bucket, key), bytes);
    return {
      ...(await this.headObject(bucket, key)),
      cacheControl,
      mimetype: contentType,
      httpStatusCode: 200,
    };
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    await removeLater(this.#file(bucket, key));
  }

  async deleteObjects(bucket: string, keys: string[]): Promise<void> {
    for (const key of keys) await this.deleteObject(bucket, key);
  }

  async copyObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    toBucket: string,
    toKey: string,
  ): Promise<Pick<ObjectMetadata, 'httpStatusCode' | 'eTag' | 'lastModified'>> {
    const bytes = await readFile(this.#file(bucket, key));
    await this.#create(this.#file(toBucket, toKey), bytes);
    return { ...(await this.headObject(toBucket, toKey)), httpStatusCode: 200 };
  }

  async headObject(bucket: string, key: string): Promise<ObjectMetadata> {
    const found = await stat(this.#file(bucket, key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!found) throw new StorageRefusal(404, 'not_found', 'This file is not there any more.');
    const { size, mtime, mtimeMs } = found;
    const mark = createHash('sha256').update(`${key}:${mtimeMs}:${size}`).digest('base64url');
    return {
      cacheControl: 'no-cache',
      contentLength: size,
      size,
      mimetype: TYPES[path.extname(key).toLowerCase()] ?? 'application/octet-stream',
      lastModified: mtime,
      eTag: `"${mark}"`,
    };
  }

  async privateAssetUrl(bucket: string, key: string): Promise<string> {
    return `file://${this.#file(bucket, key)}`;
  }

  async #create(file: string, bytes: Uint8Array): Promise<void> {
    await createFile(this.#folder, file, bytes);
    noteCreated(file);
  }

  #file(bucket: string, key: string): string {
    return objectFile(this.#folder, bucket, key);
  }
}

function bodyOf(file: string, start: number, end: number): ReadableStream | Buffer {
  if (end < start) return Buffer.alloc(0);
  return Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream;
}

async function collect(stream: unknown): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}
