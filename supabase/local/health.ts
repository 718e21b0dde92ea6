import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from './database.ts';

export type Health = { ok: true } | { ok: false; message: string };

const REMEMBERED_MILLISECONDS = 2000;
const LIMIT_MILLISECONDS = 5000;
/** A file system may still have room for a name when it has none for words. */
const PROBE = Buffer.alloc(64 * 1024, 1);

/** Asks the database and the disk how they are; whoever asks within 2 s hears the same. */
export class HealthCheck {
  readonly #database: Database;
  readonly #dataDir: string;
  #last: { answer: Promise<Health>; at: number } | null = null;

  constructor(database: Database, dataDir: string) {
    this.#database = database;
    this.#dataDir = dataDir;
  }

  ask(): Promise<Health> {
    if (this.#last === null || performance.now() - this.#last.at > REMEMBERED_MILLISECONDS) {
      this.#last = { answer: this.#check(), at: performance.now() };
    }
    return this.#last.answer;
  }

  async #check(): Promise<Health> {
    const [database, disk] = await Promise.all([this.#askDatabase(), this.#askDisk()]);
    const message = database ?? disk;
    return message === null ? { ok: true } : { ok: false, message };
  }

  async #askDatabase(): Promise<string | null> {
    const fault = 'The database does not answer.';
    let timer: NodeJS.Timeout | undefined;
    try {
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), LIMIT_MILLISECONDS);
      });
      const ping = this.#database.run('ping', randomUUID(), {
        sender: null,
        limitMilliseconds: LIMIT_MILLISECONDS,
        isRead: true,
      });
      return (await Promise.race([ping, late])) ? null : fault;
    } catch (error) {
      console.error('health check failed:', error);
      return fault;
    } finally {
      clearTimeout(timer);
    }
  }

  async #askDisk(): Promise<string | null> {
    const file = path.join(this.#dataDir, `health-${process.pid}`);
    try {
      const handle = await open(file, 'w', 0o600);
      try {
        await handle.writeFile(PROBE);
        await handle.sync();
      } finally {
        await handle.close();
        await rm(file, { force: true });
      }
      return null;
    } catch (error) {
      console.error('health check failed:', error);
      return isDiskFull(error) ? 'The disk is full.' : 'The data folder cannot be written.';
    }
  }
}

/** Whether there was no room, as the system or Postgres says it. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    code === '53100' ||
    /no space left on device/i.test(error.message)
  );
}
