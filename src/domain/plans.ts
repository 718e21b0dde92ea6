/** Plans of either kind: the stages they go through. The database holds the same list (`private.is_stage`). */
import * as v from 'valibot';
import { LIMITS, text } from './said.ts';

export const PLAN_KINDS = ['asset-transfer', 'improvement'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** The path of each kind, in order. */
const STAGE_PATHS = {
  'asset-transfer': [
    'idea',
    'availability check',
    'expression of interest',
    'business case',
    'assessment',
    'agreement in principle',
    'due diligence and heads of terms',
    'formal decision',
    'legal completion',
    'operating',
    'review',
  ],
  improvement: ['idea', 'checks', 'consents', 'agreed', 'works', 'looked after', 'review'],
} as const satisfies Record<PlanKind, readonly string[]>;

/** Beside the path: out of any stage, each with a reason. */
const OFF_PATH_STAGES = ['paused', 'withdrawn', 'refused'] as const;
export type OffPathStage = (typeof OFF_PATH_STAGES)[number];
export type PathStage = (typeof STAGE_PATHS)[PlanKind][number];
export type PlanStage = PathStage | OffPathStage;

export const PLAN_STAGES: PlanStage[] = [
  ...new Set<PlanStage>([
    ...STAGE_PATHS['asset-transfer'],
    ...STAGE_PATHS.improvement,
    ...OFF_PATH_STAGES,
  ]),
];

export const ACTION_STATUSES = ['proposed', 'agreed', 'under way', 'done', 'will not do'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

export const SUBJECT_LAYERS = ['community-assets', 'alleys', 'parks'] as const;
export type SubjectLayer = (typeof SUBJECT_LAYERS)[number];

/** What each kind of plan may be about. */
export const SUBJECT_LAYERS_OF: Record<PlanKind, readonly SubjectLayer[]> = {
  'asset-transfer': ['community-assets'],
  improvement: ['alleys', 'parks'],
};

export const isOffPath = (stage: PlanStage): stage is OffPathStage =>
  OFF_PATH_STAGES.some((known) => known === stage);

/** A reason is asked for what stops a plan, and is welcome for the rest. */
export const needsReason = (stage: PlanStage): boolean => isOffPath(stage);

export type StageChange = { from_stage: string | null; to_stage: string };

/**
 * Where on its path a plan stands: its stage, or, while it is off the path, the last stage it had there.
 * `changes` are oldest first.
 */
function stageOnPath(kind: PlanKind, stage: PlanStage, changes: StageChange[]): PathStage {
  const path: readonly PathStage[] = STAGE_PATHS[kind];
  const seen = [...changes.map((change) => change.to_stage), stage];
  return (
    seen.map((past) => path.find((known) => known === past)).findLast((known) => known) ?? 'idea'
  );
}

export type PathStep = { stage: PathStage; state: 'done' | 'now' | 'to come' };

/** The whole path, for drawing: what lies behind the plan, where it is, what is to come. */
export function pathOf(kind: PlanKind, stage: PlanStage, changes: StageChange[]): PathStep[] {
  const path: readonly PathStage[] = STAGE_PATHS[kind];
  const at = path.indexOf(stageOnPath(kind, stage, changes));
  return path.map((known, index) => ({
    stage: known,
    state: index < at ? 'done' : index === at ? 'now' : 'to come',
  }));
}

/**
 * What comes next: the following stage; for a paused plan the one it was paused in; null at the end
 * and for a plan that was withdrawn or refused, which goes on only when somebody chooses where.
 */
export function nextStage(
  kind: PlanKind,
  stage: PlanStage,
  changes: StageChange[],
): PathStage | null {
  const path: readonly PlanStage[] = STAGE_PATHS[kind];
  if (stage === 'paused') return stageOnPath(kind, stage, changes);
  const at = path.indexOf(stage);
  return at < 0 ? null : (STAGE_PATHS[kind][at + 1] ?? null);
}

/** Every stage that a plan can be moved to: the whole path, both ways, and out of it, without the one it is at. */
export const stagesToMoveTo = (kind: PlanKind, stage: PlanStage | null): PlanStage[] =>
  [...STAGE_PATHS[kind], ...OFF_PATH_STAGES].filter((known) => known !== stage);

/** `community-assets:way/1`, as the map's links name a subject; null when it names none. */
export function parseSubjectRef(text: string | null): { layer: SubjectLayer; id: string } | null {
  const split = text?.indexOf(':') ?? -1;
  if (!text || split < 0) return null;
  const layer = SUBJECT_LAYERS.find((known) => known === text.slice(0, split));
  const id = text.slice(split + 1);
  return layer && id ? { layer, id } : null;
}

export const kindOfSubject = (layer: SubjectLayer): PlanKind =>
  layer === 'community-assets' ? 'asset-transfer' : 'improvement';

const Pounds = v.pipe(v.number(), v.minValue(0), v.maxValue(9_999_999_999));

/** What an action is made of, as the form gives it and the database takes it. */
export const ActionDraftSchema = v.pipe(
  v.object({
    title: text(LIMITS.actionTitle),
    ownerOrganisation: text(LIMITS.actionOwner),
    startsOn: v.nullable(v.pipe(v.string(), v.isoDate())),
    dueOn: v.nullable(v.pipe(v.string(), v.isoDate())),
    costPounds: v.nullable(Pounds),
    funder: text(LIMITS.actionFunder),
    contributionIds: v.array(v.string()),
  }),
  v.forward(
    v.check(({ startsOn, dueOn }) => !startsOn || !dueOn || dueOn >= startsOn, 'before-start'),
    ['dueOn'],
  ),
);
export type ActionDraft = v.InferOutput<typeof ActionDraftSchema>;
