/**
 * Attacks, faults and load, measured on this machine and written to docs/evidence.md. Takes about
 * half an hour. A short round of each is in `npm test`.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import {
  makeDataDir,
  readSecrets,
  type ServerProcess,
  startServer,
  stopServer,
} from '../api/server-process.ts';
import { makeSleepingFolder } from '../api/sleeping-folder.ts';
import { Asker, medianAnd99th, percentile } from './ask.ts';
import { DISTURBANCES } from './disturbances.ts';
import { Disturber } from './disturber.ts';
import { fill } from './fill.ts';
import { killRounds } from './kill-rounds.ts';
import { load } from './load.ts';
import { runPgtapOnPostgres15 } from './pgtap-on-postgres.ts';
import { network } from './questions.ts';
import { readWhile } from './read-while.ts';
import { snapshotHold } from './snapshot-hold.ts';

const ENV = { GINNEL_DEMO: '1', GINNEL_PUBLIC_URL: 'http://127.0.0.1' };
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '180' },
    rounds: { type: 'string', default: '20' },
  },
});
const loadSeconds = Number(options.seconds);
const written: string[] = [];
const say = (...lines: string[]) => {
  written.push(...lines);
  process.stdout.write(`${lines.join('\n')}\n`);
};

const prepared = makeDataDir();
await stopServer(await startServer({ dataDir: prepared, env: ENV }));
say(
  '# Evidence',
  '',
  `Written by \`npm run evidence\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}; the clients run on the same processors.`,
  '',
);
await writeDisturbances();
await writeKills();
await writeLoad();
await writeSnapshots();
await writePgtap();
rmSync(prepared, { recursive: true });
writeFileSync('docs/evidence.md', `${written.join('\n')}\n`);

async function writeDisturbances(): Promise<void> {
  const dataDir = await makeSleepingFolder(prepared);
  await fill(dataDir, 200, 20);
  const server = await startServer({ dataDir, env: ENV });
  const asker = askerOf(server);
  const disturber = new Disturber(server.url, readSecrets(dataDir).publishableKey);
  // what every code path costs the first time is not what anybody here disturbs
  await readWhile(asker, disturber, 'nothing', 15);
  say(
    '## Reading while somebody disturbs',
    '',
    '20 people read, about 130 answers a second, for 15 seconds each line, after as many to warm up. Whoever disturbs does so from a process of their own, as often as they are answered where nothing else is said. Milliseconds.',
    '',
    '| meanwhile | median / 99th | longest | readers not answered with 200 | what the disturber was answered |',
    '|---|---:|---:|---:|---|',
  );
  for (const { what } of DISTURBANCES) {
    const { heard, answers } = await readWhile(asker, disturber, what, 15);
    const times = heard.map(({ milliseconds }) => milliseconds);
    const told = [...answers].map(([answer, count]) => `${count} × ${answer}`).join(', ');
    say(
      `| ${what} | ${medianAnd99th(times)} | ${Math.round(percentile(times, 1))} | ${heard.filter(({ status }) => status !== 200).length} | ${told || '–'} |`,
    );
  }
  asker.close();
  disturber.close();
  say('');
  await writeSignIns(server);
  await end(server);
}

async function writeSignIns(server: ServerProcess): Promise<void> {
  const asker = askerOf(server);
  const tryAll = async (name: (i: number) => string) => {
    const times: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      const { milliseconds } = await asker.ask({
        method: 'POST',
        path: '/auth/v1/token?grant_type=password',
        body: { email: `${name(i)}@demo.ginnel.example`, password: 'wrong password' },
        from: network(60_000 + i),
      });
      times.push(milliseconds);
    }
    return Math.round(percentile(times, 0.5));
  };
  const known = await tryAll(() => 'officer');
  const unknown = await tryAll((i) => `nobody-${i}`);
  asker.close();
  say(
    `A wrong password of an account that is there takes ${known} ms, of one that is not ${unknown} ms (median of 8 each).`,
    '',
  );
}

async function writeKills(): Promise<void> {
  const rounds = Number(options.rounds);
  const dataDir = makeDataDir();
  cpSync(prepared, dataDir, { recursive: true });
  const { acknowledged, missing } = await killRounds(dataDir, rounds, 40);
  rmSync(dataDir, { recursive: true });
  const { areas, contributions, photographs } = acknowledged;
  say(
    '## Killed in the middle of writing',
    '',
    `${rounds} rounds of kill -9 under six writers and two who upload: ${areas.length} areas, ${contributions.length} contributions and ${photographs.length} photographs acknowledged, ${missing.length} of them lost.`,
    '',
  );
}

async function writeLoad(): Promise<void> {
  say(
    '## Load',
    '',
    `50 people at once for ${loadSeconds} seconds, four questions of five are reads. The three reads are the same for everybody, and the server asks its database once for all who wait for the same. Median / 99th percentile in milliseconds.`,
    '',
    '| | reads a second | ms | writes a second | ms | not 200 |',
    '|---|---:|---:|---:|---:|---:|',
  );
  for (const [title, contributions, areas] of [
    ['empty', 0, 0],
    ['50,000 contributions, 2,000 areas', 50_000, 2000],
  ] as const) {
    const dataDir = makeDataDir();
    cpSync(prepared, dataDir, { recursive: true });
    if (contributions) await fill(dataDir, contributions, areas);
    const server = await startServer({ dataDir, env: ENV });
    const asker = askerOf(server);
    const found = await load(asker, 50, loadSeconds);
    asker.close();
    say(
      `| ${title} | ${found.readsPerSecond.toFixed(0)} | ${found.reads} | ${found.writesPerSecond.toFixed(0)} | ${found.writes} | ${found.wrong} |`,
    );
    await end(server);
  }
  say('');
}

async function writeSnapshots(): Promise<void> {
  const dataDir = makeDataDir();
  cpSync(prepared, dataDir, { recursive: true });
  await fill(dataDir, 50_000, 2000);
  const { heldMilliseconds, packedMilliseconds, megabytes } = await snapshotHold(dataDir, 3);
  rmSync(dataDir, { recursive: true });
  say(
    '## A snapshot of 50,000 contributions',
    '',
    `Three snapshots, each after a thousand more contributions: everybody is held ${heldMilliseconds.map(Math.round).join(', ')} ms; packed beside everybody's work in ${packedMilliseconds.map((one) => (one / 1000).toFixed(1)).join(', ')} s; ${megabytes.toFixed(0)} MB each.`,
    '',
  );
}

async function writePgtap(): Promise<void> {
  const found = await runPgtapOnPostgres15();
  say(
    '## Person by person on PostgreSQL 15',
    '',
    found === null
      ? 'Not run: PostgreSQL 15 with PostGIS and pgTAP is not installed here.'
      : `pgTAP on Debian's PostgreSQL 15 with PostGIS, as an owner without superuser: ${found.passed} passed, ${found.failed} failed; ${found.differences.length} of the rules differ from the embedded database's.`,
  );
}

function askerOf({ url, dataDir }: ServerProcess): Asker {
  return new Asker(url, readSecrets(dataDir).publishableKey);
}

async function end(server: ServerProcess): Promise<void> {
  await stopServer(server);
  rmSync(server.dataDir, { recursive: true });
}
