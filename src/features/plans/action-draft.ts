/** What stands in the form of an action before it is saved, as the device keeps it. */
import * as v from 'valibot';

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
