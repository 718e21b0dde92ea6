/** What is written of a plan bit by bit: its checks, photographs and duties, each with its own version. */
import * as v from 'valibot';
import { CHECK_STATES, CHECKS, type Check, type CheckState } from '#domain/improvement.ts';
import { PLAN_DUTIES, type PlanDuty } from '#domain/plan-duties.ts';
import { write } from './ask.ts';
import { embedded } from './read-rows.ts';

const Version = v.object({ version: v.number() });

export const PlanCheckSchema = v.object({
  check_name: v.picklist(CHECKS),
  state: v.picklist(CHECK_STATES),
  version: v.number(),
});

export const PlanPhotographSchema = v.object({
  id: v.string(),
  taken: v.picklist(['before', 'after']),
  path: v.string(),
  words: v.string(),
  added_at: v.string(),
  version: v.number(),
});
export type PlanPhotograph = v.InferOutput<typeof PlanPhotographSchema>;

export const PlanDutySchema = v.object({
  duty: v.picklist(PLAN_DUTIES),
  began_on: v.nullable(v.string()),
  due_on: v.string(),
  done_on: v.nullable(v.string()),
  version: v.number(),
});
export type PlanDutyRow = v.InferOutput<typeof PlanDutySchema>;

/** These rows as they are read with their plan. */
export const PLAN_ROWS = [
  embedded('plan_checks', PlanCheckSchema),
  embedded('plan_photographs', PlanPhotographSchema),
  embedded('plan_duties', PlanDutySchema),
];

/** `version` is that of the check as it was read; null for one that has not been begun. */
export type CheckToSet = {
  planId: string;
  check: Check;
  state: CheckState;
  version: number | null;
};

export const setPlanCheck = (key: string, { planId, check, state, version }: CheckToSet) =>
  write(
    'set_plan_check',
    key,
    { p_plan_id: planId, p_check_name: check, p_state: state, p_version: version },
    Version,
    ['version-conflict', 'not-found'],
  );

export type PhotographToAdd = {
  planId: string;
  taken: PlanPhotograph['taken'];
  /** where the picture lies in storage already */
  path: string;
  words: string;
};

export const addPlanPhotograph = (key: string, { planId, taken, path, words }: PhotographToAdd) =>
  write(
    'add_plan_photograph',
    key,
    { p_plan_id: planId, p_taken: taken, p_path: path, p_words: words },
    v.object({ id: v.string(), version: v.number() }),
    ['not-found', 'reason-required'],
  );

export const removePlanPhotograph = (
  key: string,
  { id, version }: Pick<PlanPhotograph, 'id' | 'version'>,
) =>
  write('remove_plan_photograph', key, { p_id: id, p_version: version }, v.object({}), [
    'version-conflict',
    'not-found',
  ]);

/** `doneOn` null: it is still to be done. */
export type DutyToSet = { planId: string; duty: PlanDuty; version: number; doneOn: string | null };

export const setPlanDutyDone = (key: string, { planId, duty, version, doneOn }: DutyToSet) =>
  write(
    'set_plan_duty_done',
    key,
    { p_plan_id: planId, p_duty: duty, p_version: version, p_done_on: doneOn },
    Version,
    ['version-conflict', 'not-found'],
  );
