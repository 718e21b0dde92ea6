/** Photographs of a plan, in the bucket plan-photographs. Their words live with the plan. */
import { queryOptions } from '@tanstack/react-query';
import type { Answer } from './answer.ts';
import { answering, failureOf, reach, reachAsSomebody } from './ask.ts';

const BUCKET = 'plan-photographs';

/**
 * Storage says 400 on the line, whatever it is, and what it is in its answer; where nothing answered
 * there is neither.
 */
function statusOf(error: Error): number {
  const said = 'statusCode' in error ? Number(error.statusCode) : 0;
  if (said) return said;
  return 'status' in error && typeof error.status === 'number' ? error.status : 0;
}

/**
 * Puts a photograph there and gives its path, which is made of the key: the same picture sent
 * again is the same file.
 */
export const addPhotograph = (
  key: string,
  placeCode: string,
  planId: string,
  when: 'before' | 'after',
  jpeg: Blob,
): Promise<Answer<string, never>> =>
  answering(async () => {
    const client = await reach();
    const path = `${placeCode}/${planId}/${when}-${key}.jpg`;
    const { error } = await client.storage
      .from(BUCKET)
      .upload(path, jpeg, { contentType: 'image/jpeg' });
    // only this key has this path: its picture arrived the first time, and the answer was lost
    const isThereAlready = error && statusOf(error) === 409;
    if (error && !isThereAlready) throw await failureOf(error, statusOf(error));
    return { outcome: 'done', value: path };
  });

/** A picture that is gone already, by an earlier press whose answer was lost, is done as well. */
export const removePhotograph = (path: string): Promise<Answer<null, never>> =>
  answering(async () => {
    const client = await reach();
    const { data: removed, error } = await client.storage.from(BUCKET).remove([path]);
    if (error) throw await failureOf(error, statusOf(error));
    if (removed.length > 0) return { outcome: 'done', value: null };
    // storage removes what this person may remove and is silent about the rest: who still sees it may not
    const somebody = await reachAsSomebody();
    const { error: gone } = await somebody.storage.from(BUCKET).download(path);
    if (!gone) return { outcome: 'not-allowed' };
    if (statusOf(gone) !== 404) throw await failureOf(gone, statusOf(gone));
    return { outcome: 'done', value: null };
  });

/** The picture itself: whoever may read the plan may have it, so it is asked for in the person's name. */
export const photographQuery = (path: string) =>
  queryOptions({
    queryKey: ['people-wrote', 'photograph', path],
    queryFn: async () => {
      const client = await reach();
      const { data, error } = await client.storage.from(BUCKET).download(path);
      if (error) throw await failureOf(error, statusOf(error));
      return data;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
