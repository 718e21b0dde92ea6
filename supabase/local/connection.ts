import type { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { PgliteConnection } from '@supabase/lite/pglite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { answerLikePostgrest, slimError } from './database-error.ts';
import { Mutex } from './mutex.ts';

/** Far above any honest wait: 50 readers and 5 writers at once stayed under 3 s. */
const TURN_TIMEOUT_MILLISECONDS = 60_000;

/**
 * lite's connection with three cures. One: PGlite has one session and lite does not take turns on
 * it, so that requests at the same moment shared a transaction and a role; here every connection
 * of the pool is a turn. Two: on first use lite grants everything on every table to everybody,
 * which undoes the migrations' revokes; `rlsState` tells it that this is done. Three: errors are
 * answered as PostgREST answers them, and are silent about their contents in logs.
 */
export class ExclusiveConnection extends PgliteConnection {
  readonly #turns = new Mutex();

  /** @param dataDir folder of the cluster; `restoreFrom` fills it from a snapshot first. */
  constructor(dataDir: string, restoreFrom?: Blob) {
    super({
      url: dataDir,
      pgliteOptions: {
        extensions: { postgis },
        // PostgREST prints ISO 8601 and numbers, lite the raw text of Postgres (1700 is numeric)
        parsers: { 1184: isoTimestamp, 1114: isoTimestamp, 1700: Number },
        ...(restoreFrom ? { loadDataDir: restoreFrom } : {}),
      },
    });
    const driver = new TurnDriver(this.driver, this.#turns);
    this.kysely = new Kysely({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => driver,
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    });
    // private in lite 0.10.0, hence the exact pin and the test of revoked grants
    Reflect.set(this, 'rlsState', 'active');
  }

  /** Runs `work` on the session while no request is inside a transaction. */
  async exclusive<T>(work: (pg: PGlite) => Promise<T>): Promise<T> {
    const release = await this.#turns.acquire(TURN_TIMEOUT_MILLISECONDS);
    try {
      return await work(this.driver);
    } finally {
      release();
    }
  }

  override normalizeDbError(error: unknown): unknown {
    return answerLikePostgrest(error);
  }
}

class Turn implements DatabaseConnection {
  readonly #pg: PGlite;
  readonly release: () => void;

  constructor(pg: PGlite, release: () => void) {
    this.#pg = pg;
    this.release = release;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const result = await this.#pg.query<R>(query.sql, [...query.parameters]);
      return {
        rows: result.rows as R[],
        ...(typeof result.affectedRows === 'number'
          ? { numAffectedRows: BigInt(result.affectedRows) }
          : {}),
      };
    } catch (error) {
      throw slimError(error);
    }
  }

  // biome-ignore lint/correctness/useYield: kysely asks for the method, nothing here streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the embedded database does not stream');
  }
}

class TurnDriver implements Driver {
  readonly #pg: PGlite;
  readonly #turns: Mutex;

  constructor(pg: PGlite, turns: Mutex) {
    this.#pg = pg;
    this.#turns = turns;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new Turn(this.#pg, await this.#turns.acquire(TURN_TIMEOUT_MILLISECONDS));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    // sockets get a moment between two turns, or writers wait 20 s behind 50 busy readers
    await new Promise((resolve) => setImmediate(resolve));
    if (connection instanceof Turn) connection.release();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {}
}

function isoTimestamp(value: string): string {
  return value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
}
