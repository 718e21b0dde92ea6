/**
 * The migrations and every pgTAP file on Debian's PostgreSQL 15 with PostGIS, as a hosted project has them: an
 * owner without superuser applies the migrations. Run it by itself with `npx tsx tests/evidence/pgtap-on-postgres.ts`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { migrationsFolder } from '../../supabase/local/applied-migrations.ts';
import { openInMemory } from '../../supabase/local/database-in-memory.ts';
import { placesIndex, readPlaces } from '../../supabase/local/places-index.ts';
import { bootstrapSql, systemSchemaSql } from '../../supabase/local/schema.ts';
import { freePort } from '../free-port.ts';
import { catalogueSql, differences } from './catalogue.ts';

const BINARIES = '/usr/lib/postgresql/15/bin';
const EXTENSIONS = '/usr/share/postgresql/15/extension';
const NEEDED = [
  `${BINARIES}/initdb`,
  ...['postgis', 'pgcrypto', 'pgtap'].map((name) => `${EXTENSIONS}/${name}.control`),
  '/usr/bin/pg_prove',
];
const TESTS = fileURLToPath(new URL('../../supabase/tests/', import.meta.url));
const SUPERUSER = 'postgres';
const OWNER = 'project_owner';
const DATABASE = 'ginnel';

/**
 * What hosted Supabase gives to the role that applies migrations, run by the superuser: no superuser, but the three
 * API roles to act as, the database and its schemas, and the extensions made beforehand. `auth` and `storage` belong
 * to others there, who lend it their tables; a policy may be made by the owner of a table alone, so the ownership of
 * `storage.objects` is lent by membership of the role that owns it (hosted lends the right by other means).
 */
const ownerSql = `
create role ${OWNER} login createdb createrole bypassrls;
grant anon, authenticated, service_role to ${OWNER};
create role storage_owner nologin;
alter table storage.objects owner to storage_owner;
alter table storage.buckets owner to storage_owner;
grant storage_owner to ${OWNER};
grant usage, create on schema storage to storage_owner;
grant all on schema auth, storage to ${OWNER};
grant all on all tables in schema auth, storage to ${OWNER};
grant execute on all functions in schema auth, storage to ${OWNER};
alter schema public owner to ${OWNER};
alter schema extensions owner to ${OWNER};
alter schema supabase_migrations owner to ${OWNER};
alter table supabase_migrations.schema_migrations owner to ${OWNER};
alter database ${DATABASE} owner to ${OWNER};
alter publication supabase_realtime owner to ${OWNER};
alter role ${OWNER} in database ${DATABASE} set search_path to public, extensions;
`;
/** As Supabase's own default privileges: wide, for what this owner makes. The migrations narrow them. */
const defaultPrivilegesSql = `
alter default privileges for role ${OWNER} in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges for role ${OWNER} in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges for role ${OWNER} in schema public grant all on functions to anon, authenticated, service_role;
`;
const extensionsSql = ['postgis', 'pgcrypto', 'pgtap']
  .map((name) => `create extension ${name} with schema extensions;`)
  .join('\n');

type PgtapOutcome = {
  passed: number;
  failed: number;
  output: string;
  /** Policies, triggers, checks, indexes and rights that differ from PGlite's: `<` there, `>` here. */
  differences: string[];
};

/**
 * Null where Debian's packages (postgresql-15-postgis-3, postgresql-15-pgtap) are missing. The cluster lives in a
 * temporary folder, listens on 127.0.0.1 alone, and is stopped and removed at the end.
 * @throws when the cluster does not start or a migration fails, with what was printed
 */
export async function runPgtapOnPostgres15(): Promise<PgtapOutcome | null> {
  if (!NEEDED.every((path) => existsSync(path))) return null;
  const folder = await mkdtemp(`${tmpdir()}/ginnel-postgres-15-`);
  try {
    // PostgreSQL refuses to run as root
    const account = process.getuid?.() === 0 ? await accountOf('postgres') : null;
    if (account) await chown(folder, account.uid, account.gid);
    return await inCluster(folder, account);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Account = { uid: number; gid: number } | null;

async function inCluster(folder: string, account: Account): Promise<PgtapOutcome> {
  const data = `${folder}/data`;
  const port = await freePort();
  const as = account ?? {};
  await succeed(
    `${BINARIES}/initdb`,
    ['-D', data, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale', 'C.UTF-8'],
    { as },
  );
  const server = ['-D', data, '-w', '-l', `${folder}/log`];
  await succeed(
    `${BINARIES}/pg_ctl`,
    [
      ...server,
      '-o',
      `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`,
      'start',
    ],
    { as },
  );
  try {
    const connect = (user: string) => [
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-U',
      user,
      '-d',
      DATABASE,
    ];
    const sql = (user: string, input: string) =>
      succeed('psql', [...connect(user), '-X', '-q', '-v', 'ON_ERROR_STOP=1'], { input });
    await succeed('createdb', [...connect(SUPERUSER).slice(0, -2), DATABASE], {});
    await sql(
      SUPERUSER,
      [systemSchemaSql, bootstrapSql, extensionsSql, ownerSql, defaultPrivilegesSql].join('\n'),
    );
    for (const file of (await readdir(migrationsFolder)).sort()) {
      const statements = await readFile(`${migrationsFolder}/${file}`, 'utf8');
      await sql(OWNER, `\\echo ${file}\nbegin;\n${statements}\ncommit;`);
    }
    const places = JSON.stringify(readPlaces(placesIndex).list);
    await sql(OWNER, `select public.sync_places($places$${places}$places$)`);
    const printed = await succeed('psql', [...connect(OWNER), '-X', '-At', '-c', catalogueSql], {});
    const here = printed.split('\n').filter((line) => line !== '');
    const files = (await readdir(TESTS)).filter((name) => name.endsWith('.test.sql')).sort();
    const { output } = await run(
      'pg_prove',
      ['--verbose', ...connect(OWNER), ...files.map((name) => `${TESTS}${name}`)],
      {},
    );
    return { ...countTap(output), output, differences: differences(await rulesOfPglite(), here) };
  } finally {
    await succeed(`${BINARIES}/pg_ctl`, [...server, '-m', 'fast', 'stop'], { as });
  }
}

async function rulesOfPglite(): Promise<string[]> {
  const pg = await openInMemory();
  try {
    const { rows } = await pg.query<{ line: string }>(catalogueSql);
    return rows.map(({ line }) => line);
  } finally {
    await pg.close();
  }
}

/** Lines of tests, and a failure more for each file that broke off or ran another number than it planned. */
function countTap(output: string): { passed: number; failed: number } {
  const count = (pattern: RegExp) => output.match(pattern)?.length ?? 0;
  const passed = count(/^ok \d+/gm);
  const notOk = count(/^not ok \d+/gm);
  const broken = /^Result: PASS$/m.test(output) || notOk > 0 ? 0 : 1;
  return { passed, failed: notOk + broken };
}

type Finished = { code: number; output: string };
type Options = { as?: { uid?: number; gid?: number }; input?: string };

/** Runs a program to its end; what it wrote on either way is one text. */
function run(program: string, args: string[], { as = {}, input }: Options): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...as, cwd: tmpdir(), stdio: ['pipe', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }),
    );
    // a program that gave up early says why in its output
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

async function succeed(program: string, args: string[], options: Options): Promise<string> {
  const { code, output } = await run(program, args, options);
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${output}`);
  return output;
}

async function accountOf(name: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => succeed('id', [flag, name], {})));
  return { uid: Number(uid), gid: Number(gid) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outcome = await runPgtapOnPostgres15();
  if (outcome) process.stdout.write([outcome.output, ...outcome.differences, ''].join('\n'));
  const said = outcome
    ? `PostgreSQL 15: ${outcome.passed} ok, ${outcome.failed} not ok, ${outcome.differences.length} rules differ from PGlite's`
    : 'PostgreSQL 15 with PostGIS and pgTAP is not installed here: nothing was run';
  process.stdout.write(`${said}\n`);
  process.exitCode = outcome && outcome.failed > 0 ? 1 : 0;
}
