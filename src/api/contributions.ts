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
import { ask, Refusal, reach, WayError, wayError } from './ask.ts';
import { columnsOf, countOf, readInTime } from './read-rows.ts';

const Kind = v.picklist(CONTRIBUTION_KINDS);
const Status = v.picklist(CONTRIBUTION_STATUSES);
export const PointSchema = v.object({
  type: v.literal('Point'),
  coordinates: v.tuple([v.number(), v.number()]),
});
const ReplySchema = v.object({ body: v.string(), created_at: v.string() });

const SubmitAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true) }),
  Refusal([
    'too-long',
    'too-short',
    'unknown-place',
    'not-a-district',
    'read-only',
    'outside-england',
    'too-many',
    'key-used',
    'bad-receipt',
  ]),
]);
export type SubmitAnswer = v.InferOutput<typeof SubmitAnswer>;

/** What makes a sending one, however often it is tried: kept with it until there is an answer. */
export type Once = { key: string; receipt: string };

/** Sends it for moderation. Only a hash of the receipt is kept where it goes. */
export function submitContribution(
  placeCode: string,
  sending: Sending,
  once: Once,
): Promise<SubmitAnswer> {
  return ask(
    'submit_contribution',
    {
      p_key: once.key,
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
    SubmitAnswer,
  );
}

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
  Refusal(['not-found']),
]);
export type Followed = Extract<v.InferOutput<typeof FollowAnswer>, { ok: true }>;

/** What became of what was sent. `receipt` as `normaliseReceipt` gives it. */
export const followedQuery = (receipt: string) =>
  queryOptions({
    queryKey: ['people-wrote', 'followed', receipt],
    queryFn: () => ask('follow_contribution', { p_receipt: receipt }, FollowAnswer),
    refetchInterval: 15_000,
    retry: (tries, error) => !(error instanceof WayError) && tries < 2,
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
const ListedSchema = v.object({
  ...ContributionSchema.entries,
  replies: v.array(v.object({ ...ReplySchema.entries, id: v.string() })),
});
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
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });

async function loadContributions(placeCode: string, { status, kind, limit }: ContributionFilter) {
  const client = await reach();
  const { rows, more } = await readInTime(
    () => {
      const asked = client
        .from('contribution_details')
        .select(`${columnsOf(ContributionSchema)},replies(id,body,created_at)`)
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
      const { data, error, status } = await client
        .from('contribution_details')
        .select(columnsOf(ContributionSchema))
        .eq('place_code', placeCode)
        .eq('id', id)
        .maybeSingle();
      if (error) throw wayError(error, status);
      return data === null ? null : v.parse(ContributionSchema, data);
    },
  });

/** How many wait for moderation. */
export const pendingCountQuery = (placeCode: string) =>
  queryOptions({
    queryKey: contributionsKey(placeCode, 'pending-count'),
    queryFn: async () => {
      const client = await reach();
      return countOf(
        client
          .from('contribution_details')
          .select('id', { count: 'exact', head: true })
          .eq('place_code', placeCode)
          .eq('status', 'pending'),
      );
    },
    refetchInterval: 15_000,
  });

const DecideAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true), status: Status }),
  Refusal([
    'not-found',
    'not-allowed',
    'read-only',
    'reason-required',
    'already-decided',
    'key-used',
  ]),
]);
export type DecideAnswer = v.InferOutput<typeof DecideAnswer>;

/**
 * Publishes or declines. `reason` is owed when it is declined. Where another officer has decided
 * since `seen` was read, nothing changes and the answer says so.
 */
export function decideContribution(
  seen: Pick<Contribution, 'id' | 'status'>,
  decision: 'published' | 'declined',
  reason: string | null,
): Promise<DecideAnswer> {
  return ask(
    'decide_contribution',
    {
      p_key: crypto.randomUUID(),
      p_id: seen.id,
      p_decision: decision,
      p_reason: reason,
      p_from: seen.status,
    },
    DecideAnswer,
  );
}

const ReplyAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true) }),
  Refusal(['not-found', 'not-allowed', 'read-only', 'too-short', 'too-long', 'key-used']),
]);

export const replyToContribution = (id: string, body: string) =>
  ask('reply_to_contribution', { p_key: crypto.randomUUID(), p_id: id, p_body: body }, ReplyAnswer);

/** After a decision or a reply everything that shows contributions asks again. */
export const refreshContributions = (queryClient: QueryClient, placeCode: string) =>
  queryClient.invalidateQueries({ queryKey: contributionsKey(placeCode) });
