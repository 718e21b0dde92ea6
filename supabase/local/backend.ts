import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { App, type EmailDriver, setExperimental } from '@supabase/lite';
import { ExclusiveConnection } from './connection.ts';
import { FileStorage } from './file-storage.ts';
import { Refusal } from './refusal.ts';
import { applyMigrations, bootstrapSql, migrationsFolder } from './schema.ts';
import type { Secrets } from './secrets.ts';
import { listSnapshots, restoreCommand, takeSnapshot } from './snapshots.ts';

/** The embedded Supabase of one data folder. */
export type Backend = {
  app: App;
  connection: ExclusiveConnection;
  publishableKey: string;
  secretKey: string;
};

/** Nothing here sends e-mail (the roads that would are refused), and nothing may print one. */
const noMail: EmailDriver = {
  async send() {
    throw new Error('this server sends no e-mail');
  },
};

/**
 * Opens the database of `dataDir`, made on the first start, and brings it up to the migrations.
 * @param siteUrl where people open the app.
 * @throws Refusal when the database cannot be opened.
 */
export async function openBackend(
  dataDir: string,
  secrets: Secrets,
  siteUrl: string,
  restoreFrom: Blob | undefined,
): Promise<Backend> {
  setExperimental('storage', true);
  const connection = await openConnection(dataDir, restoreFrom);
  const app = new App({
    connection,
    api: {
      schemas: ['public'],
      max_rows: 1000,
      extra_search_path: ['public', 'extensions'],
    },
    auth: {
      enabled: true,
      jwt_secret: secrets.jwtSecret,
      jwt_expiry: 3600,
      site_url: siteUrl,
      enable_signup: true,
      minimum_password_length: 10,
      publishable_key: secrets.publishableKey,
      secret_key: secrets.secretKey,
      email: { enable_confirmations: false },
    },
    storage: { enabled: true },
    studio: { enabled: false },
    options: { server: { admin: false, disableStudio: true }, drivers: { email: noMail } },
  });
  app._storageAdapter = new FileStorage(path.join(dataDir, 'storage'));
  await app.init();
  await app.ensureSystemSchema();
  const pg = connection.driver;
  await pg.exec(bootstrapSql);
  if (await hasMoreMigrationsToCome(connection)) {
    await takeSnapshot(connection, dataDir, 'before-migrations');
  }
  const applied = await applyMigrations(pg, migrationsFolder);
  if (applied.length > 0) await connection.clearSchemaCache();
  return { app, connection, publishableKey: secrets.publishableKey, secretKey: secrets.secretKey };
}

/** False also for a database that has none yet: there is nothing to keep a snapshot of. */
async function hasMoreMigrationsToCome({ driver }: ExclusiveConnection): Promise<boolean> {
  const { rows } = await driver.query<{ newest: string | null }>(
    'select max(version) as newest from supabase_migrations.schema_migrations',
  );
  const newest = rows[0]?.newest;
  return (
    typeof newest === 'string' &&
    readdirSync(migrationsFolder).some(
      (name) => name.endsWith('.sql') && name.slice(0, 14) > newest,
    )
  );
}

async function openConnection(
  dataDir: string,
  restoreFrom: Blob | undefined,
): Promise<ExclusiveConnection> {
  const folder = path.join(dataDir, 'pg');
  const isThere = existsSync(path.join(folder, 'PG_VERSION'));
  const newest = listSnapshots(dataDir)[0];
  if (!isThere && !restoreFrom && newest) {
    throw new Refusal(
      `The database folder ${folder} is missing or damaged: bring back the newest snapshot with "${restoreCommand(newest)}", or delete ${path.dirname(newest)} to start empty.`,
    );
  }
  const connection = new ExclusiveConnection(folder, restoreFrom);
  try {
    await connection.driver.waitReady;
    await connection.driver.query('select 1');
  } catch (error) {
    throw new Refusal(
      newest
        ? `The database in ${folder} cannot be opened: bring back the newest snapshot with "${restoreCommand(newest)}".`
        : `The database in ${folder} cannot be opened and there is no snapshot of it: delete ${dataDir} to start empty.`,
      { cause: error },
    );
  }
  return connection;
}
