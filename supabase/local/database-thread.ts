import { parentPort, workerData } from 'node:worker_threads';
import { openBackend, prepareConnection, warmUp } from './backend.ts';
import type { OperationName, Operations } from './operations.ts';
import { operationsOf } from './operations.ts';
import { quietConsole } from './quiet-console.ts';
import type { Secrets } from './secrets.ts';
import { type Carried, carry } from './thread-error.ts';

/** What the thread prepares for, the `data` of its start. */
export type ToPrepare = { dataDir: string };
/**
 * The first message to the thread: from now on the folder is its own. `begun` tells, also after its
 * end, which job it has begun; `schema` is what the thread before it has read of the schema.
 */
export type ToOpen = {
  secrets: Secrets;
  siteUrl: string;
  begun: Int32Array;
  schema: string | null;
};
/** To the thread: one thing to do. */
export type Asked = { id: number; name: OperationName; input: unknown };
/** From the thread. Broken: the driver may be out of step, and nothing more will be done. */
export type Answered = { id: number; isBroken: boolean } & (
  | { kind: 'done'; output: unknown }
  | { kind: 'failed'; error: Carried }
);
/** `schema`: what is read of it now, or null when that holds no longer. */
export type Said =
  | { kind: 'ready' }
  | { kind: 'unopened'; error: Carried }
  | { kind: 'schema'; schema: string | null }
  | Answered;

if (parentPort === null) throw new Error('this module runs in a thread');
const port = parentPort;
quietConsole();
const say = (said: Said, transfer: ArrayBuffer[] = []) => port.postMessage(said, transfer);

const { dataDir } = workerData.data as ToPrepare;
const told = new Promise<ToOpen>((resolve) => {
  port.once('message', resolve);
});
const connection = prepareConnection(dataDir, told, {
  get: async () => (await told).schema ?? undefined,
  set: async (_, schema) => say({ kind: 'schema', schema }),
  delete: async () => say({ kind: 'schema', schema: null }),
});
// Node loads what is behind these at their first use
void new Response(new Request('http://localhost/').body);
void told.then(open);

async function open({ secrets, siteUrl, begun }: ToOpen): Promise<void> {
  try {
    const backend = await openBackend(dataDir, secrets, siteUrl, await connection);
    await warmUp(backend, secrets.publishableKey);
    const operations = operationsOf(backend, dataDir, secrets.publishableKey);
    // one after the other, in the order in which they come
    let last: Promise<void> = Promise.resolve();
    port.on('message', (asked: Asked) => {
      last = last.then(async () => {
        if (backend.connection.isBroken) return;
        Atomics.store(begun, 0, asked.id);
        await perform(operations, asked, () => backend.connection.isBroken);
      });
    });
    say({ kind: 'ready' });
  } catch (error) {
    say({ kind: 'unopened', error: carry(error) });
  }
}

async function perform(
  operations: Operations,
  { id, name, input }: Asked,
  isBroken: () => boolean,
): Promise<void> {
  try {
    const output = await operations[name](input as never);
    const body = (output as { body?: unknown } | null | undefined)?.body;
    say(
      { kind: 'done', id, output, isBroken: isBroken() },
      body instanceof ArrayBuffer ? [body] : [],
    );
  } catch (error) {
    say({ kind: 'failed', id, error: carry(error), isBroken: isBroken() });
  }
}
