import { existsSync } from 'node:fs';
import path from 'node:path';
import { App, type CacheDriver, type EmailDriver, setExperimental } from '@supabase/lite';
import { ExclusiveConnection } from './connection.ts';
import { FileStorage } from './file-storage.ts';
import { slimPostgis } from './postgis-bundle.ts';
import type { Secrets } from './secrets.ts';

/** The embedded Supabase of one data folder, as it lives in the database's thread. */
export type Backend = {
  app: App;
  connection: ExclusiveConnection;
};

/** Nothing here sends e-mail (the roads that would are refused), and nothing may print one. */
const noMail: EmailDriver = {
  async send() {
    throw new Error('this server sends no e-mail');
  },
};

/**
 * The connection to the database of a folder, prepared while another one may still have it open.
 * @param opens comes when the folder is this one's own.
 * @param schemaCache where lite keeps what it has read of the schema.
 */
export async function prepareConnection(
  dataDir: string,
  opens: Promise<unknown>,
  schemaCache: CacheDriver,
): Promise<ExclusiveConnection> {
  const folder = path.join(dataDir, 'pg');
  const manner = { extension: slimPostgis(dataDir), schemaCache };
  if (existsSync(path.join(folder, 'PG_VERSION'))) {
    return new ExclusiveConnection(folder, { ...manner, opens });
  }
  // PGlite makes a new cluster with everything it was given, so there is nothing to prepare
  await opens;
  return new ExclusiveConnection(folder, manner);
}

/**
 * Opens the database of `dataDir`, made on the first start. Migrations are applied by whoever opens.
 * @param siteUrl where people open the app.
 * @throws whatever PGlite throws for a folder that it cannot open.
 */
export async function openBackend(
  dataDir: string,
  secrets: Secrets,
  siteUrl: string,
  connection = new ExclusiveConnection(path.join(dataDir, 'pg'), {
    extension: slimPostgis(dataDir),
  }),
): Promise<Backend> {
  setExperimental('storage', true);
  await connection.open();
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
      // a copied token is worth nothing once its owner's has moved on, and none is for ever
      enable_refresh_token_rotation: true,
      sessions: { timebox: '720h', inactivity_timeout: '168h' },
    },
    storage: { enabled: true },
    studio: { enabled: false },
    options: { server: { admin: false, disableStudio: true }, drivers: { email: noMail } },
  });
  app._storageAdapter = new FileStorage(path.join(dataDir, 'storage'));
  await app.init();
  return { app, connection };
}

/**
 * Lets lite read the schema and every code path be compiled, so that the first person who asks
 * does not spend their time on it. Does nothing before the migrations.
 */
export async function warmUp({ app, connection }: Backend, publishableKey: string): Promise<void> {
  const { rows } = await connection.exclusive((pg) =>
    pg.query<{ isThere: boolean }>(`select to_regclass('public.places') is not null as "isThere"`),
  );
  if (!rows[0]?.isThere) return;
  for (const [method, road] of [
    ['GET', 'places?select=code&limit=1'],
    ['POST', 'rpc/follow_contribution'],
  ] as const) {
    const answer = await app.fetch(
      new Request(`http://localhost/rest/v1/${road}`, {
        method,
        headers: { apikey: publishableKey, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: '{"p_receipt":""}' } : {}),
      }),
    );
    if (!answer.ok) throw new Error(`the database does not answer ${road}: ${answer.status}`);
    await answer.arrayBuffer();
  }
}
