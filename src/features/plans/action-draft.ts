/** What stands in the forms of an action before it is saved, as the device keeps it. */
import * as v from 'valibot';
import { ACTION_STATUSES } from '#domain/plans.ts';

const ActionTextsSchema = v.object({
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

/** What cannot be read was written by another version of the form, and is as good as none. */
export function parseActionTexts(kept: unknown): ActionTexts | null {
  const read = v.safeParse(ActionTextsSchema, kept);
  return read.success ? read.output : null;
}

const StatusDraftSchema = v.object({
  /** the version that was looked at */
  version: v.number(),
  status: v.picklist(ACTION_STATUSES),
  reason: v.string(),
});
export type StatusDraft = v.InferOutput<typeof StatusDraftSchema>;

export function parseStatusDraft(kept: unknown): StatusDraft | null {
  const read = v.safeParse(StatusDraftSchema, kept);
  return read.success ? read.output : null;
}
