import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { Refusal } from './refusal.ts';

/** What stays in a folder that cannot be renamed: the lock, and what a file system itself has there. */
const STAYS = /^(lock|lost\+found|set-aside-.*)$/;

/**
 * Renames the data folder, so that the next start finds none. One that cannot be renamed, because
 * something is mounted there or the folder around it is not ours, keeps its place, and what is in
 * it goes into a folder within. To be called by whoever has the lock, which is gone with the folder.
 * @returns where everything is now; null when there was nothing.
 * @throws Refusal when neither can be done; everything is in its place then.
 */
export function setAside(dataDir: string, now = new Date()): string | null {
  // of a link the folder that it leads to, so that a new one is on the same disk
  const folder = realpathSync(dataDir);
  if (readdirSync(folder).every((name) => STAYS.test(name))) return null;
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const beside = `${folder}-set-aside-${stamp}`;
  try {
    renameSync(folder, beside);
  } catch {
    return setAsideWithin(folder, path.join(folder, `set-aside-${stamp}`));
  }
  mkdirSync(folder, { mode: 0o700 });
  rmSync(path.join(beside, 'lock'), { force: true });
  return beside;
}

function setAsideWithin(folder: string, within: string): string {
  const moved: string[] = [];
  try {
    mkdirSync(within, { mode: 0o700 });
    for (const name of readdirSync(folder)) {
      if (STAYS.test(name)) continue;
      renameSync(path.join(folder, name), path.join(within, name));
      moved.push(name);
    }
    return within;
  } catch (error) {
    for (const name of moved) renameSync(path.join(within, name), path.join(folder, name));
    if (existsSync(within)) rmdirSync(within);
    throw new Refusal(
      `The folder ${folder} cannot be set aside (${(error as NodeJS.ErrnoException).code}): rename it yourself, or choose another with GINNEL_DATA_DIR.`,
      { cause: error },
    );
  }
}
