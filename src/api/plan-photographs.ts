/** Photographs of a plan, in the bucket plan-photographs. Their words live with the plan. */
import { queryOptions } from '@tanstack/react-query';
import { reach } from './ask.ts';

const BUCKET = 'plan-photographs';

/** Puts a photograph there and gives its path. Throws when it is refused. */
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
  if (error) throw error;
  return path;
}

export async function removePhotograph(path: string): Promise<void> {
  const client = await reach();
  const { error } = await client.storage.from(BUCKET).remove([path]);
  if (error) throw error;
}

/** The picture itself: whoever may read the plan may have it, so it is asked for in the person's name. */
export const photographQuery = (path: string) =>
  queryOptions({
    queryKey: ['people-wrote', 'photograph', path],
    queryFn: async () => {
      const client = await reach();
      const { data, error } = await client.storage.from(BUCKET).download(path);
      if (error) throw error;
      return data;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
