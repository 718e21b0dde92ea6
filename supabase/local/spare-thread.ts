import type { Worker } from 'node:worker_threads';
import { startThread } from './start-thread.ts';

/**
 * A thread that has all its code loaded and waits for its first message, so that whoever needs one
 * at once does not wait for that too: it takes as long as opening the database.
 */
export class SpareThread {
  readonly #module: `./${string}.ts`;
  #spare: Worker | null = null;

  constructor(module: `./${string}.ts`) {
    this.#module = module;
    this.refill();
  }

  take(): Worker {
    const taken = this.#spare ?? startThread(this.#module, null);
    this.#spare = null;
    taken.removeAllListeners('error');
    taken.ref();
    return taken;
  }

  /** To be called when whoever took the last one has done its heaviest work. */
  refill(): void {
    if (this.#spare !== null) return;
    const spare = startThread(this.#module, null);
    // whoever takes the next one starts it, and hears what is wrong
    spare.on('error', () => {
      if (this.#spare === spare) this.#spare = null;
    });
    // nothing to keep a process alive for
    spare.unref();
    this.#spare = spare;
  }

  async close(): Promise<void> {
    await this.#spare?.terminate();
    this.#spare = null;
  }
}
