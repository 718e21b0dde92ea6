import type { Worker } from 'node:worker_threads';
import type { AskedPassword } from './password-thread.ts';
import { startThread } from './start-thread.ts';

/** As GoTrue's. */
const COST = 10;
const THREADS = 2;
const MOST_WAITING = 10;

type Job = {
  asked: AskedPassword;
  resolve: (answer: string | boolean) => void;
  reject: (error: Error) => void;
};

/** More passwords wait to be hashed than this server takes. */
export class PasswordsBusyError extends Error {
  override name = 'PasswordsBusyError';
}

/** Hashes and compares passwords, two at a time, in threads that have nothing else to do. */
export class Passwords {
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: Job[] = [];
  readonly #unknown: Promise<string>;

  constructor() {
    for (let i = 0; i < THREADS; i += 1) this.#start();
    this.#unknown = this.hash('of an account that is not there');
    // whoever compares first hears of a failure
    this.#unknown.catch(() => {});
  }

  /** @throws PasswordsBusyError */
  async hash(password: string): Promise<string> {
    return String(await this.#ask({ password, hash: null }));
  }

  /**
   * Whether `hash` is that of the password. Null takes just as long and is never right, so that
   * nobody learns from the clock which accounts there are.
   * @throws PasswordsBusyError
   */
  async matches(password: string, hash: string | null): Promise<boolean> {
    const matches = await this.#ask({ password, hash: hash ?? (await this.#unknown) });
    return matches === true && hash !== null;
  }

  async close(): Promise<void> {
    const all = [...this.#all];
    this.#all.clear();
    await Promise.all(all.map((worker) => worker.terminate()));
  }

  #ask(asked: AskedPassword): Promise<string | boolean> {
    return new Promise((resolve, reject) => {
      if (this.#idle.length === 0 && this.#waiting.length >= MOST_WAITING) {
        return reject(new PasswordsBusyError());
      }
      this.#waiting.push({ asked, resolve, reject });
      this.#hand();
    });
  }

  #hand(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop();
      if (worker === undefined) return;
      const job = this.#waiting.shift() as Job;
      const settle = (act: () => void) => {
        worker.off('message', done);
        worker.off('error', failed);
        act();
      };
      const done = (answer: string | boolean) => {
        settle(() => job.resolve(answer));
        this.#idle.push(worker);
        this.#hand();
      };
      const failed = (error: Error) => {
        settle(() => job.reject(error));
        this.#all.delete(worker);
        this.#start();
        this.#hand();
      };
      worker.on('message', done);
      worker.on('error', failed);
      worker.postMessage(job.asked);
    }
  }

  #start(): void {
    const worker = startThread('./password-thread.ts', { cost: COST });
    // a thread that waits for work keeps no process alive
    worker.unref();
    this.#all.add(worker);
    this.#idle.push(worker);
  }
}
