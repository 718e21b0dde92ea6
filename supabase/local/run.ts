import type { RequestListener, Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Served } from './api.ts';
import type { Database } from './database.ts';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './demonstration.ts';
import { type Environment, parseEnvironment } from './environment.ts';
import { takeLock } from './lock.ts';
import { finishFolder, openFolder } from './open-folder.ts';
import { Passwords } from './passwords.ts';
import { placesIndex, readPlaces } from './places-index.ts';
import { describe, quietConsole } from './quiet-console.ts';
import { Refusal } from './refusal.ts';
import { loadSecrets, prepareDataDir } from './secrets.ts';
import { addressToOpen, HeldPort } from './server.ts';
import { setAside } from './set-aside.ts';
import { keepSnapshots } from './snapshots.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLOSE_LIMIT_MILLISECONDS = 10_000;
const STEP = { sender: null, limitMilliseconds: 60_000 };

/** How the app itself is served: built, or by Vite while it is being written. */
export type Pages = {
  /** Called while the database is prepared. */
  prepare: (root: string, signal: AbortSignal) => Promise<void>;
  listener: (
    root: string,
    environment: Environment,
    served: Served,
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
    await start(pages, fallbackPort, stopping.signal, cleanUps, end);
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
  end: (code: number) => void,
): Promise<void> {
  const parsed = parseEnvironment(process.env, fallbackPort);
  if (!parsed.ok) throw new Refusal(parsed.sentences.join('\n'));
  const { environment } = parsed;
  const { dataDir } = environment;
  const asked = parseArgs({
    options: { restore: { type: 'string' }, 'set-aside': { type: 'boolean' } },
  }).values;
  const { restore: snapshot } = asked;
  if (asked['set-aside'] && snapshot !== undefined) {
    throw new Refusal('Give --restore or --set-aside, not both.');
  }

  const places = readPlaces(placesIndex);

  const port = await HeldPort.bind(environment);
  cleanUps.unshift(() => port.close());
  prepareDataDir(dataDir);
  let lock = await takeLock(dataDir);
  cleanUps.push(() => lock.unlock());
  if (asked['set-aside']) {
    const aside = setAside(dataDir);
    say(
      aside === null
        ? `There is nothing in ${dataDir} to set aside.`
        : `What was in ${dataDir} is now in ${aside}, and a new database is made.`,
    );
    // the folder is a new one, and so is its lock
    lock.unlock();
    prepareDataDir(dataDir);
    lock = await takeLock(dataDir);
  }
  const secrets = await loadSecrets(dataDir);

  say('Preparing the database (the first start takes 10 to 30 seconds) ...');
  const preparing = pages.prepare(ROOT, signal);
  // awaited below; until then a failure must not count as unhandled
  preparing.catch(() => {});
  const database = await openFolder({
    dataDir,
    secrets,
    siteUrl: addressToOpen(environment),
    snapshot,
    wasLeft: lock.wasLeft,
    places,
    onLost: (error) => {
      say(`The database cannot be opened again: ${describe(error)}`);
      end(1);
    },
    say,
  });
  cleanUps.splice(1, 0, () => database.close(CLOSE_LIMIT_MILLISECONDS));
  const passwords = new Passwords();
  cleanUps.push(() => passwords.close());
  await database.run('settleMode', environment.demonstration, STEP);
  if (environment.demonstration) await prepareDemonstration(database, passwords);
  const code = environment.demonstration
    ? null
    : await database.run('inviteFirstAdministrator', null, STEP);
  finishFolder(dataDir);
  await preparing;
  const served = { database, passwords, secrets };
  const shown = await pages.listener(ROOT, environment, served, port.server);
  cleanUps.unshift(() => shown.close());
  signal.throwIfAborted();
  port.answerWith(shown.listener);
  announce(environment, code);
  cleanUps.unshift(
    keepSnapshots(database, dataDir, (error) =>
      say(`A snapshot could not be taken: ${describe(error)}`),
    ),
  );
}

async function prepareDemonstration(database: Database, passwords: Passwords): Promise<void> {
  const accounts = await Promise.all(
    DEMONSTRATION_ACCOUNTS.map(async ({ email }) => {
      const stored = await database.run('passwordHash', email, STEP);
      return { email, isChanged: !(await passwords.matches(DEMONSTRATION_PASSWORD, stored)) };
    }),
  );
  const changed = accounts.filter(({ isChanged }) => isChanged).map(({ email }) => email);
  const hash = await passwords.hash(DEMONSTRATION_PASSWORD);
  await database.run('ensureDemonstrationAccounts', { hash, changed }, STEP);
}

function announce(environment: Environment, code: string | null): void {
  const address = addressToOpen(environment);
  const lines = [`Ginnel is ready at ${address}`];
  if (environment.demonstration) {
    lines.push(`Demonstration: sign in with the password ${DEMONSTRATION_PASSWORD} as`);
    for (const { email, role } of DEMONSTRATION_ACCOUNTS) lines.push(`  ${email} (${role})`);
  }
  if (code) lines.push(`Become the administrator, once, within 7 days: ${address}/join#${code}`);
  lines.push(
    'A killed process loses nothing that was saved. A power cut can cost what was written since the newest snapshot, which is taken every 15 minutes: docs/deploy.md.',
  );
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
