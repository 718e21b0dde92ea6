/** Plans of a priority area with their history and actions. Who may read the area may read them. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { type AssetTransferDetails, AssetTransferDetailsSchema } from '#domain/asset-transfer.ts';
import { type ImprovementDetails, ImprovementDetailsSchema } from '#domain/improvement.ts';
import { assetTransferDays, improvementDays } from '#domain/plan-duties.ts';
import {
  ACTION_STATUSES,
  type ActionDraft,
  type ActionStatus,
  PLAN_KINDS,
  PLAN_STAGES,
  type PlanKind,
  type PlanStage,
  SUBJECT_LAYERS,
  type SubjectLayer,
} from '#domain/plans.ts';
import { orElse, reach, write } from './ask.ts';
import type { Json } from './database.types.ts';
import { live } from './live.ts';
import { PLAN_ROWS, PlanCheckSchema, PlanDutySchema, PlanPhotographSchema } from './plan-rows.ts';
import { columnsOf, embedded, readAll } from './read-rows.ts';

const Text = v.nullable(v.string());

const StageChangeSchema = v.object({
  id: v.string(),
  from_stage: Text,
  to_stage: v.picklist(PLAN_STAGES),
  reason: Text,
  changed_at: v.string(),
});

const ActionRow = v.object({
  id: v.string(),
  plan_id: v.string(),
  title: v.string(),
  owner_organisation: v.string(),
  starts_on: Text,
  due_on: Text,
  cost_pounds: v.nullable(v.number()),
  funder: Text,
  status: v.picklist(ACTION_STATUSES),
  status_reason: Text,
  version: v.number(),
  created_at: v.string(),
});
const AnsweredRow = v.object({ contribution_id: v.string() });
const ActionSchema = v.object({
  ...ActionRow.entries,
  action_contributions: v.array(AnsweredRow),
});
export type Action = v.InferOutput<typeof ActionSchema>;

const PlanRow = v.object({
  id: v.string(),
  area_id: v.string(),
  kind: v.picklist(PLAN_KINDS),
  title: v.string(),
  subject_layer: v.picklist(SUBJECT_LAYERS),
  subject_id: v.string(),
  subject_name: v.string(),
  stage: v.picklist(PLAN_STAGES),
  stage_reason: Text,
  details: v.unknown(),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.string(),
});

/** The JSON column's door. What cannot be read is said to be so and never guessed at. */
function readDetails(kind: PlanKind, details: unknown) {
  if (kind === 'asset-transfer') {
    const read = v.safeParse(AssetTransferDetailsSchema, details);
    return read.success
      ? { kind, value: read.output }
      : { kind: 'unreadable' as const, issue: v.summarize(read.issues) };
  }
  const read = v.safeParse(ImprovementDetailsSchema, details);
  return read.success
    ? { kind, value: read.output }
    : { kind: 'unreadable' as const, issue: v.summarize(read.issues) };
}

const PlanSchema = v.pipe(
  v.object({
    ...PlanRow.entries,
    plan_stage_changes: v.array(StageChangeSchema),
    actions: v.array(ActionSchema),
    plan_checks: v.array(PlanCheckSchema),
    plan_photographs: v.array(PlanPhotographSchema),
    plan_duties: v.array(PlanDutySchema),
  }),
  v.transform((row) => ({
    ...row,
    details: readDetails(row.kind, row.details),
    // oldest first, whatever order they came in
    plan_stage_changes: row.plan_stage_changes.toSorted((a, b) =>
      a.changed_at.localeCompare(b.changed_at),
    ),
    actions: row.actions.toSorted((a, b) => a.created_at.localeCompare(b.created_at)),
    plan_photographs: row.plan_photographs.toSorted((a, b) => a.added_at.localeCompare(b.added_at)),
    plan_duties: row.plan_duties.toSorted((a, b) => a.due_on.localeCompare(b.due_on)),
  })),
);
export type Plan = v.InferOutput<typeof PlanSchema>;

const plansKey = (areaId: string) => ['people-wrote', 'plans', areaId];

/** The plans of an area, oldest first; none where this copy has no backend. */
export const plansQuery = (areaId: string) =>
  queryOptions({
    queryKey: plansKey(areaId),
    queryFn: () => orElse([], () => loadPlans(areaId)),
    refetchInterval: live,
  });

const COLUMNS = [
  columnsOf('plans', PlanRow),
  embedded('plan_stage_changes', StageChangeSchema),
  `actions(${columnsOf('actions', ActionRow)},${embedded('action_contributions', AnsweredRow)})`,
  ...PLAN_ROWS,
].join(',');

async function loadPlans(areaId: string): Promise<Plan[]> {
  const client = await reach();
  const plans = await readAll(
    () => client.from('plans').select(COLUMNS).eq('area_id', areaId),
    PlanSchema,
    'id',
  );
  return plans.toSorted((a, b) => a.created_at.localeCompare(b.created_at));
}

export const refreshPlans = (queryClient: QueryClient, areaId: string) =>
  queryClient.invalidateQueries({ queryKey: plansKey(areaId) });

/** Refusals of all that writes here. */
const REFUSALS = ['version-conflict', 'not-found', 'reason-required', 'reply-owed'] as const;

const Saved = v.object({ id: v.string(), version: v.number() });
/** Which row it is now, and in which version. */
export type Saved = v.InferOutput<typeof Saved>;
/** A plan as it is sent; `id` and `version` are null for a new one. */
export type PlanToSave = {
  id: string | null;
  version: number | null;
  areaId: string;
  kind: PlanKind;
  title: string;
  subject: { layer: SubjectLayer; id: string; name: string };
  details:
    | { kind: 'asset-transfer'; value: AssetTransferDetails }
    | { kind: 'improvement'; value: ImprovementDetails };
};

const daysOf = (details: PlanToSave['details']) =>
  details.kind === 'asset-transfer'
    ? assetTransferDays(details.value)
    : improvementDays(details.value);

/** Saves a plan with the days that follow from it. */
export const savePlan = (key: string, plan: PlanToSave) =>
  write(
    'save_plan',
    key,
    {
      p_id: plan.id,
      p_version: plan.version,
      p_area_id: plan.areaId,
      p_kind: plan.kind,
      p_title: plan.title,
      p_subject_layer: plan.subject.layer,
      p_subject_id: plan.subject.id,
      p_subject_name: plan.subject.name,
      p_details: plan.details.value as Json,
      p_duties: daysOf(plan.details).map(({ duty, beganOn, dueOn }) => ({
        duty,
        began_on: beganOn,
        due_on: dueOn,
      })),
    },
    Saved,
    REFUSALS,
  );

export const movePlan = (
  key: string,
  plan: Pick<Plan, 'id' | 'version'>,
  stage: PlanStage,
  reason: string | null,
) =>
  write(
    'move_plan',
    key,
    { p_id: plan.id, p_version: plan.version, p_stage: stage, p_reason: reason },
    Saved,
    REFUSALS,
  );

export const saveAction = (
  key: string,
  planId: string,
  held: Pick<Action, 'id' | 'version'> | null,
  draft: ActionDraft,
) =>
  write(
    'save_action',
    key,
    {
      p_id: held?.id ?? null,
      p_version: held?.version ?? null,
      p_plan_id: planId,
      p_title: draft.title,
      p_owner_organisation: draft.ownerOrganisation,
      p_starts_on: draft.startsOn,
      p_due_on: draft.dueOn,
      p_cost_pounds: draft.costPounds,
      p_funder: draft.funder || null,
      p_contribution_ids: draft.contributionIds,
    },
    Saved,
    REFUSALS,
  );

export const setActionStatus = (
  key: string,
  action: Pick<Action, 'id' | 'version'>,
  status: ActionStatus,
  reason: string | null,
) =>
  write(
    'set_action_status',
    key,
    { p_id: action.id, p_version: action.version, p_status: status, p_reason: reason },
    Saved,
    REFUSALS,
  );

/** What is refused of a plan or an action, beside the outcomes that every write has. */
export type PlanRefusal = Extract<
  Awaited<ReturnType<typeof savePlan>>,
  { outcome: 'refused' }
>['refusal'];
