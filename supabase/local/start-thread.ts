import { Worker } from 'node:worker_threads';

/** Starts a module of this folder in a thread of its own; `data` is its `workerData.data`. */
export function startThread(module: `./${string}.ts`, data: unknown): Worker {
  return new Worker(new URL('./thread.mjs', import.meta.url), {
    workerData: { module, data },
    // the process's own flags load TypeScript in a way that threads do not take over
    execArgv: [],
  });
}
