/** What stands in the forms of an action before it is saved, as the device keeps it. */
import * as v from 'valibot';
import { ACTION_STATUSES } from '#domain/plans.ts';

export const ActionTextsSchema = v.object({
  /** the version that was read; null for a new action */
  version: v.nullable(v.number()),
  texts: v.object({
    title: v.string(),
    ownerOrganisation: v.string(),
    startsOn: v.string(),
    dueOn: v.string(),
    costPounds: v.string(),
    funder: v.string(),
  }),
  contributionIds: v.array(v.string()),
});
export type ActionTexts = v.InferOutput<typeof ActionTextsSchema>;

export const StatusDraftSchema = v.object({
  /** the version that was looked at */
  version: v.number(),
  status: v.picklist(ACTION_STATUSES),
  reason: v.string(),
});
export type StatusDraft = v.InferOutput<typeof StatusDraftSchema>;
