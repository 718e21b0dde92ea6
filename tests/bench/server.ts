/** The real server on a folder of its own, for as long as it is looked at. */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = new URL('../../', import.meta.url);
const LONGEST_START_MS = 180_000;

export type Running = { url: string; readyAfterMs: number; stop(): Promise<void> };

/** What `npm start` runs, without npm between, so that a signal reaches it. Throws with what it said if it ends. */
export async function startServer(port: number, dataDir: string): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'supabase/local/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', GINNEL_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  child.stderr.on('data', (part) => {
    said += part;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${said}`);
    if (performance.now() - began > LONGEST_START_MS) {
      await stop();
      throw new Error(`the server was not ready after ${LONGEST_START_MS} ms:\n${said}`);
    }
    await wait(50);
  }
  return { url, readyAfterMs: performance.now() - began, stop };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`);
    return response.ok && ((await response.json()) as { ok?: boolean }).ok === true;
  } catch (error) {
    // nobody listens there yet
    if (error instanceof TypeError) return false;
    throw error;
  }
}
