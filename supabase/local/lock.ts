import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { Refusal } from './refusal.ts';

const holderSchema = v.object({
  pid: v.number(),
  host: v.string(),
  /** Start of the process in clock ticks since boot: tells a reused pid apart (Linux only). */
  startedAtTicks: v.nullable(v.string()),
});
type Holder = v.InferOutput<typeof holderSchema>;

/**
 * Takes the data folder for this process. PGlite itself lets two processes open one folder, which
 * ruins it, so this file is what keeps them apart.
 * @returns a function that gives the folder back, and whether whoever had it before ended without
 *   giving it back.
 * @throws Refusal when another process holds the folder.
 */
export async function takeLock(dataDir: string): Promise<{ unlock: () => void; wasLeft: boolean }> {
  const file = path.join(dataDir, 'lock');
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    startedAtTicks: startedAtTicks(process.pid),
  };
  const text = JSON.stringify(mine);
  let wasLeft = false;
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    refuseIfHeld(file, dataDir);
    await takeOver(file, text, dataDir);
    wasLeft = true;
  }
  return {
    unlock: () => {
      if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
    },
    wasLeft,
  };
}

function refuseIfHeld(file: string, dataDir: string): void {
  const holder = readHolder(file);
  if (holder === null) return;
  if (holder.host !== hostname()) {
    throw new Refusal(
      `The folder ${dataDir} is in use on the machine ${holder.host}: stop Ginnel there, or delete ${file} if that machine is gone.`,
    );
  }
  if (holder.pid !== process.pid && isRunning(holder)) {
    throw new Refusal(
      `Ginnel already runs on the folder ${dataDir} (process ${holder.pid}): stop it first, or choose another folder with GINNEL_DATA_DIR.`,
    );
  }
}

/** Two starts may find the same stale lock at once; the one whose text stays keeps the folder. */
async function takeOver(file: string, text: string, dataDir: string): Promise<void> {
  const candidate = `${file}.${process.pid}`;
  writeFileSync(candidate, text, { mode: 0o600 });
  renameSync(candidate, file);
  await new Promise((resolve) => setTimeout(resolve, 200));
  if (readHolder(file)?.pid !== process.pid) refuseIfHeld(file, dataDir);
}

function readHolder(file: string): Holder | null {
  try {
    const parsed = v.safeParse(holderSchema, JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    // a lock cut short by a power failure names nobody, and nobody can hold it
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') {
      return null;
    }
    throw error;
  }
}

function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.startedAtTicks === null || startedAtTicks(holder.pid) === holder.startedAtTicks;
}

/** Field 22 of /proc/<pid>/stat (proc(5)), counted after the command's closing bracket. */
function startedAtTicks(pid: number): string | null {
  if (process.platform !== 'linux') return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    // the process ended between two calls, or /proc is not mounted: its pid alone must do
    return null;
  }
}
