import type { Worker } from 'node:worker_threads';
import { startThread } from './start-thread.ts';

/**
 * A thread that has prepared itself and waits for its first message, so that whoever needs one at
 * once does not wait for that too.
 */
export class SpareThread {
  readonly #module: `./${string}.ts`;
  readonly #data: unknown;
  #spare: Worker | null = null;

  /** @param data what the module prepares itself with. */
  constructor(module: `./${string}.ts`, data: unknown) {
    this.#module = module;
    this.#data = data;
    this.refill();
  }

  take(): Worker {
    const taken = this.#spare ?? startThread(this.#module, this.#data);
    this.#spare = null;
    taken.removeAllListeners('error');
    taken.ref();
    return taken;
  }

  /** To be called when whoever took the last one has done its heaviest work. */
  refill(): void {
    if (this.#spare !== null) return;
    const spare = startThread(this.#module, this.#data);
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
