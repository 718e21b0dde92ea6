/** What stands in the form of a plan before it is saved, as the device keeps it. */
import * as v from 'valibot';
import { WORKS } from '#domain/improvement.ts';
import { PLAN_KINDS, SUBJECT_LAYERS } from '#domain/plans.ts';
import type { FieldTexts } from './detail-values.ts';

export const PlanDraftSchema = v.object({
  /** the version that was read; null for a new plan */
  version: v.nullable(v.number()),
  kind: v.nullable(v.picklist(PLAN_KINDS)),
  subject: v.nullable(
    v.object({
      layer: v.picklist(SUBJECT_LAYERS),
      id: v.string(),
      name: v.string(),
      where: v.string(),
    }),
  ),
  title: v.string(),
  texts: v.pipe(
    v.record(v.string(), v.string()),
    v.transform((texts): FieldTexts => texts),
  ),
  works: v.array(v.picklist(WORKS)),
});
export type PlanDraft = v.InferOutput<typeof PlanDraftSchema>;
