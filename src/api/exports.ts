/** What people wrote about a place, for a file. Row-level security decides what each person gets. */
import * as v from 'valibot';
import type {
  WrittenAction,
  WrittenArea,
  WrittenContribution,
  WrittenPlan,
} from '#domain/export-written.ts';
import { MultiPolygonSchema } from '#domain/feature-collection.ts';
import { orElse, reach } from './ask.ts';
import { columnsOf, embedded, readAll, readByIds } from './read-rows.ts';

export type Written = {
  areas: WrittenArea[];
  plans: WrittenPlan[];
  actions: WrittenAction[];
  contributions: WrittenContribution[];
};

const Text = v.nullable(v.string());
const AreaSchema = v.object({
  id: v.string(),
  name: v.string(),
  why: v.string(),
  reason: v.string(),
  made_by: v.string(),
  lsoa_codes: v.array(v.string()),
  status: v.string(),
  published_at: Text,
  updated_at: v.string(),
  geojson: MultiPolygonSchema,
});
const PlanRow = v.object({
  id: v.string(),
  area_id: v.string(),
  kind: v.string(),
  title: v.string(),
  subject_layer: v.string(),
  subject_id: v.string(),
  subject_name: v.string(),
  stage: v.string(),
  stage_reason: Text,
  details: v.record(v.string(), v.unknown()),
  updated_at: v.string(),
});
const CheckRow = v.object({ check_name: v.string(), state: v.string() });
const DutyRow = v.object({
  duty: v.string(),
  due_on: v.string(),
  done_on: v.nullable(v.string()),
});
const PlanSchema = v.object({
  ...PlanRow.entries,
  plan_checks: v.array(CheckRow),
  plan_duties: v.array(DutyRow),
});
const PLAN_COLUMNS = [
  columnsOf('plans', PlanRow),
  embedded('plan_checks', CheckRow),
  embedded('plan_duties', DutyRow),
].join(',');
const ActionSchema = v.object({
  id: v.string(),
  plan_id: v.string(),
  title: v.string(),
  owner_organisation: v.string(),
  starts_on: Text,
  due_on: Text,
  cost_pounds: v.nullable(v.number()),
  funder: Text,
  status: v.string(),
  status_reason: Text,
});
const ContributionSchema = v.object({
  id: v.string(),
  kind: v.string(),
  subject: v.string(),
  words: v.string(),
  street: Text,
  lsoa_code: Text,
  public_point: v.nullable(
    v.object({
      type: v.literal('Point'),
      coordinates: v.pipe(
        v.array(v.number()),
        v.check((numbers) => numbers.length === 2),
      ),
    }),
  ),
  created_at: v.string(),
});

/**
 * One area (by id) or all of a place: the published ones, and drafts too when asked for and allowed.
 * Contributions are the published ones with their public point. Null when this copy has no backend.
 * An export holds all or fails: what is read is read to the end. Throws a NotDoneError.
 */
export const loadWritten = (placeCode: string, choice: WrittenChoice): Promise<Written | null> =>
  orElse(null, () => readWritten(placeCode, choice));

type WrittenChoice = { areaId: string | null; drafts: boolean; contributions: boolean };

async function readWritten(placeCode: string, choice: WrittenChoice): Promise<Written> {
  const client = await reach();
  const areas = await readAll(
    () => {
      const asked = client
        .from('priority_area_details')
        .select(columnsOf('priority_area_details', AreaSchema))
        .eq('place_code', placeCode)
        .in('status', choice.drafts ? ['draft', 'published'] : ['published']);
      return choice.areaId ? asked.eq('id', choice.areaId) : asked;
    },
    AreaSchema,
    'id',
  );
  const plans = await readByIds(
    areas.map(({ id }) => id),
    (ids) => client.from('plans').select(PLAN_COLUMNS).in('area_id', ids),
    PlanSchema,
    'id',
  );
  const actions = await readByIds(
    plans.map(({ id }) => id),
    (ids) => client.from('actions').select(columnsOf('actions', ActionSchema)).in('plan_id', ids),
    ActionSchema,
    'id',
  );
  const contributions = choice.contributions
    ? await readAll(
        () =>
          client
            .from('contribution_details')
            .select(columnsOf('contribution_details', ContributionSchema))
            .eq('place_code', placeCode)
            .eq('status', 'published'),
        ContributionSchema,
        'id',
      )
    : [];
  return { areas, plans, actions, contributions };
}
