/** Asks every few seconds whether something changed, and reads it again only then. */
import type { QueryFunctionContext } from '@tanstack/react-query';
import { read } from './ask.ts';

/** A column that is not there makes the client give another type than this. */
type MarkAnswer = {
  data: Record<string, string | null>[] | null;
  count: number | null;
  error: unknown;
  status: number;
};

/**
 * What is compared: how many rows this person may read, which a deletion or a withdrawal changes,
 * and the newest moment among them. `asked` gives that one row with an exact count.
 */
export async function markOf(asked: PromiseLike<MarkAnswer>): Promise<string> {
  const { data, count } = await read(asked);
  return JSON.stringify([count, data]);
}

export type Marked<T> = { mark: string; read: T };

/** For a `queryFn`: what it gave last time, where the mark is still the same; else what `readAgain` gives. */
export async function readWhenChanged<T>(
  { client, queryKey }: Pick<QueryFunctionContext, 'client' | 'queryKey'>,
  askMark: () => Promise<string>,
  readAgain: () => Promise<T>,
): Promise<Marked<T>> {
  // asked before reading: a change in between is then found next time
  const mark = await askMark();
  const held = client.getQueryData<Marked<T>>(queryKey);
  return held?.mark === mark ? held : { mark, read: await readAgain() };
}
