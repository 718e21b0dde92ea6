import type { RequestListener, Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Backend, openBackend } from './backend.ts';
import {
  DEMONSTRATION_ACCOUNTS,
  DEMONSTRATION_PASSWORD,
  ensureDemonstrationAccounts,
} from './demonstration.ts';
import { type Environment, parseEnvironment } from './environment.ts';
import { inviteFirstAdministrator } from './first-administrator.ts';
import { takeLock } from './lock.ts';
import { settleMode } from './mode.ts';
import { describe, quietConsole } from './quiet-console.ts';
import { Refusal } from './refusal.ts';
import { restore } from './restore.ts';
import { loadSecrets, prepareDataDir } from './secrets.ts';
import { addressToOpen, HeldPort } from './server.ts';
import { keepSnapshots } from './snapshots.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** How the app itself is served: built, or by Vite while it is being written. */
export type Pages = {
  /** Called while the database is prepared. */
  prepare: (root: string, signal: AbortSignal) => Promise<void>;
  listener: (
    root: string,
    environment: Environment,
    backend: Backend,
    server: Server,
  ) => Promise<{ listener: RequestListener; close: () => Promise<void> }>;
};

/** Starts the server and keeps it until a signal ends it; a refusal is a sentence and exit code 1. */
export async function run(pages: Pages, fallbackPort: number): Promise<void> {
  quietConsole();
  const stopping = new AbortController();
  const cleanUps: (() => void | Promise<void>)[] = [];
  const end = (code: number) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    void cleanUp(cleanUps).then((ok) => process.exit(ok ? code : 1));
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  process.on('uncaughtException', (error) => {
    say(`The server has failed: ${describe(error)}`);
    end(1);
  });
  try {
    await start(pages, fallbackPort, stopping.signal, cleanUps);
  } catch (error) {
    if (stopping.signal.aborted) return;
    say(error instanceof Refusal ? error.message : `The start has failed: ${failure(error)}`);
    end(1);
  }
}

async function start(
  pages: Pages,
  fallbackPort: number,
  signal: AbortSignal,
  cleanUps: (() => void | Promise<void>)[],
): Promise<void> {
  const parsed = parseEnvironment(process.env, fallbackPort);
  if (!parsed.ok) throw new Refusal(parsed.sentences.join('\n'));
  const { environment } = parsed;
  const { dataDir } = environment;
  const { restore: snapshot } = parseArgs({ options: { restore: { type: 'string' } } }).values;

  const port = await HeldPort.bind(environment);
  cleanUps.unshift(() => port.close());
  prepareDataDir(dataDir);
  const unlock = await takeLock(dataDir);
  cleanUps.push(unlock);
  const secrets = await loadSecrets(dataDir);
  const restored = snapshot === undefined ? null : restore(dataDir, snapshot);

  say('Preparing the database (the first start takes 10 to 30 seconds) ...');
  const preparing = pages.prepare(ROOT, signal);
  // awaited below; until then a failure must not count as unhandled
  preparing.catch(() => {});
  const backend = await openBackend(
    dataDir,
    secrets,
    addressToOpen(environment),
    restored?.bytes,
  ).catch((error: unknown) => {
    restored?.undo();
    throw error;
  });
  cleanUps.splice(1, 0, () => backend.connection.exclusive(() => backend.connection.close()));
  await settleMode(backend, environment.demonstration, dataDir);
  if (environment.demonstration) await ensureDemonstrationAccounts(backend);
  const code = environment.demonstration ? null : await inviteFirstAdministrator(backend);
  await preparing;
  const served = await pages.listener(ROOT, environment, backend, port.server);
  cleanUps.unshift(() => served.close());
  signal.throwIfAborted();
  port.answerWith(served.listener);
  announce(environment, code);
  cleanUps.unshift(
    keepSnapshots(backend.connection, dataDir, (error) =>
      say(`A snapshot could not be taken: ${describe(error)}`),
    ),
  );
}

function announce(environment: Environment, code: string | null): void {
  const address = addressToOpen(environment);
  const lines = [`Ginnel is ready at ${address}`];
  if (environment.demonstration) {
    lines.push(`Demonstration: sign in with the password ${DEMONSTRATION_PASSWORD} as`);
    for (const { email, role } of DEMONSTRATION_ACCOUNTS) lines.push(`  ${email} (${role})`);
  }
  if (code) lines.push(`Become the administrator, once, within 7 days: ${address}/join#${code}`);
  // in one piece, so that whoever waits for the first line has the rest too
  say(lines.join('\n'));
}

async function cleanUp(cleanUps: (() => void | Promise<void>)[]): Promise<boolean> {
  let ok = true;
  for (const one of cleanUps) {
    try {
      await one();
    } catch (error) {
      ok = false;
      say(`Not stopped cleanly: ${describe(error)}`);
    }
  }
  return ok;
}

/** Before anything is served nobody's words are at hand, so the message may be told. */
function failure(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The server's only words on standard output; the console is kept quiet. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
