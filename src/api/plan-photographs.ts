/** Photographs of a plan, in the bucket plan-photographs. Their words live with the plan. */
import { queryOptions } from '@tanstack/react-query';
import { reach, wayError } from './ask.ts';

const BUCKET = 'plan-photographs';

/** Storage gives a status when it answered, and none when nothing did. */
const troubleOf = (error: Error) =>
  wayError(error, 'status' in error && typeof error.status === 'number' ? error.status : 0);

/** Puts a photograph there and gives its path. Throws a WayError, or what the storage said. */
export async function addPhotograph(
  placeCode: string,
  planId: string,
  when: 'before' | 'after',
  jpeg: Blob,
): Promise<string> {
  const client = await reach();
  const path = `${placeCode}/${planId}/${when}-${crypto.randomUUID()}.jpg`;
  const { error } = await client.storage
    .from(BUCKET)
    .upload(path, jpeg, { contentType: 'image/jpeg' });
  if (error) throw troubleOf(error);
  return path;
}

export async function removePhotograph(path: string): Promise<void> {
  const client = await reach();
  const { error } = await client.storage.from(BUCKET).remove([path]);
  if (error) throw troubleOf(error);
}

/** The picture itself: whoever may read the plan may have it, so it is asked for in the person's name. */
export const photographQuery = (path: string) =>
  queryOptions({
    queryKey: ['people-wrote', 'photograph', path],
    queryFn: async () => {
      const client = await reach();
      const { data, error } = await client.storage.from(BUCKET).download(path);
      if (error) throw troubleOf(error);
      return data;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
