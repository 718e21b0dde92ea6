import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, setExperimental } from '@supabase/lite';
import { ExclusiveConnection } from '../local/connection.ts';
import { FileStorage } from '../local/file-storage.ts';
import { bootstrapSql } from '../local/schema.ts';
import { settleStorage } from '../local/storage-refusal.ts';
import { translateStorageRequest } from '../local/storage-wire.ts';
import { filesIn } from './files-in.ts';

const SECRET_KEY = 'sb_secret_for_tests';

/** The real lite in memory with one bucket, `pictures`, as plan-photographs is; files in `folder`. */
export async function openStorageApp() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'ginnel-storage-'));
  const folder = path.join(dataDir, 'storage');
  setExperimental('storage', true);
  const connection = new ExclusiveConnection('memory://');
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: 'a secret of more than thirty-two letters',
      secret_key: SECRET_KEY,
      publishable_key: 'sb_publishable_for_tests',
      site_url: 'http://localhost',
    },
    storage: { enabled: true },
    studio: { enabled: false },
    options: { server: { admin: false, disableStudio: true } },
  });
  app._storageAdapter = new FileStorage(folder);
  await app.init();
  await app.ensureSystemSchema();
  await connection.driver.exec(`${bootstrapSql}
    insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
    values ('pictures', 'pictures', false, 5242880, array['image/jpeg']);`);
  return {
    folder,
    pg: connection.driver,
    /** Asks as the server does, as the service role. */
    ask: async (method: string, road: string, body?: BodyInit, type = 'image/jpeg') => {
      const plain = new Request(`http://localhost/storage/v1/object/${road}`, {
        method,
        headers: {
          apikey: SECRET_KEY,
          ...(body === undefined || body instanceof FormData ? {} : { 'content-type': type }),
        },
        ...(body === undefined ? {} : { body }),
      });
      const { pathname } = new URL(plain.url);
      const headers = new Headers(plain.headers);
      const received = body === undefined ? null : await plain.arrayBuffer();
      const sent = await translateStorageRequest(method, pathname, headers, received);
      if (sent instanceof Response) return sent;
      const request = new Request(plain.url, {
        method,
        headers,
        ...(sent?.byteLength ? { body: sent } : {}),
      });
      return settleStorage(async () => app.fetch(request, { peerAddress: '127.0.0.1' }));
    },
    sizeOf: async (name: string) => {
      const { rows } = await connection.driver.query<{ size: number }>(
        `select (metadata->>'size')::int as size from storage.objects where name = $1`,
        [name],
      );
      return rows[0]?.size ?? null;
    },
    files: () => filesIn(folder),
    close: async () => {
      await connection.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
