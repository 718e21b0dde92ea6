import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { create } from 'tar';

/** A copy of a database folder, and the file that it becomes. */
export type Packing = { copy: string; file: string };

if (parentPort === null) throw new Error('this module runs in a thread');
const { copy, file } = workerData.data as Packing;
// packing takes seconds and nobody waits for it; without `sync` it would be done by the pool of
// threads that everybody shares
setPriority(0, 19);

const unfinished = `${file}.tmp`;
create({ file: unfinished, cwd: copy, gzip: true, sync: true, mode: 0o600 }, ['.']);
// PGlite does not wait for the disk, so that a power cut may ruin its folder; this file is on it
sync(unfinished);
renameSync(unfinished, file);
sync(path.dirname(file));
rmSync(copy, { recursive: true, force: true });
parentPort.postMessage('packed');

function sync(name: string): void {
  const handle = openSync(name, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
