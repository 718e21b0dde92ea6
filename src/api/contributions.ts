/** What residents send, what officers decide, and what the one who sent it sees with the receipt. */
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import {
  CONTRIBUTION_KINDS,
  CONTRIBUTION_STATUSES,
  type ContributionKind,
  type ContributionStatus,
  type Sending,
} from '#domain/contribution.ts';
import { ask, reach, reachAsSomebody, read, readable, write } from './ask.ts';
import { live } from './live.ts';
import { columnsOf, countOf, embedded, readInTime } from './read-rows.ts';

const Kind = v.picklist(CONTRIBUTION_KINDS);
const Status = v.picklist(CONTRIBUTION_STATUSES);
export const PointSchema = v.object({
  type: v.literal('Point'),
  coordinates: v.tuple([v.number(), v.number()]),
});
const ReplySchema = v.object({ body: v.string(), created_at: v.string() });

/** What makes a sending one, however often it is tried: kept with it until there is an answer. */
export type Once = { key: string; receipt: string };

/** Sends it for moderation. Only a hash of the receipt is kept where it goes. */
export const submitContribution = (placeCode: string, sending: Sending, once: Once) =>
  write(
    'submit_contribution',
    once.key,
    {
      p_receipt: once.receipt,
      p_place_code: placeCode,
      p_kind: sending.kind,
      p_subject: sending.subject,
      p_words: sending.words,
      p_street: sending.street,
      p_lsoa_code: sending.lsoaCode,
      p_lng: sending.point?.[0] ?? null,
      p_lat: sending.point?.[1] ?? null,
      p_blur: sending.blur,
    },
    v.object({}),
    ['too-long', 'too-short', 'unknown-place', 'outside-england', 'too-many', 'bad-receipt'],
  );

export type SubmitRefusal = Extract<
  Awaited<ReturnType<typeof submitContribution>>,
  { outcome: 'refused' }
>['refusal'];

const FollowAnswer = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    kind: Kind,
    subject: v.string(),
    words: v.string(),
    street: v.nullable(v.string()),
    status: Status,
    decline_reason: v.nullable(v.string()),
    created_at: v.string(),
    decided_at: v.nullable(v.string()),
    replies: v.array(ReplySchema),
    actions: v.array(
      v.object({
        title: v.string(),
        status: v.picklist(['proposed', 'agreed', 'under way', 'done', 'will not do']),
        status_reason: v.nullable(v.string()),
      }),
    ),
  }),
  v.object({ ok: v.literal(false), refusal: v.picklist(['not-found']) }),
]);
export type Followed = Extract<v.InferOutput<typeof FollowAnswer>, { ok: true }>;

/** What became of what was sent. `receipt` as `normaliseReceipt` gives it. */
export const followedQuery = (receipt: string) =>
  queryOptions({
    queryKey: ['people-wrote', 'followed', receipt],
    queryFn: () => ask('follow_contribution', { p_receipt: receipt }, FollowAnswer),
    refetchInterval: live,
  });

const ContributionSchema = v.object({
  id: v.string(),
  place_code: v.string(),
  kind: Kind,
  subject: v.string(),
  words: v.string(),
  street: v.nullable(v.string()),
  lsoa_code: v.nullable(v.string()),
  public_point: v.nullable(PointSchema),
  status: Status,
  decline_reason: v.nullable(v.string()),
  created_at: v.string(),
  decided_at: v.nullable(v.string()),
});
const ReplyRow = v.object({ ...ReplySchema.entries, id: v.string() });
const ListedSchema = v.object({ ...ContributionSchema.entries, replies: v.array(ReplyRow) });
const LISTED_COLUMNS = [
  columnsOf('contribution_details', ContributionSchema),
  embedded('replies', ReplyRow),
].join(',');
/** With what was replied to it, the oldest reply first. */
export type Contribution = v.InferOutput<typeof ListedSchema>;
export type Reply = Contribution['replies'][number];

export type ContributionFilter = {
  status: ContributionStatus;
  kind: ContributionKind | null;
  /** how many at most */
  limit: number;
};

export const contributionsKey = (placeCode: string, ...rest: unknown[]) => [
  'people-wrote',
  'contributions',
  placeCode,
  ...rest,
];

/** Contributions of a place that this person may see: the longest waiting first, else the newest first. */
export const contributionsQuery = (placeCode: string, filter: ContributionFilter) =>
  queryOptions({
    queryKey: contributionsKey(placeCode, 'list', filter),
    queryFn: () => loadContributions(placeCode, filter),
    refetchInterval: live,
    placeholderData: keepPreviousData,
  });

async function loadContributions(placeCode: string, { status, kind, limit }: ContributionFilter) {
  const client = await (status === 'published' ? reach() : reachAsSomebody());
  const { rows, more } = await readInTime(
    () => {
      const asked = client
        .from('contribution_details')
        .select(LISTED_COLUMNS)
        .eq('place_code', placeCode)
        .eq('status', status);
      return kind ? asked.eq('kind', kind) : asked;
    },
    ListedSchema,
    'id',
    { limit, ascending: status === 'pending' },
  );
  const contributions = rows.map((row) => ({
    ...row,
    replies: row.replies.toSorted((a, b) => a.created_at.localeCompare(b.created_at)),
  }));
  return { contributions, more };
}

/** One contribution; null where there is none, or none that this person may see. */
export const contributionQuery = (placeCode: string, id: string) =>
  queryOptions({
    queryKey: contributionsKey(placeCode, 'one', id),
    queryFn: async () => {
      const client = await reach();
      const { data } = await read(
        client
          .from('contribution_details')
          .select(columnsOf('contribution_details', ContributionSchema))
          .eq('place_code', placeCode)
          .eq('id', id)
          .maybeSingle(),
      );
      return data === null ? null : readable(ContributionSchema, data);
    },
  });

/** How many wait for moderation. */
export const pendingCountQuery = (placeCode: string) =>
  queryOptions({
    queryKey: contributionsKey(placeCode, 'pending-count'),
    queryFn: async () => {
      const client = await reachAsSomebody();
      return countOf(
        client
          .from('contribution_details')
          .select('id', { count: 'exact', head: true })
          .eq('place_code', placeCode)
          .eq('status', 'pending'),
      );
    },
    refetchInterval: live,
  });

/**
 * Publishes or declines. `reason` is owed when it is declined. Where another officer has decided
 * since `seen` was read, nothing changes and the answer says so.
 */
export const decideContribution = (
  key: string,
  seen: Pick<Contribution, 'id' | 'status'>,
  decision: 'published' | 'declined',
  reason: string | null,
) =>
  write(
    'decide_contribution',
    key,
    { p_id: seen.id, p_decision: decision, p_reason: reason, p_from: seen.status },
    v.object({ status: Status }),
    ['not-found', 'reason-required', 'already-decided'],
  );

export const replyToContribution = (key: string, id: string, body: string) =>
  write('reply_to_contribution', key, { p_id: id, p_body: body }, v.object({}), [
    'not-found',
    'too-short',
    'too-long',
  ]);

/** After a decision or a reply everything that shows contributions asks again. */
export const refreshContributions = (queryClient: QueryClient, placeCode: string) =>
  queryClient.invalidateQueries({ queryKey: contributionsKey(placeCode) });
