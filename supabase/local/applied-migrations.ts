import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { Refusal } from './refusal.ts';

/** The migrations, as an absolute path: whatever folder the process was started in. */
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** One file of the migrations; `hash` is that of its text. */
export type Migration = { file: string; version: string; name: string; sql: string; hash: string };
/** The hash of each migration that a database has had, by file; null where its text is not known. */
export type Applied = { [file: string]: string | null };

const recordSchema = v.object({
  /** The version of Ginnel that last opened the database, and so can open it. */
  release: v.string(),
  migrations: v.record(v.string(), v.nullable(v.string())),
});

/** The version of Ginnel that is running. */
const RELEASE = v.parse(
  v.object({ version: v.string() }),
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
).version;
/** The last version that kept no record, and whose migrations are not these. */
const RELEASE_WITHOUT_RECORD = '0.1.0';
/** In the database's own folder, so that each copy of it has it too. Postgres does not look at it. */
const RECORD = 'ginnel-migrations.json';

/** The SHA-256 of a migration's text, the same on a machine that ends its lines with CR and LF. */
export function hashOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

/** The migrations of a folder in the order in which they are applied. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const [, version, name] = file.match(/^(\d{14})_(.+)\.sql$/) ?? [];
      if (version === undefined || name === undefined) return [];
      const sql = readFileSync(path.join(folder, file), 'utf8');
      return [{ file, version, name, sql, hash: hashOf(sql) }];
    });
}

/**
 * Refuses a database that has had a migration which is not here, or is here with another text.
 * @param which names the database, to follow "The".
 * @param release the version of Ginnel that can open it, where that is known.
 * @param otherWay what else may be done, to follow "or".
 * @throws Refusal in one sentence, which names the first such migration.
 */
export function refuseOtherMigrations(
  applied: Applied,
  present: Migration[],
  { which, release, otherWay }: { which: string; release: string | null; otherWay: string },
): void {
  const hashes = new Map(present.map(({ file, hash }) => [file, hash]));
  const wayBack =
    release === null || release === RELEASE
      ? 'put the file back as it was'
      : `open it with version ${release} of Ginnel`;
  for (const [file, hash] of Object.entries(applied).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const now = hashes.get(file);
    const fault =
      now === undefined
        ? `the migration ${file}, which is not here`
        : hash !== null && hash !== now && `another text of the migration ${file} than is here`;
    if (!fault) continue;
    throw new Refusal(
      `The ${which} was made with ${fault}, and is left as it is: ${wayBack}, or ${otherWay}.`,
    );
  }
}

/**
 * Refuses the folder of a cluster that was made with other migrations, by its record alone: nothing
 * in the folder is opened, for opening a database changes its files.
 * @param pg the folder of the cluster.
 * @throws Refusal in one sentence.
 */
export function refuseOtherFolder(pg: string, which: string, otherWay: string): void {
  const file = path.join(pg, RECORD);
  if (!existsSync(file)) {
    throw new Refusal(
      `The ${which} was made by version ${RELEASE_WITHOUT_RECORD} of Ginnel, and is left as it is: open it with that version, or ${otherWay}.`,
    );
  }
  const record = v.safeParse(recordSchema, parseJson(readFileSync(file, 'utf8')));
  // the database knows its migrations itself, and is asked when they are applied
  if (!record.success) return;
  const { release, migrations } = record.output;
  const present = readMigrations(migrationsFolder);
  refuseOtherMigrations(migrations, present, { which, release, otherWay });
}

/** Writes what `refuseOtherFolder` reads; on the disk when this ends. */
export function recordMigrations(pg: string, migrations: Applied): void {
  const file = path.join(pg, RECORD);
  const text = `${JSON.stringify({ release: RELEASE, migrations }, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  const unfinished = `${file}.tmp`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  sync(unfinished);
  renameSync(unfinished, file);
  sync(pg);
}

function sync(name: string): void {
  const handle = openSync(name, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // cut short, like any other wrong shape
    return null;
  }
}
