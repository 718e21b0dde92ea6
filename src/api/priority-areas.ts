/** Priority areas: what is published for everybody, drafts for the place's own people. */
import { queryOptions } from '@tanstack/react-query';
import type { MultiPolygon } from 'geojson';
import * as v from 'valibot';
import { MultiPolygonSchema } from '#domain/feature-collection.ts';
import { NoBackendError, supabase } from './supabase.ts';

export const AREA_REASONS = [
  'deprivation',
  'double disadvantage',
  'rural isolation',
  'local knowledge',
] as const;
type AreaReason = (typeof AREA_REASONS)[number];
const AREA_STATUSES = ['draft', 'published', 'archived'] as const;
export type AreaStatus = (typeof AREA_STATUSES)[number];
const AREA_MADE_BY = ['drawn', 'keyboard', 'lsoas'] as const;
type AreaMadeBy = (typeof AREA_MADE_BY)[number];

const PriorityAreaSchema = v.pipe(
  v.object({
    id: v.string(),
    place_code: v.string(),
    name: v.string(),
    why: v.string(),
    reason: v.picklist(AREA_REASONS),
    made_by: v.picklist(AREA_MADE_BY),
    lsoa_codes: v.array(v.string()),
    status: v.picklist(AREA_STATUSES),
    version: v.number(),
    created_at: v.string(),
    updated_at: v.string(),
    published_at: v.nullable(v.string()),
    geojson: MultiPolygonSchema,
  }),
  v.transform((row) => ({
    id: row.id,
    placeCode: row.place_code,
    name: row.name,
    why: row.why,
    reason: row.reason,
    madeBy: row.made_by,
    lsoaCodes: row.lsoa_codes,
    status: row.status,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    publishedAt: row.published_at,
    geometry: row.geojson,
  })),
);
export type PriorityArea = v.InferOutput<typeof PriorityAreaSchema>;

const AnswerSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), area: PriorityAreaSchema }),
  v.object({
    ok: v.literal(false),
    refusal: v.picklist([
      'invalid-geometry',
      'empty-geometry',
      'version-conflict',
      'not-allowed',
      'not-found',
      'reason-required',
    ]),
    /** the database's own words, for what the screen has no sentence for */
    reason: v.string(),
    /** `[lng, lat]` where the shape fails */
    point: v.nullable(v.tuple([v.number(), v.number()])),
  }),
]);
/** An expected refusal is a value with its reason. */
export type AreaAnswer = v.InferOutput<typeof AnswerSchema>;

/** Reads an answer of `save_priority_area` or `set_priority_area_status`. Throws a ValiError. */
export const parseAreaAnswer = (input: unknown): AreaAnswer => v.parse(AnswerSchema, input);

const listKey = (placeCode: string) => ['people-wrote', 'priority-areas', placeCode];

/** Every area of the place that this person may see, newest first; none where this copy has no backend. */
export const priorityAreasQuery = (placeCode: string) =>
  queryOptions({
    queryKey: listKey(placeCode),
    queryFn: () => loadAreas(placeCode),
    refetchInterval: 15_000,
  });

async function loadAreas(placeCode: string): Promise<PriorityArea[]> {
  try {
    const client = await supabase();
    const { data, error } = await client
      .from('priority_area_details')
      .select('*')
      .eq('place_code', placeCode)
      .neq('status', 'archived')
      .order('created_at', { ascending: false });
    if (error) throw error;
    return v.parse(v.array(PriorityAreaSchema), data);
  } catch (error) {
    if (error instanceof NoBackendError) return [];
    throw error;
  }
}

/** One area; null where there is none, or none that this person may see. */
export const priorityAreaQuery = (areaId: string) =>
  queryOptions({
    queryKey: ['people-wrote', 'priority-area', areaId],
    queryFn: () => loadArea(areaId),
    refetchInterval: 15_000,
  });

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function loadArea(areaId: string): Promise<PriorityArea | null> {
  if (!UUID.test(areaId)) return null;
  try {
    const client = await supabase();
    const { data, error } = await client
      .from('priority_area_details')
      .select('*')
      .eq('id', areaId)
      .maybeSingle();
    if (error) throw error;
    return data === null ? null : v.parse(PriorityAreaSchema, data);
  } catch (error) {
    if (error instanceof NoBackendError) return null;
    throw error;
  }
}

/** The same areas as the map wants them. Feature `id` = the area's. */
export const priorityAreaFeaturesQuery = (placeCode: string) =>
  queryOptions({ ...priorityAreasQuery(placeCode), select: areaFeatures });

export function areaFeatures(areas: PriorityArea[]) {
  return {
    type: 'FeatureCollection' as const,
    features: areas.map(({ id, name, status, geometry }) => ({
      type: 'Feature' as const,
      id,
      geometry,
      properties: { id, name, status },
    })),
  };
}

/** An area as it is sent: `id` and `version` are null for a new one. */
export type AreaToSave = {
  id: string | null;
  version: number | null;
  placeCode: string;
  name: string;
  why: string;
  reason: AreaReason;
  madeBy: AreaMadeBy;
  lsoaCodes: string[];
  geometry: MultiPolygon;
};

export async function savePriorityArea(area: AreaToSave): Promise<AreaAnswer> {
  const client = await supabase();
  const { data, error } = await client.rpc('save_priority_area', {
    p_id: area.id,
    p_version: area.version,
    p_place_code: area.placeCode,
    p_name: area.name,
    p_why: area.why,
    p_reason: area.reason,
    p_made_by: area.madeBy,
    p_lsoa_codes: area.lsoaCodes,
    p_geojson: area.geometry,
  });
  if (error) throw error;
  return parseAreaAnswer(data);
}

export async function setPriorityAreaStatus(
  area: Pick<PriorityArea, 'id' | 'version'>,
  status: AreaStatus,
): Promise<AreaAnswer> {
  const client = await supabase();
  const { data, error } = await client.rpc('set_priority_area_status', {
    p_id: area.id,
    p_version: area.version,
    p_status: status,
  });
  if (error) throw error;
  return parseAreaAnswer(data);
}

const AreaChangeSchema = v.object({
  id: v.number(),
  at: v.string(),
  verb: v.picklist(['insert', 'update', 'delete']),
  /** the columns that changed; values only where the log may hold them */
  changes: v.looseObject({
    status: v.optional(
      v.object({
        from: v.nullable(v.picklist(AREA_STATUSES)),
        to: v.nullable(v.picklist(AREA_STATUSES)),
      }),
    ),
  }),
});
export type AreaChange = v.InferOutput<typeof AreaChangeSchema>;

/** What the log holds about an area, newest first; empty for who may not read the log. */
export const areaChangesQuery = (areaId: string, version: number) =>
  queryOptions({
    queryKey: ['people-wrote', 'priority-area-changes', areaId, version],
    queryFn: async (): Promise<AreaChange[]> => {
      const client = await supabase();
      const { data, error } = await client
        .from('audit_log')
        .select('id, at, verb, changes')
        .eq('table_name', 'priority_areas')
        .eq('row_id', areaId)
        .order('id', { ascending: false });
      if (error) throw error;
      return v.parse(v.array(AreaChangeSchema), data);
    },
  });
