import { constants, copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Longer than between two times that a file system tells apart. */
export const SETTLED_MILLISECONDS = 2000;

type Copied = { size: number; changedMilliseconds: number; seenMilliseconds: number };

/**
 * A copy of a folder of plain files that can be brought up to date: the first time copies
 * everything beside whoever writes to it, the second what has changed since, while they wait.
 */
export class FolderCopy {
  readonly #from: string;
  readonly #to: string;
  readonly #copied = new Map<string, Copied>();

  constructor(from: string, to: string) {
    this.#from = from;
    this.#to = to;
  }

  /** @param atOnce how many files; Node's pool of threads has four, which everybody shares. */
  async update(atOnce: number): Promise<void> {
    const entries = await readdir(this.#from, { recursive: true, withFileTypes: true });
    await mkdir(this.#to, { recursive: true, mode: 0o700 });
    const files = new Set<string>();
    for (const entry of entries) {
      const name = path.relative(this.#from, path.join(entry.parentPath, entry.name));
      if (entry.isFile()) files.add(name);
      else if (entry.isDirectory()) {
        await mkdir(path.join(this.#to, name), { recursive: true, mode: 0o700 });
      }
    }
    const next = files.values();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const name of next) await this.#copy(name);
      }),
    );
    for (const name of this.#copied.keys()) {
      if (!files.has(name)) await this.#forget(name);
    }
  }

  async #copy(name: string): Promise<void> {
    const from = path.join(this.#from, name);
    const seenMilliseconds = Date.now();
    try {
      const { size, mtimeMs: changedMilliseconds } = await stat(from);
      const known = this.#copied.get(name);
      if (known && isSame(known, { size, changedMilliseconds })) return;
      this.#copied.set(name, { size, changedMilliseconds, seenMilliseconds });
      await copyFile(from, path.join(this.#to, name), constants.COPYFILE_FICLONE);
    } catch (error) {
      // removed by whoever works in the folder
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      await this.#forget(name);
    }
  }

  async #forget(name: string): Promise<void> {
    this.#copied.delete(name);
    await rm(path.join(this.#to, name), { force: true });
  }
}

/** A file seen so shortly after its change may have been changed again at the same time. */
function isSame(known: Copied, now: Omit<Copied, 'seenMilliseconds'>): boolean {
  return (
    known.size === now.size &&
    known.changedMilliseconds === now.changedMilliseconds &&
    known.seenMilliseconds - known.changedMilliseconds > SETTLED_MILLISECONDS
  );
}
