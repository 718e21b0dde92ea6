import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordMigrations, refuseOtherFolder } from './applied-migrations.ts';
import { Database } from './database.ts';
import { isDiskFull } from './health.ts';
import { type Places, readSynced } from './places-index.ts';
import { Refusal } from './refusal.ts';
import { restore } from './restore.ts';
import type { Secrets } from './secrets.ts';
import { listSnapshots, restoreCommand, sayAge, takeSnapshot } from './snapshots.ts';

const STEP_LIMIT_MILLISECONDS = 10 * 60_000;
const step = { sender: null, limitMilliseconds: STEP_LIMIT_MILLISECONDS };
/** A fresh database takes about this much, and one that runs needs room for its log of changes. */
const LEAST_ROOM_BYTES = 128 * 1024 * 1024;

type Opening = {
  dataDir: string;
  secrets: Secrets;
  siteUrl: string;
  /** The snapshot to bring back first, as a path. */
  snapshot: string | undefined;
  /** Whether whoever had the folder before ended without closing it. */
  wasLeft: boolean;
  /** The places that have a pack. */
  places: Places;
  /** Whether the database can no longer be had while the server runs. */
  onLost: (error: Error) => void;
  say: (line: string) => void;
};

/**
 * Opens the database of a folder, whatever state the folder was left in, and brings it up to the
 * migrations.
 * @throws Refusal with what to do, when it cannot be opened or cannot be trusted.
 */
export async function openFolder(opening: Opening): Promise<Database> {
  const { dataDir, snapshot, wasLeft, say } = opening;
  const pg = path.join(dataDir, 'pg');
  const startedAt = new Date();
  refuseWithoutRoom(dataDir);
  forgetUnfinished(dataDir, say);
  const undo = snapshot === undefined ? null : await restore(dataDir, snapshot);
  const isThere = existsSync(path.join(pg, 'PG_VERSION'));
  const [newest] = listSnapshots(dataDir);
  if (!isThere && newest) {
    throw new Refusal(
      `The database folder ${pg} is missing or damaged: ${fallBackOn(newest)}, or delete ${path.dirname(newest)} to start empty.`,
    );
  }
  if (isThere) {
    refuseOtherFolder(
      pg,
      `database in ${pg}`,
      'begin anew with "npm start -- --set-aside", which renames the folder and loses nothing of it',
    );
  } else {
    writeFileSync(unfinishedMark(dataDir), '', { mode: 0o600 });
  }
  try {
    const database = await open(opening);
    try {
      if (isThere && wasLeft && !undo) await check(database, dataDir, say);
      if (await database.run('hasMigrationsToCome', null, step)) {
        await takeSnapshot(database, dataDir, 'before-migrations');
      }
      recordMigrations(pg, await database.run('migrate', null, step));
      await syncPlaces(database, opening);
      const swept = await database.run('sweepStorage', startedAt, step);
      if (swept !== null) say(swept);
    } catch (error) {
      await database.close(STEP_LIMIT_MILLISECONDS);
      throw error;
    }
    return database;
  } catch (error) {
    undo?.();
    throw isDiskFull(error) ? noRoom(dataDir) : error;
  }
}

/** To be called when a first start has made everything that it makes. */
export function finishFolder(dataDir: string): void {
  rmSync(unfinishedMark(dataDir), { force: true });
}

async function open({ dataDir, secrets, siteUrl, onLost }: Opening): Promise<Database> {
  try {
    return await Database.open({ dataDir, secrets, siteUrl }, onLost);
  } catch (error) {
    if (isDiskFull(error)) throw error;
    const pg = path.join(dataDir, 'pg');
    const [newest] = listSnapshots(dataDir);
    throw new Refusal(
      newest
        ? `The database in ${pg} cannot be opened: ${fallBackOn(newest)}.`
        : `The database in ${pg} cannot be opened and there is no snapshot of it: delete ${dataDir} to start empty.`,
      { cause: error },
    );
  }
}

async function syncPlaces(database: Database, { places, say }: Opening): Promise<void> {
  const answer = await database.run('syncPlaces', places.list, step);
  const { gone, returned } = readSynced(answer, places.index);
  if (gone.length > 0)
    say(`There is no pack for ${gone.join(', ')}: what was written there can only be read.`);
  if (returned.length > 0) say(`There is a pack for ${returned.join(', ')} again.`);
}

async function check(database: Database, dataDir: string, say: (line: string) => void) {
  say('Ginnel was not stopped cleanly: checking the database ...');
  // a database that cannot even be read ends its thread
  const fault = await database
    .run('checkDatabase', null, step)
    .catch(() => 'what it reads while it is checked');
  if (fault === null) return;
  const [newest] = listSnapshots(dataDir);
  throw new Refusal(
    newest
      ? `The database in ${path.join(dataDir, 'pg')} is damaged (${fault}): ${fallBackOn(newest)}. What was written after it is lost.`
      : `The database in ${path.join(dataDir, 'pg')} is damaged (${fault}) and there is no snapshot of it: keep a copy of ${dataDir} for somebody who can mend it, or delete it to start empty.`,
  );
}

function fallBackOn(snapshot: string): string {
  return `bring back the newest snapshot, ${sayAge(snapshot)}, with "${restoreCommand(snapshot)}"`;
}

/** A first start that was killed has left nothing that anybody wrote: the next begins again. */
function forgetUnfinished(dataDir: string, say: (line: string) => void): void {
  if (!existsSync(unfinishedMark(dataDir))) return;
  say('The first start was interrupted before anything was written: it begins again.');
  rmSync(path.join(dataDir, 'pg'), { recursive: true, force: true });
}

function unfinishedMark(dataDir: string): string {
  return path.join(dataDir, 'pg-unfinished');
}

function refuseWithoutRoom(dataDir: string): void {
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < LEAST_ROOM_BYTES) throw noRoom(dataDir);
}

function noRoom(dataDir: string): Refusal {
  return new Refusal(
    `The disk of ${dataDir} is full: Ginnel needs at least 128 MB of room there. Make room, then start again; nothing is lost.`,
  );
}
