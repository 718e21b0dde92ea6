import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { StorageRefusal } from './storage-refusal.ts';

/** Longest part of a name between two strokes, in bytes, that every file system takes. */
const LONGEST_PART_BYTES = 255;

/**
 * Whether a bucket or an object may be called so. One name is one file: nothing that a file system
 * reads in another way than it is written, and no part that leaves its folder or is hidden.
 */
export function isObjectName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems end a name at one
  if (/[\u0000-\u001f\u007f\\]/.test(name) || name.length > 1024) return false;
  return name
    .split('/')
    .every(
      (part) =>
        part !== '' && !part.startsWith('.') && Buffer.byteLength(part) <= LONGEST_PART_BYTES,
    );
}

/** @throws StorageRefusal for a name that is none. */
export function objectFile(folder: string, bucket: string, key: string): string {
  if (bucket.includes('/') || !isObjectName(bucket) || !isObjectName(key)) throw invalidName();
  return path.join(folder, bucket, key);
}

function invalidName(): StorageRefusal {
  return new StorageRefusal(400, 'InvalidKey', 'A file cannot have this name.');
}

/**
 * Makes a file that was not there, whole and safe from a power cut when this resolves: the bytes
 * and the folders down from `root` are on the disk, not only on their way there. Nothing of it
 * stays when that fails.
 * @throws StorageRefusal when the file is there already, cannot be so named, or the disk is full.
 */
export async function createFile(root: string, file: string, bytes: Uint8Array): Promise<void> {
  let isOurs = false;
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    // "x": of two at once one is refused here, and what was acknowledged is never written over
    const handle = await open(file, 'wx', 0o600);
    isOurs = true;
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolders(root, path.dirname(file));
  } catch (error) {
    if (isOurs) await rm(file, { force: true });
    throw refusalOf(error) ?? error;
  }
}

/** A new name is kept by its folder, and a new folder by the one above it. */
async function syncFolders(root: string, folder: string): Promise<void> {
  // Windows opens no folder as a file
  if (process.platform === 'win32') return;
  const above = path.dirname(root);
  for (let at = folder; at.length >= above.length; at = path.dirname(at)) {
    const handle = await open(at, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (at === above) return;
  }
}

function refusalOf(error: unknown): StorageRefusal | null {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EEXIST':
      return new StorageRefusal(409, 'Duplicate', 'There is a file of this name already.');
    case 'ENAMETOOLONG':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EINVAL':
      return invalidName();
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new StorageRefusal(
        507,
        'InsufficientStorage',
        'The server has no room left for files. Nothing was kept: try again later.',
      );
    default:
      return null;
  }
}
