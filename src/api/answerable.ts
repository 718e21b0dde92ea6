/** The published contributions that an action can answer, and which of them have had a reply. */
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { reach, WayError, wayError } from './ask.ts';

const AnswerableSchema = v.pipe(
  v.object({
    id: v.string(),
    kind: v.picklist(['asset', 'need', 'idea', 'story']),
    subject: v.string(),
    words: v.string(),
    street: v.nullable(v.string()),
    replies: v.array(v.object({ id: v.string() })),
  }),
  v.transform(({ replies, ...row }) => ({ ...row, replied: replies.length > 0 })),
);
export type Answerable = v.InferOutput<typeof AnswerableSchema>;

/** As many as the service gives in one answer, newest first. */
const MOST = 1000;

export const answerableQuery = (placeCode: string) =>
  queryOptions({
    // beside the other contributions, so that a reply refreshes this too
    queryKey: ['people-wrote', 'contributions', placeCode, 'answerable'],
    queryFn: () => loadAnswerable(placeCode),
    refetchInterval: 15_000,
  });

async function loadAnswerable(placeCode: string): Promise<Answerable[]> {
  try {
    const client = await reach();
    const { data, error, status } = await client
      .from('contributions')
      .select('id, kind, subject, words, street, replies(id)')
      .eq('place_code', placeCode)
      .eq('status', 'published')
      .order('created_at', { ascending: false })
      .limit(MOST);
    if (error) throw wayError(error, status);
    return v.parse(v.array(AnswerableSchema), data);
  } catch (error) {
    if (error instanceof WayError && error.kind === 'no-backend') return [];
    throw error;
  }
}
