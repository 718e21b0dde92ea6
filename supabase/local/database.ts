import type { Worker } from 'node:worker_threads';
import { type Job, type Manner, UnansweredError } from './database-job.ts';
import type { Answered, Asked, Said, ToOpen, ToPrepare } from './database-thread.ts';
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
  readonly #spare: SpareThread;
  /** What waits and may be shared. */
  readonly #shared = new Map<string, Job>();
  #thread: Thread | null = null;
  /** What the last thread has read of the schema, which the next one need not read again. */
  #schema: string | null = null;
  #ids = 0;
  #bytes = 0;
  #isHeld = false;
  #isClosed = false;
  /** Threads that ended since the last answer. */
  #endings = 0;
  #idle: (() => void) | null = null;

  private constructor(settings: Settings, onLost: (error: Error) => void) {
    this.#settings = settings;
    const { dataDir } = settings;
    this.#spare = new SpareThread('./database-thread.ts', { dataDir } satisfies ToPrepare);
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
  async run<N extends OperationName>(name: N, input: Input<N>, manner: Manner): Promise<Output<N>> {
    if (this.#isClosed) throw new UnansweredError('closed');
    const { sender, bytes = 0, signal, share } = manner;
    const waiting = share === undefined ? undefined : this.#shared.get(share);
    if (waiting) return this.#join(waiting, manner) as Promise<Output<N>>;
    if (sender !== null && (signal?.aborted || this.#isFull(sender, bytes))) {
      throw new UnansweredError(signal?.aborted ? 'gone' : 'full');
    }
    const job = this.#jobOf(name, input, manner);
    if (sender === null) this.#waiting.addFirst(job);
    else this.#waiting.add(sender, job);
    if (share !== undefined) this.#shared.set(share, job);
    this.#bytes += bytes;
    this.#hand();
    return job.answer as Promise<Output<N>>;
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
      const job = this.#jobOf('close', null, { sender: null, limitMilliseconds });
      this.#waiting.addFirst(job);
      this.#hand();
      await job.answer;
    } finally {
      this.#thread = null;
      await Promise.all([thread.worker.terminate(), this.#spare.close()]);
    }
  }

  #jobOf(name: OperationName, input: unknown, manner: Manner): Job {
    this.#ids = (this.#ids + 1) & 0x7fffffff;
    let resolve = (_output: unknown) => {};
    let reject = (_error: Error) => {};
    const answer = new Promise<unknown>((answered, failed) => {
      resolve = answered;
      reject = failed;
    });
    const { signal, sender } = manner;
    const senders = new Set(sender === null ? [] : [sender]);
    const who = { signals: [signal], senders, isTaken: false };
    return { id: this.#ids, name, input, manner, answer, resolve, reject, ...who };
  }

  #isFull(sender: string, bytes: number): boolean {
    return (
      this.#waiting.size >= MOST_WAITING ||
      this.#waiting.sizeOf(sender) >= MOST_WAITING_OF_ONE_SENDER ||
      this.#bytes + bytes > MOST_WAITING_BYTES
    );
  }

  /** Waits for what somebody else has asked already, in one's own turn if that comes earlier. */
  async #join(job: Job, { sender, signal }: Manner): Promise<unknown> {
    job.signals.push(signal);
    if (sender !== null && !job.senders.has(sender) && !this.#isFull(sender, 0)) {
      job.senders.add(sender);
      this.#waiting.add(sender, job);
    }
    try {
      return await job.answer;
    } catch (error) {
      // only who asked first has asked something that takes too long
      const isTooLong = error instanceof UnansweredError && error.kind === 'too-long';
      throw isTooLong ? new UnansweredError('failed', { cause: error }) : error;
    }
  }

  /** Hands over what the thread can take. */
  #hand(): void {
    const thread = this.#thread;
    if (thread === null || this.#isHeld) return;
    while (thread.inside.length < IN_THE_THREAD) {
      const job = this.#waiting.take();
      if (job === undefined) return;
      if (job.isTaken) continue;
      job.isTaken = true;
      const { id, name, input, manner } = job;
      if (manner.share !== undefined) this.#shared.delete(manner.share);
      this.#bytes -= manner.bytes ?? 0;
      if (job.signals.every((signal) => signal?.aborted)) {
        job.reject(new UnansweredError('gone'));
        continue;
      }
      thread.inside.push(job);
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
    for (const job of unbegun) {
      job.isTaken = false;
      this.#bytes += job.manner.bytes ?? 0;
      this.#waiting.addFirst(job);
    }
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
        } else if (said.kind === 'schema') this.#schema = said.schema;
        else this.#hear(thread, said);
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
      const { secrets, siteUrl } = this.#settings;
      worker.postMessage({ secrets, siteUrl, begun, schema: this.#schema } satisfies ToOpen);
    });
  }
}
