import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import bcrypt from 'bcryptjs';

/** To the thread: a password, and the hash it may be that of or null where one is to be made. */
export type AskedPassword = { password: string; hash: string | null };

if (parentPort === null) throw new Error('this module runs in a thread');
const port = parentPort;
const { cost } = workerData.data as { cost: number };
// Linux counts this for the calling thread alone: whoever reads goes before whoever signs in
setPriority(0, 19);

port.on('message', ({ password, hash }: AskedPassword) => {
  port.postMessage(
    hash === null ? bcrypt.hashSync(password, cost) : bcrypt.compareSync(password, hash),
  );
});
