// A thread starts without the loader of TypeScript that its process has: this brings it.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
