/** Published contributions beside actions: those that an action answers, and those that it could. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { CONTRIBUTION_KINDS } from '#domain/contribution.ts';
import { reach } from './ask.ts';
import { contributionsKey } from './contributions.ts';
import { live } from './live.ts';
import { columnsOf, countOf, embedded, readByIds, readInTime } from './read-rows.ts';

const ContributionRow = v.object({
  id: v.string(),
  kind: v.picklist(CONTRIBUTION_KINDS),
  subject: v.string(),
  words: v.string(),
  street: v.nullable(v.string()),
  created_at: v.string(),
});
const ReplyRow = v.object({ id: v.string() });
const AnswerableRow = v.object({ ...ContributionRow.entries, replies: v.array(ReplyRow) });
const COLUMNS = [columnsOf('contributions', ContributionRow), embedded('replies', ReplyRow)].join(
  ',',
);

const answerable = ({ replies, ...row }: v.InferOutput<typeof AnswerableRow>) => ({
  ...row,
  replied: replies.length > 0,
});
export type Answerable = ReturnType<typeof answerable>;

/** Those of `ids` that are published, the newest first. */
export const answeredQuery = (placeCode: string, ids: string[]) =>
  queryOptions({
    // beside the other contributions, so that a reply refreshes this too
    queryKey: contributionsKey(placeCode, 'answered', ids),
    queryFn: () => loadAnswered(placeCode, ids),
    refetchInterval: live,
    placeholderData: keepPreviousData,
    enabled: ids.length > 0,
  });

async function loadAnswered(placeCode: string, ids: string[]): Promise<Answerable[]> {
  const client = await reach();
  const rows = await readByIds(
    ids,
    (some) =>
      client
        .from('contributions')
        .select(COLUMNS)
        .eq('place_code', placeCode)
        .eq('status', 'published')
        .in('id', some),
    AnswerableRow,
    'id',
  );
  return rows.map(answerable).toSorted((a, b) => b.created_at.localeCompare(a.created_at));
}

/** The newest `limit` that an action can answer, and how many there are in all. */
export const answerableQuery = (placeCode: string, limit: number) =>
  queryOptions({
    queryKey: contributionsKey(placeCode, 'answerable', limit),
    queryFn: () => loadAnswerable(placeCode, limit),
    placeholderData: keepPreviousData,
  });

async function loadAnswerable(placeCode: string, limit: number) {
  const client = await reach();
  const { rows, more } = await readInTime(
    () =>
      client
        .from('contributions')
        .select(COLUMNS)
        .eq('place_code', placeCode)
        .eq('status', 'published'),
    AnswerableRow,
    'id',
    { limit, ascending: false },
  );
  const total = more
    ? await countOf(
        client
          .from('contributions')
          .select('id', { count: 'exact', head: true })
          .eq('place_code', placeCode)
          .eq('status', 'published'),
      )
    : rows.length;
  return { contributions: rows.map(answerable), total };
}
