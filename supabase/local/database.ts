import type { Worker } from 'node:worker_threads';
import type { Answered, Asked, Said, ToOpen } from './database-thread.ts';
import { FairQueue } from './fair-queue.ts';
import type { Input, OperationName, Output } from './operations.ts';
import type { Secrets } from './secrets.ts';
import { SpareThread } from './spare-thread.ts';
import { uncarry } from './thread-error.ts';

/** Opening makes the database on the first start, on a slow machine in half a minute. */
const OPEN_LIMIT_MILLISECONDS = 180_000;
/** One runs, one lies ready, so that the thread never waits for the post. */
const IN_THE_THREAD = 2;
/** So many in a row without one answer between them, and the server gives up. */
const MOST_ENDINGS = 5;
const MOST_WAITING = 2000;
const MOST_WAITING_OF_ONE_SENDER = 500;
const MOST_WAITING_BYTES = 64 * 1024 * 1024;

/** Why something asked of the database has no answer. */
export class UnansweredError extends Error {
  override name = 'UnansweredError';
  /**
   * `too-long`: it was stopped at its limit. `failed`: the thread ended under it. `full`: too many
   * wait. `gone`: whoever asked has left. `closed`: the server is stopping.
   */
  readonly kind: 'too-long' | 'failed' | 'full' | 'gone' | 'closed';

  constructor(kind: UnansweredError['kind'], options?: ErrorOptions) {
    super(`the database did not answer: ${kind}`, options);
    this.kind = kind;
  }
}

/** How something is asked. */
export type Manner = {
  /** Who asks, for taking turns; null is the server itself, which goes first. */
  sender: string | null;
  /** How long it may run, its waiting not counted. */
  limitMilliseconds: number;
  /** Bytes it holds while it waits. */
  bytes?: number;
  /** Whether it changes nothing, so that it may be asked again. */
  isRead?: boolean;
  /** Aborted when nobody wants the answer any more. */
  signal?: AbortSignal;
};

type Job = {
  id: number;
  name: OperationName;
  input: unknown;
  manner: Manner;
  resolve: (output: unknown) => void;
  reject: (error: Error) => void;
};
type Thread = { worker: Worker; begun: Int32Array; inside: Job[]; timer: NodeJS.Timeout | null };
type Settings = { dataDir: string; secrets: Secrets; siteUrl: string };

/**
 * The database, in a thread of its own: a statement that runs for ever freezes neither the pages
 * nor the health check, and is ended by ending its thread, which is the only way. What was
 * acknowledged is in the folder's files, which a new thread opens in about a second.
 */
export class Database {
  readonly #settings: Settings;
  readonly #onLost: (error: Error) => void;
  readonly #waiting = new FairQueue<Job>();
  readonly #spare = new SpareThread('./database-thread.ts');
  #thread: Thread | null = null;
  #ids = 0;
  #bytes = 0;
  #isHeld = false;
  #isClosed = false;
  /** Threads that ended since the last answer. */
  #endings = 0;
  #idle: (() => void) | null = null;

  private constructor(settings: Settings, onLost: (error: Error) => void) {
    this.#settings = settings;
    this.#onLost = onLost;
  }

  /**
   * @param onLost called when the folder cannot be opened again after its thread was ended.
   * @throws what the thread said when it cannot be opened at all.
   */
  static async open(settings: Settings, onLost: (error: Error) => void): Promise<Database> {
    const database = new Database(settings, onLost);
    database.#thread = await database.#startThread();
    return database;
  }

  /** @throws UnansweredError, or what the operation threw. */
  run<N extends OperationName>(name: N, input: Input<N>, manner: Manner): Promise<Output<N>> {
    const { sender, bytes = 0, signal } = manner;
    return new Promise<Output<N>>((resolve, reject) => {
      if (this.#isClosed) return reject(new UnansweredError('closed'));
      this.#ids = (this.#ids + 1) & 0x7fffffff;
      const job: Job = {
        id: this.#ids,
        name,
        input,
        manner,
        resolve: resolve as (output: unknown) => void,
        reject,
      };
      if (sender === null) this.#waiting.addFirst(job);
      else if (
        signal?.aborted ||
        this.#waiting.size >= MOST_WAITING ||
        this.#waiting.sizeOf(sender) >= MOST_WAITING_OF_ONE_SENDER ||
        this.#bytes + bytes > MOST_WAITING_BYTES
      ) {
        return reject(new UnansweredError(signal?.aborted ? 'gone' : 'full'));
      } else this.#waiting.add(sender, job);
      this.#bytes += bytes;
      this.#hand();
    });
  }

  /** Runs `work` while nothing is asked of the database, after what is being answered. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isHeld) throw new Error('the database is held already');
    this.#isHeld = true;
    try {
      if (this.#thread === null || this.#thread.inside.length > 0) {
        await new Promise<void>((resolve) => {
          this.#idle = resolve;
        });
      }
      return await work();
    } finally {
      this.#isHeld = false;
      this.#hand();
    }
  }

  /** Ends the database cleanly; what still waits is not answered. */
  async close(limitMilliseconds: number): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#waiting.drain()) job.reject(new UnansweredError('closed'));
    const thread = this.#thread;
    if (thread === null) return;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#waiting.addFirst({
          id: 0x7fffffff,
          name: 'close',
          input: null,
          manner: { sender: null, limitMilliseconds },
          resolve: () => resolve(),
          reject,
        });
        this.#hand();
      });
    } finally {
      this.#thread = null;
      await Promise.all([thread.worker.terminate(), this.#spare.close()]);
    }
  }

  /** Hands over what the thread can take. */
  #hand(): void {
    const thread = this.#thread;
    if (thread === null || this.#isHeld) return;
    while (thread.inside.length < IN_THE_THREAD) {
      const job = this.#waiting.take();
      if (job === undefined) return;
      this.#bytes -= job.manner.bytes ?? 0;
      if (job.manner.signal?.aborted) {
        job.reject(new UnansweredError('gone'));
        continue;
      }
      thread.inside.push(job);
      const { id, name, input } = job;
      thread.worker.postMessage({ id, name, input } satisfies Asked);
      if (thread.inside.length === 1) this.#watch(thread);
    }
  }

  /** Gives the first job its time. */
  #watch(thread: Thread): void {
    if (thread.timer) clearTimeout(thread.timer);
    const [first] = thread.inside;
    thread.timer = first
      ? setTimeout(() => this.#end(thread, 'too-long'), first.manner.limitMilliseconds)
      : null;
  }

  #hear(thread: Thread, said: Answered): void {
    if (this.#thread !== thread) return;
    this.#endings = 0;
    const job = thread.inside.shift();
    if (job?.id !== said.id) throw new Error(`answer ${said.id} to question ${job?.id}`);
    if (said.kind === 'done') job.resolve(said.output);
    else job.reject(uncarry(said.error));
    if (said.isBroken) {
      this.#end(thread, 'failed');
      return;
    }
    this.#watch(thread);
    if (thread.inside.length === 0) this.#sayIdle();
    this.#hand();
  }

  #sayIdle(): void {
    this.#idle?.();
    this.#idle = null;
  }

  /** Ends a thread and whoever it was working for, and opens the folder again in a new one. */
  #end(thread: Thread, kind: 'too-long' | 'failed'): void {
    if (this.#thread !== thread) return;
    this.#thread = null;
    if (thread.timer) clearTimeout(thread.timer);
    void this.#reopen(thread, kind);
  }

  async #reopen(ended: Thread, kind: 'too-long' | 'failed'): Promise<void> {
    await ended.worker.terminate();
    const begun = Atomics.load(ended.begun, 0);
    const last = ended.inside.findIndex(({ id }) => id === begun);
    const unbegun = ended.inside.splice(last + 1);
    const [first, ...others] = ended.inside;
    // the first was at work; one more may have begun while the answer before it was on its way
    first?.reject(new UnansweredError(kind));
    for (const job of others) {
      if (job.manner.isRead) unbegun.unshift(job);
      else job.reject(new UnansweredError('failed'));
    }
    for (const job of unbegun) this.#waiting.addFirst(job);
    if (this.#isClosed) return;
    try {
      this.#endings += 1;
      if (this.#endings > MOST_ENDINGS) throw new Error('the database ends again and again');
      this.#thread = await this.#startThread();
    } catch (error) {
      for (const job of this.#waiting.drain()) job.reject(new UnansweredError('closed'));
      this.#onLost(error as Error);
      return;
    }
    this.#sayIdle();
    this.#hand();
  }

  #startThread(): Promise<Thread> {
    const begun = new Int32Array(new SharedArrayBuffer(4));
    Atomics.store(begun, 0, -1);
    const worker = this.#spare.take();
    const thread: Thread = { worker, begun, inside: [], timer: null };
    return new Promise<Thread>((resolve, reject) => {
      const late = setTimeout(() => {
        void worker.terminate();
        reject(new Error(`the database was not open after ${OPEN_LIMIT_MILLISECONDS} ms`));
      }, OPEN_LIMIT_MILLISECONDS);
      const opened = (act: () => void) => {
        clearTimeout(late);
        act();
      };
      worker.on('message', (said: Said) => {
        if (said.kind === 'ready') {
          opened(() => resolve(thread));
          this.#spare.refill();
        } else if (said.kind === 'unopened') {
          opened(() => reject(uncarry(said.error)));
          void worker.terminate();
        } else this.#hear(thread, said);
      });
      worker.on('error', (error) => {
        opened(() => reject(error));
        console.error('database thread failed:', error);
        this.#end(thread, 'failed');
      });
      worker.on('exit', () => {
        opened(() => reject(new Error('the thread of the database ended while it opened')));
        this.#end(thread, 'failed');
      });
      worker.postMessage({ ...this.#settings, begun } satisfies ToOpen);
    });
  }
}
