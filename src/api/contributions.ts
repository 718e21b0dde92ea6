/** What residents send, what officers decide, and what the one who sent it sees with the receipt. */
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Feature, FeatureCollection, Point } from 'geojson';
import * as v from 'valibot';
import {
  CONTRIBUTION_KINDS,
  CONTRIBUTION_STATUSES,
  type ContributionKind,
  type ContributionStatus,
  type Sending,
} from '#domain/contribution.ts';
import { mayReadDrafts, mayWrite, type RoleInPlace } from '#domain/roles.ts';
import { ask, Refusal, reach, WayError, wayError } from './ask.ts';

const Kind = v.picklist(CONTRIBUTION_KINDS);
const Status = v.picklist(CONTRIBUTION_STATUSES);
const PointSchema = v.object({
  type: v.literal('Point'),
  coordinates: v.tuple([v.number(), v.number()]),
});
const ReplySchema = v.object({ body: v.string(), created_at: v.string() });

const SubmitAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true), receipt: v.string() }),
  Refusal(['too-long', 'too-short', 'unknown-place', 'outside-england', 'too-many']),
]);
export type SubmitAnswer = v.InferOutput<typeof SubmitAnswer>;

/** Sends it for moderation. The receipt in the answer is the only copy there is. */
export function submitContribution(placeCode: string, sending: Sending): Promise<SubmitAnswer> {
  return ask(
    'submit_contribution',
    {
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
export type Contribution = v.InferOutput<typeof ContributionSchema>;

export type ContributionFilter = {
  status: ContributionStatus;
  kind: ContributionKind | null;
  /** how many at most; one more is asked for, to know whether there are more */
  limit: number;
};

const key = (placeCode: string, ...rest: unknown[]) => [
  'people-wrote',
  'contributions',
  placeCode,
  ...rest,
];

/** Contributions of a place that this person may see: the longest waiting first, else the newest first. */
export const contributionsQuery = (placeCode: string, filter: ContributionFilter) =>
  queryOptions({
    queryKey: key(placeCode, 'list', filter),
    queryFn: () => loadContributions(placeCode, filter),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });

async function loadContributions(placeCode: string, { status, kind, limit }: ContributionFilter) {
  const client = await reach();
  let query = client
    .from('contribution_details')
    .select('*')
    .eq('place_code', placeCode)
    .eq('status', status);
  if (kind) query = query.eq('kind', kind);
  const {
    data,
    error,
    status: httpStatus,
  } = await query.order('created_at', { ascending: status === 'pending' }).limit(limit + 1);
  if (error) throw wayError(error, httpStatus);
  const rows = v.parse(v.array(ContributionSchema), data);
  return { contributions: rows.slice(0, limit), more: rows.length > limit };
}

/** One contribution; null where there is none, or none that this person may see. */
export const contributionQuery = (placeCode: string, id: string) =>
  queryOptions({
    queryKey: key(placeCode, 'one', id),
    queryFn: async () => {
      const client = await reach();
      const { data, error, status } = await client
        .from('contribution_details')
        .select('*')
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
    queryKey: key(placeCode, 'pending-count'),
    queryFn: async () => {
      const client = await reach();
      const { count, error, status } = await client
        .from('contribution_details')
        .select('id', { count: 'exact', head: true })
        .eq('place_code', placeCode)
        .eq('status', 'pending');
      if (error) throw wayError(error, status);
      return count ?? 0;
    },
    refetchInterval: 15_000,
  });

type Marker = { id: string; kind: ContributionKind; status: ContributionStatus };
const MarkerEntries = { kind: Kind, status: Status };
const PublicMarkers = v.array(
  v.object({ ...MarkerEntries, id: v.string(), public_point: PointSchema }),
);
const ExactMarkers = v.array(
  v.object({ ...MarkerEntries, contribution_id: v.string(), point: PointSchema }),
);

/** The map shows as many as the service gives in one answer; the list has them all. */
const MARKERS_MOST = 1000;

/**
 * Contributions as the map draws them: what is published, at its public point, and for staff what
 * waits; officers see the exact point of what waits. Nothing in a copy without a backend.
 */
export const contributionFeaturesQuery = (placeCode: string, roles: RoleInPlace[]) => {
  const staff = mayReadDrafts(roles, placeCode);
  const officer = mayWrite(roles, placeCode);
  return queryOptions({
    queryKey: key(placeCode, 'features', staff, officer),
    queryFn: () => loadFeatures(placeCode, staff, officer),
    refetchInterval: 15_000,
  });
};

async function loadFeatures(
  placeCode: string,
  staff: boolean,
  officer: boolean,
): Promise<FeatureCollection<Point, Marker>> {
  const features = new Map<string, Feature<Point, Marker>>();
  const put = (marker: Marker, geometry: Point) =>
    features.set(marker.id, { type: 'Feature', id: marker.id, geometry, properties: marker });
  try {
    for (const { id, kind, status, public_point } of await publicMarkers(placeCode, staff))
      put({ id, kind, status }, public_point);
    if (officer)
      for (const { contribution_id, kind, status, point } of await exactMarkers(placeCode))
        put({ id: contribution_id, kind, status }, point);
  } catch (error) {
    if (!(error instanceof WayError && error.kind === 'no-backend')) throw error;
  }
  return { type: 'FeatureCollection', features: [...features.values()] };
}

async function publicMarkers(placeCode: string, staff: boolean) {
  const client = await reach();
  const { data, error, status } = await client
    .from('contribution_details')
    .select('id, kind, status, public_point')
    .eq('place_code', placeCode)
    .in('status', staff ? ['pending', 'published'] : ['published'])
    .not('public_point', 'is', null)
    .order('created_at', { ascending: false })
    .limit(MARKERS_MOST);
  if (error) throw wayError(error, status);
  return v.parse(PublicMarkers, data);
}

async function exactMarkers(placeCode: string) {
  const client = await reach();
  const { data, error, status } = await client
    .from('contribution_points')
    .select('contribution_id, kind, status, point')
    .eq('place_code', placeCode)
    .eq('status', 'pending')
    .limit(MARKERS_MOST);
  if (error) throw wayError(error, status);
  return v.parse(ExactMarkers, data);
}

const RepliesSchema = v.array(v.object({ ...ReplySchema.entries, id: v.string() }));

export const repliesQuery = (placeCode: string, contributionId: string) =>
  queryOptions({
    queryKey: key(placeCode, 'replies', contributionId),
    queryFn: async () => {
      const client = await reach();
      const { data, error, status } = await client
        .from('replies')
        .select('id, body, created_at')
        .eq('contribution_id', contributionId)
        .order('created_at');
      if (error) throw wayError(error, status);
      return v.parse(RepliesSchema, data);
    },
  });

const DecideAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true), contribution: ContributionSchema }),
  Refusal(['not-found', 'not-allowed', 'reason-required', 'already-decided']),
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
    { p_id: seen.id, p_decision: decision, p_reason: reason, p_from: seen.status },
    DecideAnswer,
  );
}

const ReplyAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true) }),
  Refusal(['not-found', 'not-allowed', 'too-short', 'too-long']),
]);

export const replyToContribution = (id: string, body: string) =>
  ask('reply_to_contribution', { p_id: id, p_body: body }, ReplyAnswer);

/** After a decision or a reply everything that shows contributions asks again. */
export const refreshContributions = (queryClient: QueryClient, placeCode: string) =>
  queryClient.invalidateQueries({ queryKey: key(placeCode) });
