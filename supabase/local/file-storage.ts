import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { App } from '@supabase/lite';

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

/** Keeps the objects of storage buckets as files: `<folder>/<bucket>/<key>`. */
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
    const file = this.#file(bucket, key);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const bytes = body instanceof Uint8Array ? body : await collect(body);
    const unfinished = `${file}.${randomUUID()}.tmp`;
    await writeFile(unfinished, bytes, { mode: 0o600 });
    await rename(unfinished, file);
    return {
      ...(await this.headObject(bucket, key)),
      cacheControl,
      mimetype: contentType,
      httpStatusCode: 200,
    };
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    await rm(this.#file(bucket, key), { force: true });
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
    const target = this.#file(toBucket, toKey);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(this.#file(bucket, key), target);
    return { ...(await this.headObject(toBucket, toKey)), httpStatusCode: 200 };
  }

  async headObject(bucket: string, key: string): Promise<ObjectMetadata> {
    const { size, mtime, mtimeMs } = await stat(this.#file(bucket, key));
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

  #file(bucket: string, key: string): string {
    const file = path.resolve(this.#folder, bucket, key);
    if (!file.startsWith(path.join(this.#folder, bucket) + path.sep)) {
      throw new Error('an object name leaves its bucket');
    }
    return file;
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
