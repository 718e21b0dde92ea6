/** What people wrote about a place, for a file. Row-level security decides what each person gets. */
import type { SupabaseClient } from '@supabase/supabase-js';
import * as v from 'valibot';
import type {
  WrittenAction,
  WrittenArea,
  WrittenContribution,
  WrittenPlan,
} from '#domain/export-written.ts';
import { MultiPolygonSchema } from '#domain/feature-collection.ts';
import { NoBackendError, supabase } from './supabase.ts';

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
const PlanSchema = v.object({
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

const PAGE_ROWS = 1000;
/** ids in one request: the address must stay short enough for any proxy */
const IDS_AT_ONCE = 100;

type Answer = PromiseLike<{ data: unknown; error: unknown }>;

/** Reads page by page: an answer holds 1,000 rows at most, and an export holds all or fails. */
async function readAll<T>(
  page: (from: number, to: number) => Answer,
  schema: v.GenericSchema<unknown, T>,
): Promise<T[]> {
  const rows: T[] = [];
  for (let from = 0; ; from += PAGE_ROWS) {
    const { data, error } = await page(from, from + PAGE_ROWS - 1);
    if (error) throw error;
    const read = v.parse(v.array(schema), data);
    rows.push(...read);
    if (read.length < PAGE_ROWS) return rows;
  }
}

async function readByIds<T>(
  ids: string[],
  page: (ids: string[], from: number, to: number) => Answer,
  schema: v.GenericSchema<unknown, T>,
): Promise<T[]> {
  const rows: T[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const some = ids.slice(at, at + IDS_AT_ONCE);
    rows.push(...(await readAll((from, to) => page(some, from, to), schema)));
  }
  return rows;
}

const columns = (schema: { entries: object }) => Object.keys(schema.entries).join(',');

/**
 * One area (by id) or all of a place: the published ones, and drafts too when asked for and allowed.
 * Contributions are the published ones with their public point. Null when this copy has no backend.
 */
export async function loadWritten(
  placeCode: string,
  choice: { areaId: string | null; drafts: boolean; contributions: boolean },
): Promise<Written | null> {
  let client: SupabaseClient;
  try {
    client = await supabase();
  } catch (error) {
    if (error instanceof NoBackendError) return null;
    throw error;
  }
  const areas = await readAll((from, to) => {
    const asked = client
      .from('priority_area_details')
      .select(columns(AreaSchema))
      .eq('place_code', placeCode)
      .in('status', choice.drafts ? ['draft', 'published'] : ['published'])
      .order('id')
      .range(from, to);
    return choice.areaId ? asked.eq('id', choice.areaId) : asked;
  }, AreaSchema);
  const plans = await readByIds(
    areas.map(({ id }) => id),
    (ids, from, to) =>
      client
        .from('plans')
        .select(columns(PlanSchema))
        .in('area_id', ids)
        .order('id')
        .range(from, to),
    PlanSchema,
  );
  const actions = await readByIds(
    plans.map(({ id }) => id),
    (ids, from, to) =>
      client
        .from('actions')
        .select(columns(ActionSchema))
        .in('plan_id', ids)
        .order('id')
        .range(from, to),
    ActionSchema,
  );
  const contributions = choice.contributions
    ? await readAll(
        (from, to) =>
          client
            .from('contribution_details')
            .select(columns(ContributionSchema))
            .eq('place_code', placeCode)
            .eq('status', 'published')
            .order('id')
            .range(from, to),
        ContributionSchema,
      )
    : [];
  return { areas, plans, actions, contributions };
}
