import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { FolderCopy, SETTLED_MILLISECONDS } from './copy-folder.ts';
import type { Database } from './database.ts';
import { startThread } from './start-thread.ts';

/** Why a snapshot was taken; part of its name. */
type Reason = 'routine' | 'before-migrations';

const MINUTE_MILLISECONDS = 60_000;
const EVERY_MILLISECONDS = 15 * MINUTE_MILLISECONDS;
/** Of one database: a checkpoint of everything that is in memory, at most 32 MB. */
const CHECKPOINT_LIMIT_MILLISECONDS = 60_000;
/** Clocks of two machines, or of one before and after it heard the time, differ by this at most. */
const CLOCK_TOLERANCE_MILLISECONDS = 10 * MINUTE_MILLISECONDS;
const NEWEST_KEPT = 8;
const DAYS_KEPT = 7;
const BEFORE_MIGRATIONS_KEPT = 3;
const FUTURE_KEPT = 3;
const NAME = /^(\d{4}-\d{2}-\d{2})T\d{6}\.\d{3}Z-(routine|before-migrations)\.tar\.gz$/;

/**
 * Writes the whole database into one file, which is on the disk when this ends. The folder is
 * copied beside everybody's work; everybody waits while what they changed meanwhile is copied again.
 * @returns the path of the snapshot.
 */
export async function takeSnapshot(
  database: Database,
  dataDir: string,
  reason: Reason,
): Promise<string> {
  const folder = path.join(dataDir, 'snapshots');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date().toISOString().replaceAll(':', '');
  const copy = path.join(folder, `${stamp}.copy`);
  const file = path.join(folder, `${stamp}-${reason}.tar.gz`);
  try {
    const copied = new FolderCopy(path.join(dataDir, 'pg'), copy);
    await checkpoint(database);
    await setTimeout(SETTLED_MILLISECONDS);
    await copied.update(1);
    await checkpoint(database);
    await database.hold(() => copied.update(4));
    await new Promise<void>((resolve, reject) => {
      const thread = startThread('./snapshot-thread.ts', { copy, file });
      thread.on('message', () => resolve());
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('the packing of a snapshot ended early')));
    });
  } catch (error) {
    for (const unfinished of [copy, `${file}.tmp`]) {
      rmSync(unfinished, { recursive: true, force: true });
    }
    throw error;
  }
  for (const name of superfluous(readdirSync(folder), Date.now())) {
    rmSync(path.join(folder, name), { recursive: true });
  }
  return file;
}

function checkpoint(database: Database): Promise<void> {
  const limitMilliseconds = CHECKPOINT_LIMIT_MILLISECONDS;
  return database.run('checkpoint', null, { sender: null, limitMilliseconds });
}

/**
 * Takes a snapshot now, if the newest is older than a quarter of an hour, and then after every
 * quarter of an hour in which something was written.
 * @returns what to call before the database is closed.
 */
export function keepSnapshots(
  database: Database,
  dataDir: string,
  onFailure: (error: unknown) => void,
): () => void {
  let isStopped = false;
  let held: string | null = null;
  let present = Promise.resolve();
  const take = async () => {
    const position = () =>
      database.run('position', null, {
        sender: null,
        limitMilliseconds: CHECKPOINT_LIMIT_MILLISECONDS,
      });
    if ((await position()) === held) return;
    await takeSnapshot(database, dataDir, 'routine');
    // its own checkpoint counts as a change; whatever came after it is in the next
    held = await position();
  };
  const begin = () => {
    present = present.then(take).catch((error: unknown) => {
      if (!isStopped) onFailure(error);
    });
  };
  const [newest] = listSnapshots(dataDir);
  // so that a server that restarts again and again does not push the older ones out
  if (!newest || Date.now() - takenAt(path.basename(newest)) > EVERY_MILLISECONDS) begin();
  const timer = setInterval(begin, EVERY_MILLISECONDS);
  timer.unref();
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}

/**
 * Paths of the snapshots of a data folder, newest first; those of a day still to come were taken
 * while the clock was wrong, and come last.
 */
export function listSnapshots(dataDir: string, now = Date.now()): string[] {
  const folder = path.join(dataDir, 'snapshots');
  const names = readdirOrNothing(folder).filter((name) => NAME.test(name));
  return newestFirst(names, now).map((name) => path.join(folder, name));
}

/** A snapshot's age as a person says it. */
export function sayAge(snapshot: string, now = Date.now()): string {
  const minutes = Math.round((now - takenAt(path.basename(snapshot))) / MINUTE_MILLISECONDS);
  if (minutes < 0) return 'of unknown age';
  if (minutes < 120) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} old`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours old` : `${Math.round(hours / 24)} days old`;
}

/** What to type to bring a snapshot back. */
export function restoreCommand(snapshot: string): string {
  return `npm start -- --restore ${path.relative(process.cwd(), snapshot)}`;
}

/**
 * Which files to delete: of the routine ones all but the newest 8 and the newest of each of the
 * last 7 days that have one, of those before migrations all but the newest 3, and unfinished ones.
 * Those from the future neither count nor push others out.
 */
export function superfluous(names: string[], now: number): string[] {
  const sorted = newestFirst(
    names.filter((name) => NAME.test(name)),
    now,
  );
  const days = new Set<string>();
  const counts = { routine: 0, 'before-migrations': 0, future: 0 };
  const kept = sorted.filter((name) => {
    const [, day = '', reason = 'routine'] = NAME.exec(name) ?? [];
    if (isFuture(name, now)) {
      counts.future += 1;
      return counts.future <= FUTURE_KEPT;
    }
    counts[reason as Reason] += 1;
    if (reason === 'before-migrations') return counts[reason] <= BEFORE_MIGRATIONS_KEPT;
    const isNewOfItsDay = !days.has(day) && days.size < DAYS_KEPT;
    days.add(day);
    return isNewOfItsDay || counts.routine <= NEWEST_KEPT;
  });
  return [
    ...sorted.filter((name) => !kept.includes(name)),
    ...names.filter((name) => name.endsWith('.tmp') || name.endsWith('.copy')),
  ];
}

function newestFirst(names: string[], now: number): string[] {
  const sorted = names.toSorted().reverse();
  return [
    ...sorted.filter((name) => !isFuture(name, now)),
    ...sorted.filter((name) => isFuture(name, now)),
  ];
}

function isFuture(name: string, now: number): boolean {
  return takenAt(name) > now + CLOCK_TOLERANCE_MILLISECONDS;
}

function takenAt(name: string): number {
  const stamp = name.slice(0, 'yyyy-mm-ddThhmmss.mmmZ'.length);
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
