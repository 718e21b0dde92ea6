import { readdirSync } from 'node:fs';
import path from 'node:path';

import { migrationsFolder } from './applied-migrations.ts';
import { type Backend, warmUp } from './backend.ts';
import { checkDatabase } from './check-database.ts';
import type { ExclusiveConnection } from './connection.ts';
import { ensureDemonstrationAccounts } from './demonstration.ts';
import { inviteFirstAdministrator } from './first-administrator.ts';
import { settleMode } from './mode.ts';
import { type PasswordFinding, withPassword } from './password-finding.ts';
import type { PlaceToSync } from './places-index.ts';
import { appliedMigrations, applyMigrations, bootstrapSql } from './schema.ts';
import { settleStorage } from './storage-refusal.ts';
import { translateStorageRequest } from './storage-wire.ts';
import { describeSweep, sweepStorage } from './sweep-storage.ts';

/** A request on its way into the database's thread; `address` is the caller's. */
export type RequestJob = {
  method: string;
  url: string;
  headers: [string, string][];
  body: ArrayBuffer | null;
  address: string;
  /** The session of its token, which may have ended while the token has not. */
  sessionId: string | null;
  /** What the hashing thread found, where the request names a password. */
  password: PasswordFinding | null;
};
/** Its answer on the way back. */
export type AnswerJob = {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer | Uint8Array<ArrayBuffer> | null;
};

const STAFF_SQL = `select exists (select from public.place_roles
  where user_id = $1 and role in ('officer', 'planner', 'administrator')) as "isStaff"`;

/** lite answers a token until it runs out, an hour after its session has ended. */
async function hasSession(connection: ExclusiveConnection, sessionId: string): Promise<boolean> {
  const { rows } = await connection.exclusive((pg) =>
    pg.query('select from auth.sessions where id = $1', [sessionId]),
  );
  return rows.length > 0;
}

async function answerOf(answer: Response): Promise<AnswerJob> {
  return {
    status: answer.status,
    headers: [...answer.headers],
    body: answer.body === null ? null : await answer.arrayBuffer(),
  };
}

const SESSION_ENDED: AnswerJob = {
  status: 401,
  headers: [['content-type', 'application/json']],
  body: new TextEncoder().encode(
    JSON.stringify({
      code: 'PGRST301',
      error_code: 'session_not_found',
      message: 'This session has ended: sign in again.',
    }),
  ),
};

/** Everything that the server asks of its database, by name. Each runs alone. */
export function operationsOf(backend: Backend, dataDir: string, publishableKey: string) {
  const { app, connection } = backend;
  return {
    request: async (job: RequestJob): Promise<AnswerJob> => {
      const { method, url, headers, body, address, sessionId, password } = job;
      if (sessionId !== null && !(await hasSession(connection, sessionId))) return SESSION_ENDED;
      const { pathname } = new URL(url);
      const isStorage = pathname.startsWith('/storage/v1/');
      const own = new Headers(headers);
      const sent = isStorage ? await translateStorageRequest(method, pathname, own, body) : body;
      if (sent instanceof Response) return answerOf(sent);
      const request = new Request(url, {
        method,
        headers: own,
        ...(sent !== null && sent.byteLength > 0 ? { body: sent } : {}),
      });
      const ask = () =>
        withPassword(password, async () => app.fetch(request, { peerAddress: address }));
      return answerOf(await (isStorage ? settleStorage(ask) : ask()));
    },

    /** The stored hash of an account's password; null where there is none. */
    passwordHash: async (email: string) => {
      const { rows } = await connection.exclusive((pg) =>
        pg.query<{ hash: string | null }>(
          'select encrypted_password as hash from auth.users where email = $1',
          [email],
        ),
      );
      return rows[0]?.hash ?? null;
    },

    isStaff: async (userId: string) => {
      const { rows } = await connection.exclusive((pg) =>
        pg.query<{ isStaff: boolean }>(STAFF_SQL, [userId]),
      );
      return rows[0]?.isStaff === true;
    },

    /** Asks something whose answer is known: a driver out of step would give another. */
    ping: async (known: string) => {
      const { rows } = await connection.exclusive((pg) =>
        pg.query<{ known: string }>('select $1::text as known', [known]),
      );
      return rows.length === 1 && rows[0]?.known === known;
    },

    /** Whether migrations will be applied to a database that has some already. */
    hasMigrationsToCome: async (_: null) => {
      const { rows } = await connection.exclusive((pg) =>
        pg.query<{ there: boolean }>(
          `select to_regclass('supabase_migrations.schema_migrations') is not null as there`,
        ),
      );
      if (!rows[0]?.there) return false;
      const { rows: applied } = await connection.exclusive((pg) =>
        pg.query<{ newest: string | null }>(
          'select max(version) as newest from supabase_migrations.schema_migrations',
        ),
      );
      const newest = applied[0]?.newest;
      return (
        typeof newest === 'string' &&
        readdirSync(migrationsFolder).some(
          (name) => name.endsWith('.sql') && name.slice(0, 14) > newest,
        )
      );
    },

    /** Returns all that the database has had by now. */
    migrate: async (_: null) => {
      await app.ensureSystemSchema();
      await connection.exclusive((pg) => pg.exec(bootstrapSql));
      const applied = await connection.exclusive((pg) => applyMigrations(pg, migrationsFolder));
      if (applied.length > 0) {
        await connection.clearSchemaCache();
        await warmUp(backend, publishableKey);
      }
      // PROJ opens its tables at the first point, which takes a third of a stranger's time
      await connection.exclusive((pg) =>
        pg.query(`select private.to_hundred_metres(
          extensions.st_setsrid(extensions.st_makepoint(-1.5, 53.8), 4326))`),
      );
      return connection.exclusive(appliedMigrations);
    },

    /** What `public.sync_places` answers. */
    syncPlaces: async (places: PlaceToSync[]) => {
      const { rows } = await connection.exclusive((pg) =>
        pg.query<{ answer: unknown }>('select public.sync_places($1::jsonb) as answer', [
          JSON.stringify(places),
        ]),
      );
      return rows[0]?.answer;
    },

    /** Makes the files of photographs agree with their records; a line for the log, or null. */
    sweepStorage: async (startedAt: Date) =>
      describeSweep(
        await sweepStorage(
          path.join(dataDir, 'storage'),
          async (sql, parameters) =>
            (await connection.exclusive((pg) => pg.query<never>(sql, parameters))).rows,
          startedAt,
        ),
      ),

    settleMode: (demonstration: boolean) => settleMode(backend, demonstration, dataDir),
    inviteFirstAdministrator: (_: null) => inviteFirstAdministrator(backend),
    ensureDemonstrationAccounts: ({ hash, changed }: { hash: string; changed: string[] }) =>
      ensureDemonstrationAccounts(backend, publishableKey, hash, changed),
    checkDatabase: (_: null) => connection.exclusive(checkDatabase),

    /**
     * Writes everything to the files, which are then a whole database until the next statement.
     * What may be forgotten is, so that no copy of the files holds it.
     */
    checkpoint: async (_: null) => {
      await connection.exclusive(async (pg) => {
        // a database from before the migration that made it has nothing to forget
        await pg.exec(`do $$ begin
          if to_regproc('private.forget_senders') is not null then
            perform private.forget_senders();
          end if;
        end $$`);
        await pg.exec('checkpoint');
      });
    },

    /** How far the log of changes has come, as `pg_lsn`. */
    position: async (_: null) => {
      const { rows } = await connection.exclusive((pg) =>
        pg.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at'),
      );
      return rows[0]?.at ?? '';
    },

    close: (_: null) => connection.exclusive(() => connection.close()),
  };
}

export type Operations = ReturnType<typeof operationsOf>;
export type OperationName = keyof Operations;
export type Input<N extends OperationName> = Parameters<Operations[N]>[0];
export type Output<N extends OperationName> = Awaited<ReturnType<Operations[N]>>;
