import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './refusal.ts';

/**
 * Sets the present database aside and hands over the snapshot that takes its place.
 * @returns the snapshot's bytes, and how to go back when it turns out to be unreadable.
 * @throws Refusal when there is no such file.
 */
export function restore(dataDir: string, snapshot: string): { bytes: Blob; undo: () => void } {
  const file = path.resolve(snapshot);
  if (!existsSync(file)) {
    throw new Refusal(
      `There is no snapshot ${file}: they are in ${path.join(dataDir, 'snapshots')}.`,
    );
  }
  const bytes = new Blob([readFileSync(file)], { type: 'application/x-gzip' });
  const folder = path.join(dataDir, 'pg');
  const aside = `${folder}-before-restore-${new Date().toISOString().replaceAll(':', '')}`;
  const wasThere = existsSync(folder);
  if (wasThere) renameSync(folder, aside);
  return {
    bytes,
    undo: () => {
      rmSync(folder, { recursive: true, force: true });
      if (wasThere) renameSync(aside, folder);
    },
  };
}
