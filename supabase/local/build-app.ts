import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './refusal.ts';

const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

/** Whether `dist` is missing or older than what it is built from. */
export function needsBuild(root: string): boolean {
  const built = path.join(root, 'dist', 'index.html');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return SOURCES.some((name) => newestChange(path.join(root, name)) > builtAt);
}

/**
 * Builds the app beside `dist` and puts it in its place when it is whole, so that an interrupted
 * build never passes for a finished one.
 * @throws Refusal with what Vite said.
 */
export async function buildApp(root: string, signal: AbortSignal): Promise<void> {
  const startedAt = new Date();
  const unfinished = path.join(root, `dist-${process.pid}`);
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', '--outDir', unfinished, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: root, signal, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  child.stderr.on('data', (part) => {
    said += part;
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('close', resolve);
      child.on('error', reject);
    });
    if (code !== 0) throw new Refusal(`The app cannot be built:\n${said.trim()}`);
    // what changed while it was being built must make the next start build again
    utimesSync(path.join(unfinished, 'index.html'), startedAt, startedAt);
    const dist = path.join(root, 'dist');
    rmSync(dist, { recursive: true, force: true });
    renameSync(unfinished, dist);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function newestChange(file: string): number {
  if (!existsSync(file)) return 0;
  const found = statSync(file);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(
    found.mtimeMs,
    ...readdirSync(file).map((name) => newestChange(path.join(file, name))),
  );
}
