import { type Extension, PGlite, types } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { postgis } from '@electric-sql/pglite-postgis';
import type { CacheDriver } from '@supabase/lite';
import { PgliteConnection } from '@supabase/lite/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { answerLikePostgrest, DatabaseError, slimError } from './database-error.ts';
import { HeldFolder } from './held-folder.ts';
import { Mutex } from './mutex.ts';
import { type Opening, openingOf, transactionOf } from './opening.ts';

/** Far above any honest wait: the watchdog ends the whole thread long before. */
const TURN_TIMEOUT_MILLISECONDS = 60_000;
/**
 * The protocol counts parameters in 16 bits, and PGlite's driver reads them as signed: one more
 * than this leaves it out of step for good, answering every read with nothing.
 */
const MOST_PARAMETERS = 32_767;

/** How a cluster is opened. */
export type Manner = {
  /** PostGIS as it is to be unpacked. */
  extension?: Extension;
  /** Nothing of the folder is touched before it. */
  opens?: Promise<unknown>;
  /** Where lite keeps what it has read of the schema. */
  schemaCache?: CacheDriver;
};

const SETTINGS = [
  // memory that is all written at the start; the files behind it are in the system's memory too
  'shared_buffers=32MB',
  // no pieces of the log are kept for later use: a snapshot would copy each of them
  'wal_recycle=off',
  'wal_init_zero=off',
];

/**
 * lite's connection with four cures. One: PGlite has one session and lite does not take turns on
 * it, so that requests at the same moment shared a transaction and a role; here every connection
 * of the pool is a turn. Two: on first use lite grants everything on every table to everybody,
 * which undoes the migrations' revokes; `rlsState` tells it that this is done. Three: errors are
 * answered as PostgREST answers them, and are silent about their contents in logs. Four: what sets
 * the stage of a transaction (its claims and its role) travels in one message instead of eight.
 */
export class ExclusiveConnection extends PgliteConnection {
  readonly #turns = new Mutex();
  #isBroken = false;

  /** @param folder of the cluster, or `memory://…`. */
  constructor(folder: string, { extension = postgis, opens, schemaCache }: Manner = {}) {
    super({
      url: folder,
      ...(schemaCache ? { schemaCache } : {}),
      pgliteOptions: {
        ...(opens ? { fs: new HeldFolder(folder, opens) } : {}),
        startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((one) => ['-c', one])],
        extensions: { postgis: extension, amcheck },
        // PostgREST prints ISO 8601 and numbers, lite the raw text of Postgres (1700 is numeric)
        parsers: { 1184: isoTimestamp, 1114: isoTimestamp, 1700: Number },
        serializers: Object.fromEntries(JUDGED_BY_POSTGRES.map((type) => [type, asText])),
      },
    });
    const driver = new TurnDriver(this.driver, this.#turns, () => {
      this.#isBroken = true;
    });
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

  /**
   * Resolves when the cluster is open. PGlite knows how to read the arrays of every type, rows of
   * every table among them, and copies that whole list for each statement: a fifth of a millisecond
   * for 370 types. Nothing here asks for arrays of rows.
   * @throws whatever PGlite throws for a folder that it cannot open.
   */
  async open(): Promise<void> {
    await this.driver.waitReady;
    const { rows } = await this.driver.query<{ oid: number }>(
      'select typarray as oid from pg_type where typrelid <> 0',
    );
    const arraysOfRows = new Set(rows.map(({ oid }) => String(oid)));
    const without = <T>(known: Record<string, T>) =>
      Object.fromEntries(Object.entries(known).filter(([oid]) => !arraysOfRows.has(oid)));
    this.driver.parsers = without(this.driver.parsers);
    this.driver.serializers = without(this.driver.serializers);
  }

  /** Whether the driver has failed in a way that is no answer of Postgres: it may be out of step. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Runs `work` on the session while no request is inside a transaction. */
  async exclusive<T>(work: (pg: PGlite) => Promise<T>): Promise<T> {
    const release = await this.#turns.acquire(TURN_TIMEOUT_MILLISECONDS);
    try {
      return await work(this.driver);
    } catch (error) {
      if (!(slimError(error) instanceof DatabaseError)) this.#isBroken = true;
      throw error;
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
  readonly #onBroken: () => void;
  readonly release: () => void;
  /** The statements that open the transaction, held until something is asked in it. */
  #opening: Opening[] | null = null;

  constructor(pg: PGlite, release: () => void, onBroken: () => void) {
    this.#pg = pg;
    this.release = release;
    this.#onBroken = onBroken;
  }

  begin(): void {
    this.#opening = [];
  }

  /** Ends the transaction; one that was never asked anything was never opened. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (this.#opening === null) await this.#run(() => this.#pg.exec(how));
    this.#opening = null;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const opening = this.#opening === null ? null : openingOf(sql, parameters);
    if (opening !== null) {
      this.#opening?.push(opening);
      return { rows: [] };
    }
    if (parameters.length > MOST_PARAMETERS) {
      throw new DatabaseError('54000', `more than ${MOST_PARAMETERS} parameters`);
    }
    // the protocol ends a statement at a NUL, and what follows would be read as the next message
    if (sql.includes('\0')) throw new DatabaseError('22021', 'a NUL is no character of a name');
    return this.#run(async () => {
      if (this.#opening !== null) {
        const opening = transactionOf(this.#opening);
        this.#opening = null;
        await this.#pg.exec(opening);
      }
      const result = await this.#pg.query<R>(sql, [...parameters]);
      return {
        rows: result.rows as R[],
        ...(typeof result.affectedRows === 'number'
          ? { numAffectedRows: BigInt(result.affectedRows) }
          : {}),
      };
    });
  }

  // biome-ignore lint/correctness/useYield: kysely asks for the method, nothing here streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the embedded database does not stream');
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const slim = slimError(error);
      if (!(slim instanceof DatabaseError)) this.#onBroken();
      throw slim;
    }
  }
}

class TurnDriver implements Driver {
  readonly #pg: PGlite;
  readonly #turns: Mutex;
  readonly #onBroken: () => void;

  constructor(pg: PGlite, turns: Mutex, onBroken: () => void) {
    this.#pg = pg;
    this.#turns = turns;
    this.#onBroken = onBroken;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Turn> {
    return new Turn(this.#pg, await this.#turns.acquire(TURN_TIMEOUT_MILLISECONDS), this.#onBroken);
  }

  async releaseConnection(connection: Turn): Promise<void> {
    connection.release();
  }

  async beginTransaction(connection: Turn): Promise<void> {
    connection.begin();
  }

  async commitTransaction(connection: Turn): Promise<void> {
    await connection.end('commit');
  }

  async rollbackTransaction(connection: Turn): Promise<void> {
    await connection.end('rollback');
  }

  async destroy(): Promise<void> {}
}

/**
 * PGlite throws at a value that does not look like its type, in the middle of a statement; written
 * out as text, it is for Postgres to say no.
 */
const JUDGED_BY_POSTGRES = [
  types.BOOL,
  types.BYTEA,
  types.INT2,
  types.INT4,
  types.INT8,
  types.OID,
  types.FLOAT4,
  types.FLOAT8,
  types.NUMERIC,
  types.TEXT,
  types.VARCHAR,
  types.BPCHAR,
  types.UUID,
  types.DATE,
  types.TIMESTAMP,
  types.TIMESTAMPTZ,
];

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isoTimestamp(value: string): string {
  return value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
}
