import {
  type Dirent,
  lstatSync,
  mkdirSync,
  opendirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  utimesSync,
} from 'node:fs';
import path from 'node:path';
import { isObjectName } from './object-file.ts';

/** How many files each did; `missing` counts records that have no file. */
export type Swept = { removed: number; setAside: number; broughtBack: number; missing: number };

/** One statement with its parameters, asked as the owner of the database. */
type Query = <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;

/** No bucket and no object can be called so: see `isObjectName`. */
const SET_ASIDE = '.set-aside';
const KEPT_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;
/** Names in one statement: what is held in memory does not grow with the storage. */
const BATCH = 1000;

/**
 * Makes the files of `folder` and the records of the database agree after a crash. A file without
 * a record is set aside, not removed, for the database may be an older snapshot of which the files
 * know more: for 30 days it comes back by itself when its record does. Unfinished uploads of
 * earlier versions (`.tmp`) and empty folders are removed.
 *
 * Only what lies in the folder of a bucket is touched, only files that are older than `startedAt`,
 * and no symbolic link in it is followed or removed. To be run before the first request is answered.
 */
export async function sweepStorage(folder: string, query: Query, startedAt: Date): Promise<Swept> {
  const swept: Swept = { removed: 0, setAside: 0, broughtBack: 0, missing: 0 };
  const buckets = await query<{ id: string }>('select id from storage.buckets', []);
  const known = buckets
    .map(({ id }) => id)
    .filter((id) => isObjectName(id) && !id.includes('/') && isFolder(path.join(folder, id)));
  for (const bucket of known) await setOrphansAside(folder, bucket, query, startedAt, swept);
  await findMissing(folder, query, swept);
  const aside = path.join(folder, SET_ASIDE);
  if (isFolder(aside)) {
    const oldest = startedAt.getTime() - KEPT_MILLISECONDS;
    for (const file of filesBelow(aside)) {
      if ((find(file)?.mtimeMs ?? oldest) < oldest) rmSync(file);
    }
    if (removeEmptyBelow(aside)) rmdirSync(aside);
  }
  for (const bucket of known) removeEmptyBelow(path.join(folder, bucket));
  return swept;
}

/** The line for the log, null when there is nothing to tell. */
export function describeSweep({ removed, setAside, broughtBack, missing }: Swept): string | null {
  const parts = [
    removed > 0 && `${removed} unfinished removed`,
    setAside > 0 && `${setAside} without a record set aside for 30 days`,
    broughtBack > 0 && `${broughtBack} brought back to their records`,
    missing > 0 && `${missing} missing though there is a record of them`,
  ].filter(Boolean);
  return parts.length > 0 ? `Files of storage: ${parts.join(', ')}.` : null;
}

async function setOrphansAside(
  folder: string,
  bucket: string,
  query: Query,
  startedAt: Date,
  swept: Swept,
): Promise<void> {
  const settle = async (names: string[]) => {
    const recorded = await query<{ name: string }>(
      'select name from storage.objects where bucket_id = $1 and name = any ($2::text[])',
      [bucket, names],
    );
    const known = new Set(recorded.map(({ name }) => name));
    for (const name of names) {
      if (known.has(name)) continue;
      const file = path.join(folder, bucket, name);
      const found = find(file);
      if (!found || found.mtimeMs >= startedAt.getTime()) continue;
      if (name.endsWith('.tmp')) {
        rmSync(file);
        swept.removed += 1;
      } else if (moveFile(folder, path.join(bucket, name), path.join(SET_ASIDE, bucket, name))) {
        // its days are counted from now
        utimesSync(path.join(folder, SET_ASIDE, bucket, name), startedAt, startedAt);
        swept.setAside += 1;
      }
    }
  };
  const root = path.join(folder, bucket);
  let names: string[] = [];
  for (const file of filesBelow(root)) {
    names.push(path.relative(root, file).replaceAll(path.sep, '/'));
    if (names.length < BATCH) continue;
    await settle(names);
    names = [];
  }
  if (names.length > 0) await settle(names);
}

type Recorded = { bucket_id: string; name: string; size: string | null };

async function findMissing(folder: string, query: Query, swept: Swept): Promise<void> {
  let last = { bucket_id: '', name: '' };
  for (;;) {
    const rows = await query<Recorded>(
      `select bucket_id, name, metadata->>'size' as size from storage.objects
       where (bucket_id, name) > ($1, $2) order by bucket_id, name limit ${BATCH}`,
      [last.bucket_id, last.name],
    );
    for (const row of rows) {
      const name = `${row.bucket_id}/${row.name}`;
      if (isObjectName(name) && find(path.join(folder, name))?.isFile()) continue;
      if (isObjectName(name) && bringBack(folder, name, row.size)) swept.broughtBack += 1;
      else swept.missing += 1;
    }
    const end = rows.at(-1);
    if (!end || rows.length < BATCH) return;
    last = end;
  }
}

/** Only what has the size that the record tells: a crash can have cut it short. */
function bringBack(folder: string, name: string, size: string | null): boolean {
  const aside = path.join(SET_ASIDE, name);
  const found = find(path.join(folder, aside));
  return found?.isFile() === true && String(found.size) === size && moveFile(folder, aside, name);
}

/** @returns false when a folder on the way there is none, or is a link to elsewhere. */
function moveFile(folder: string, from: string, to: string): boolean {
  let at = folder;
  for (const part of path.dirname(to).split(path.sep)) {
    at = path.join(at, part);
    if (!find(at)) mkdirSync(at, { mode: 0o700 });
    if (!isFolder(at)) return false;
  }
  renameSync(path.join(folder, from), path.join(folder, to));
  return true;
}

/** What there is at a path, not at what a link there points to; nothing below a file either. */
function find(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** False for a symbolic link to one. */
function isFolder(file: string): boolean {
  return find(file)?.isDirectory() === true;
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (entry.isFile()) yield file;
  }
}

/** @returns whether `folder` is empty now; it stays itself. */
function removeEmptyBelow(folder: string): boolean {
  let isEmpty = true;
  for (const entry of entriesOf(folder)) {
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory() && removeEmptyBelow(inner)) rmdirSync(inner);
    else isEmpty = false;
  }
  return isEmpty;
}

/** One after the other, for a folder can hold very many. */
function* entriesOf(folder: string): Generator<Dirent> {
  const opened = opendirSync(folder);
  try {
    for (let entry = opened.readSync(); entry; entry = opened.readSync()) yield entry;
  } finally {
    opened.closeSync();
  }
}
