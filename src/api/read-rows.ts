/**
 * Reads many rows without losing one. The server in front gives 1,000 rows in one answer and says
 * nothing of the rest, so what can grow is read in pages, each beginning after the last row of the
 * one before: rows that come or go meanwhile move none of the others out of sight.
 */
import * as v from 'valibot';
import { read, readable } from './ask.ts';
import type { Database } from './database.types.ts';

/** Rows in one answer. */
const PAGE_ROWS = 200;
/** Ids in one request: the address must stay short enough for any proxy. */
const IDS_AT_ONCE = 50;

type Answer = { data: unknown; error: unknown; status: number };

/** What is used of a supabase-js query here. */
interface Query extends PromiseLike<Answer> {
  eq(column: string, value: string): Query;
  gt(column: string, value: string): Query;
  lt(column: string, value: string): Query;
  order(column: string, options: { ascending: boolean }): Query;
  limit(rows: number): Query;
}

type Relations = Database['public']['Tables'] & Database['public']['Views'];
/** A schema of rows that names columns of `N` alone: with any other it does not compile. */
type RowsOf<N extends keyof Relations, E> = {
  entries: E & { [K in Exclude<keyof E, keyof Relations[N]['Row']>]: never };
};

/** The columns that a schema of rows of this table or view names, as they are asked for. */
export const columnsOf = <N extends keyof Relations, E extends object>(
  _of: N,
  schema: RowsOf<N, E>,
) => Object.keys(schema.entries).join(',');

/** Rows of this table that hang on what is asked for. */
export const embedded = <N extends keyof Relations & string, E extends object>(
  of: N,
  schema: RowsOf<N, E>,
) => `${of}(${columnsOf(of, schema)})`;

async function answerOf<T>(asked: Query, schema: v.GenericSchema<unknown, T>): Promise<T[]> {
  const { data } = await read(asked);
  return readable(v.array(schema), data);
}

/** Every row of a query, ordered by `key`, which no two rows share. Throws a NotDoneError. */
export async function readAll<K extends string, T extends Record<K, string>>(
  query: () => Query,
  schema: v.GenericSchema<unknown, T>,
  key: K,
): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const last = rows.at(-1);
    const asked = last ? query().gt(key, last[key]) : query();
    const page = await answerOf(asked.order(key, { ascending: true }).limit(PAGE_ROWS), schema);
    rows.push(...page);
    if (page.length < PAGE_ROWS) return rows;
  }
}

/** Every row of a query for each of `ids`, which may be more than an address can hold. */
export async function readByIds<K extends string, T extends Record<K, string>>(
  ids: string[],
  query: (some: string[]) => Query,
  schema: v.GenericSchema<unknown, T>,
  key: K,
): Promise<T[]> {
  const rows: T[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const some = ids.slice(at, at + IDS_AT_ONCE);
    rows.push(...(await readAll(() => query(some), schema, key)));
  }
  return rows;
}

type InTime = { limit: number; ascending: boolean };

/**
 * The first `limit` rows of a query by their time, and whether there are more. Rows of one moment,
 * such as what was brought in together, are ordered by `key`. Throws a NotDoneError.
 */
export async function readInTime<K extends string, T extends Record<K | 'created_at', string>>(
  query: () => Query,
  schema: v.GenericSchema<unknown, T>,
  key: K,
  { limit, ascending }: InTime,
): Promise<{ rows: T[]; more: boolean }> {
  const after = ascending ? 'gt' : 'lt';
  const page = (asked: Query, rows: number) =>
    answerOf(
      asked.order('created_at', { ascending }).order(key, { ascending }).limit(rows),
      schema,
    );
  const next = async (last: T | undefined, many: number) => {
    if (!last) return page(query(), many);
    const { created_at: moment } = last;
    const same = await page(query().eq('created_at', moment)[after](key, last[key]), many);
    if (same.length === many) return same;
    const rest = await page(query()[after]('created_at', moment), many - same.length);
    return [...same, ...rest];
  };
  const rows: T[] = [];
  for (;;) {
    // one more than is wanted tells whether there are more
    const many = Math.min(PAGE_ROWS, limit + 1 - rows.length);
    const got = await next(rows.at(-1), many);
    rows.push(...got);
    if (got.length < many || rows.length > limit)
      return { rows: rows.slice(0, limit), more: rows.length > limit };
  }
}

/** How many rows a `head` request counted. Throws a NotDoneError. */
export async function countOf(
  asked: PromiseLike<{ count: number | null; error: unknown; status: number }>,
): Promise<number> {
  const { count } = await read(asked);
  return count ?? 0;
}
