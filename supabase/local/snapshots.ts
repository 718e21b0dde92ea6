import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { ExclusiveConnection } from './connection.ts';

/** Why a snapshot was taken; part of its name. */
type Reason = 'routine' | 'before-migrations';

const KEPT: Record<Reason, number> = { routine: 7, 'before-migrations': 3 };
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const NAME = /^(\d{4}-\d{2}-\d{2})T\d{6}\.\d{3}Z-(routine|before-migrations)\.tar\.gz$/;

/**
 * Writes the whole database into one file. PGlite does not wait for the disk (fsync is off), so
 * that a power cut may ruin the folder though a killed process cannot; this file is synced.
 * @returns the path of the snapshot.
 */
export async function takeSnapshot(
  connection: ExclusiveConnection,
  dataDir: string,
  reason: Reason,
): Promise<string> {
  const folder = path.join(dataDir, 'snapshots');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const bytes = await connection.exclusive(async (pg) => {
    await pg.exec('checkpoint');
    return Buffer.from(await (await pg.dumpDataDir('gzip')).arrayBuffer());
  });
  const stamp = new Date().toISOString().replaceAll(':', '');
  const file = path.join(folder, `${stamp}-${reason}.tar.gz`);
  const handle = await open(`${file}.tmp`, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.tmp`, file);
  for (const name of superfluous(readdirSync(folder))) rmSync(path.join(folder, name));
  return file;
}

/** Takes a routine snapshot now, if the newest is older than an hour, and then every day. */
export function keepSnapshots(
  connection: ExclusiveConnection,
  dataDir: string,
  onFailure: (error: unknown) => void,
): () => void {
  const take = () => {
    takeSnapshot(connection, dataDir, 'routine').catch(onFailure);
  };
  const newest = listSnapshots(dataDir)[0];
  // so that a server that restarts again and again does not push the older days out
  if (!newest || Date.now() - takenAt(newest) > DAY_MILLISECONDS / 24) take();
  const timer = setInterval(take, DAY_MILLISECONDS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Paths of the snapshots of a data folder, newest first. */
export function listSnapshots(dataDir: string): string[] {
  const folder = path.join(dataDir, 'snapshots');
  return readdirOrNothing(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .map((name) => path.join(folder, name));
}

/** What to type to bring a snapshot back. */
export function restoreCommand(snapshot: string): string {
  return `npm start -- --restore ${path.relative(process.cwd(), snapshot)}`;
}

/**
 * Which files to delete: of the routine ones all but the newest of each of the last 7 days that
 * have one, of those before migrations all but the newest 3, and unfinished ones.
 */
export function superfluous(names: string[]): string[] {
  const newestFirst = names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse();
  const days = new Set<string>();
  let beforeMigrations = 0;
  const kept = newestFirst.filter((name) => {
    const [, day = '', reason] = NAME.exec(name) ?? [];
    if (reason === 'before-migrations') {
      beforeMigrations += 1;
      return beforeMigrations <= KEPT['before-migrations'];
    }
    if (days.has(day) || days.size === KEPT.routine) return false;
    days.add(day);
    return true;
  });
  return [
    ...newestFirst.filter((name) => !kept.includes(name)),
    ...names.filter((name) => name.endsWith('.tmp')),
  ];
}

function takenAt(snapshot: string): number {
  const stamp = path.basename(snapshot).slice(0, 'yyyy-mm-ddThhmmss.mmmZ'.length);
  return Date.parse(stamp.replace(/T(\d\d)(\d\d)/, 'T$1:$2:'));
}

function readdirOrNothing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
