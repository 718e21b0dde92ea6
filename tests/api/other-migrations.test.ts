import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { create } from 'tar';
import { afterAll, expect, inject, test } from 'vitest';
import { migrationsFolder, readMigrations } from '../../supabase/local/applied-migrations.ts';
import { setAside } from '../../supabase/local/set-aside.ts';
import {
  makeDataDir,
  readSecrets,
  refusedStart,
  startServer,
  stopServer,
} from './server-process.ts';

const scratch = makeDataDir();
const dataDir = path.join(scratch, 'data');
const record = path.join(dataDir, 'pg', 'ginnel-migrations.json');
const [first] = readMigrations(migrationsFolder);
const file = first?.file ?? '';
const WAY_OUT =
  'or begin anew with "npm start -- --set-aside", which renames the folder and loses nothing of it.\n';
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('each migration is recorded with the hash of its text beside the database', () => {
  begin();
  const { release, migrations } = JSON.parse(readFileSync(record, 'utf8'));
  expect(release).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  expect(migrations).toEqual(
    Object.fromEntries(
      readdirSync(migrationsFolder).map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(path.join(migrationsFolder, name)))
          .digest('hex'),
      ]),
    ),
  );
});

test('a folder of the first version is left as it is, in a sentence that says what opens it', async () => {
  rmSync(record);
  const before = listing();

  const { code, said } = await refusedStart({ dataDir });

  expect(code).toBe(1);
  expect(sentenceOf(said)).toBe(
    `The database in ${dataDir}/pg was made by version 0.1.0 of Ginnel, and is left as it is: open it with that version, ${WAY_OUT}`,
  );
  expect(listing()).toEqual(before);
});

test('a snapshot with its record brings such a folder back', async () => {
  const snapshot = path.join(scratch, 'new.tar.gz');
  const from = path.join(inject('preparedFolder'), 'pg');
  await create({ file: snapshot, cwd: from, gzip: true }, ['.']);
  const server = await startServer({ dataDir, args: ['--restore', snapshot] });
  expect(await stopServer(server)).toBe(0);
  expect(JSON.parse(readFileSync(record, 'utf8')).migrations).toHaveProperty([file]);
});

test('a snapshot of such a folder is refused, and the present database stays', async () => {
  const old = path.join(scratch, 'old.tar.gz');
  rmSync(record);
  await create({ file: old, cwd: path.join(dataDir, 'pg'), gzip: true }, ['.']);
  begin();
  const before = listing();

  const { code, said } = await refusedStart({ dataDir, args: ['--restore', old] });

  expect([code, sentenceOf(said)]).toEqual([
    1,
    `The snapshot ${old} was made by version 0.1.0 of Ginnel, and is left as it is: open it with that version, or choose another snapshot.\n`,
  ]);
  expect(listing()).toEqual(before);
});

test('a database with another text of a migration is left as it is, and so is one with a migration that is gone', async () => {
  rewriteRecord('0.1.9', (migrations) => ({ ...migrations, [file]: '0'.repeat(64) }));
  const before = listing();
  const changed = await refusedStart({ dataDir });
  expect([changed.code, sentenceOf(changed.said)]).toEqual([
    1,
    `The database in ${dataDir}/pg was made with another text of the migration ${file} than is here, and is left as it is: open it with version 0.1.9 of Ginnel, ${WAY_OUT}`,
  ]);
  expect(listing()).toEqual(before);

  rewriteRecord(null, ({ [file]: hash, ...others }) => ({
    ...others,
    [file]: first?.hash ?? hash ?? '',
    '20270101000100_later.sql': '0'.repeat(64),
  }));
  const gone = await refusedStart({ dataDir });
  expect([gone.code, sentenceOf(gone.said)]).toEqual([
    1,
    `The database in ${dataDir}/pg was made with the migration 20270101000100_later.sql, which is not here, and is left as it is: put the file back as it was, ${WAY_OUT}`,
  ]);
});

test('a folder is set aside whole and a new one begun, which then starts by itself', async () => {
  begin();
  rmSync(record);
  const before = listing();
  const { publishableKey } = readSecrets(dataDir);

  const server = await startServer({ dataDir, args: ['--set-aside'] });
  const aside = /^What was in .* is now in (.*), and a new database is made\.$/m.exec(
    server.output(),
  )?.[1];
  expect(aside).toMatch(
    new RegExp(`^${dataDir}-set-aside-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d$`),
  );
  expect(listing(aside)).toEqual(before);
  expect(readSecrets(dataDir).publishableKey).not.toBe(publishableKey);

  // nobody takes the folder from under a server
  const running = await refusedStart({ dataDir, args: ['--set-aside'] });
  expect([running.code, running.said]).toEqual([
    1,
    expect.stringContaining(`Ginnel already runs on the folder ${dataDir}`),
  ]);
  expect(await stopServer(server)).toBe(0);

  const again = await startServer({ dataDir });
  expect(await stopServer(again)).toBe(0);
  const both = await refusedStart({ dataDir, args: ['--set-aside', '--restore', 'x'] });
  expect([both.code, both.said]).toEqual([1, 'Give --restore or --set-aside, not both.\n']);
});

test.skipIf(process.getuid?.() !== 0)(
  'a folder on which something is mounted stays, and what is in it is set aside within',
  () => {
    const mounted = path.join(scratch, 'mounted');
    mkdirSync(mounted);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mounted]);
    try {
      mkdirSync(path.join(mounted, 'pg'));
      for (const name of ['pg/PG_VERSION', 'secrets.json', 'lock']) {
        writeFileSync(path.join(mounted, name), name);
      }
      const aside = setAside(mounted, new Date('2026-11-25T16:40:05Z')) ?? '';
      expect(aside).toBe(path.join(mounted, 'set-aside-2026-11-25T16-40-05'));
      expect(readdirSync(mounted).sort()).toEqual(['lock', path.basename(aside)]);
      expect(readFileSync(path.join(aside, 'pg/PG_VERSION'), 'utf8')).toBe('pg/PG_VERSION');
      // what was set aside before is not set aside again
      expect(setAside(mounted)).toBe(null);
    } finally {
      execFileSync('umount', [mounted]);
    }
  },
);

/** The prepared folder, as it was. */
function begin(): void {
  rmSync(dataDir, { recursive: true, force: true });
  cpSync(inject('preparedFolder'), dataDir, { recursive: true });
}

function rewriteRecord(
  release: string | null,
  change: (migrations: Record<string, string>) => Record<string, string>,
): void {
  const now = JSON.parse(readFileSync(record, 'utf8'));
  const own = JSON.parse(readFileSync('package.json', 'utf8')).version;
  writeFileSync(
    record,
    JSON.stringify({ release: release ?? own, migrations: change(now.migrations) }),
  );
}

/** Every file with the hash of what is in it, and the time of its last change. */
function listing(folder = dataDir): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const name = path.join(entry.parentPath, entry.name);
      const hash = createHash('sha256').update(readFileSync(name)).digest('hex');
      return `${path.relative(folder, name)} ${statSync(name).mtimeMs} ${hash}`;
    })
    .sort();
}

/** What is said after that the database is being prepared. */
function sentenceOf(said: string): string {
  return said.replace(/^Preparing the database .*\n/, '');
}
