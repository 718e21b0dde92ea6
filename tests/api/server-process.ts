import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

export type ServerProcess = {
  url: string;
  port: number;
  dataDir: string;
  child: ChildProcess;
  /** Everything it has written so far, both streams. */
  output: () => string;
  /** Resolves with the exit code, null when a signal killed it. */
  exited: Promise<number | null>;
};
type Options = {
  dataDir?: string;
  port?: number;
  env?: Record<string, string>;
  args?: string[];
};

export function makeDataDir(): string {
  return mkdtempSync(path.join(tmpdir(), 'ginnel-api-'));
}

/** Starts the real server as `npm start` does, without waiting for it. */
export async function spawnServer(options: Options = {}): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? makeDataDir();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'supabase/local/start.ts', ...(options.args ?? [])],
    {
      env: { ...process.env, PORT: String(port), GINNEL_DATA_DIR: dataDir, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      said += part;
    });
  }
  const exited = new Promise<number | null>((resolve) => {
    child.on('close', (code) => resolve(code));
  });
  return { url: `http://127.0.0.1:${port}`, port, dataDir, child, output: () => said, exited };
}

/** Starts the server and waits until it says that it is ready. */
export async function startServer(options: Options = {}): Promise<ServerProcess> {
  const server = await spawnServer(options);
  while (!server.output().includes('Ginnel is ready at')) {
    if (server.child.exitCode !== null) throw new Error(`the server ended:\n${server.output()}`);
    await wait(50);
  }
  return server;
}

/** Ends the server with a signal and gives its exit code. */
export async function stopServer(
  server: ServerProcess,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<number | null> {
  server.child.kill(signal);
  return server.exited;
}

/** Starts a server that is expected to refuse, and gives what it said and its exit code. */
export async function refusedStart(
  options: Options,
): Promise<{ code: number | null; said: string }> {
  const server = await spawnServer(options);
  const code = await server.exited;
  return { code, said: server.output() };
}

export function readSecrets(dataDir: string): {
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
} {
  return JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8'));
}
