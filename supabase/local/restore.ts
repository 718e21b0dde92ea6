import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { extract } from 'tar';
import { refuseOtherFolder } from './applied-migrations.ts';
import { Refusal } from './refusal.ts';

/**
 * Sets the present database aside and unpacks the snapshot in its place.
 * @returns how to go back when the database turns out to be unreadable.
 * @throws Refusal when there is no such file, it is no snapshot, or one of other migrations; nothing
 *   has changed then.
 */
export async function restore(dataDir: string, snapshot: string): Promise<() => void> {
  const file = path.resolve(snapshot);
  if (!existsSync(file)) {
    throw new Refusal(
      `There is no snapshot ${file}: they are in ${path.join(dataDir, 'snapshots')}.`,
    );
  }
  const folder = path.join(dataDir, 'pg');
  const unpacked = path.join(dataDir, 'pg-unpacked');
  rmSync(unpacked, { recursive: true, force: true });
  try {
    mkdirSync(unpacked, { mode: 0o700 });
    await extract({ file, cwd: unpacked, strict: true });
    if (!existsSync(path.join(unpacked, 'PG_VERSION'))) throw new Error('no database is in it');
  } catch (error) {
    rmSync(unpacked, { recursive: true, force: true });
    throw new Refusal(`${file} is no whole snapshot: choose another.`, { cause: error });
  }
  try {
    refuseOtherFolder(unpacked, `snapshot ${file}`, 'choose another snapshot');
  } catch (error) {
    rmSync(unpacked, { recursive: true, force: true });
    throw error;
  }
  const aside = `${folder}-before-restore-${new Date().toISOString().replaceAll(':', '')}`;
  const wasThere = existsSync(folder);
  if (wasThere) renameSync(folder, aside);
  renameSync(unpacked, folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
    if (wasThere) renameSync(aside, folder);
  };
}
