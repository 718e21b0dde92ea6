/** Priority areas: what is published for everybody, drafts for the place's own people. */
import { queryOptions } from '@tanstack/react-query';
import type { MultiPolygon } from 'geojson';
import * as v from 'valibot';
import { MultiPolygonSchema } from '#domain/feature-collection.ts';
import { orElse, reach, read, readable, write } from './ask.ts';
import type { Json } from './database.types.ts';
import { live } from './live.ts';
import { columnsOf } from './read-rows.ts';

export const AREA_REASONS = [
  'deprivation',
  'double disadvantage',
  'rural isolation',
  'local knowledge',
] as const;
type AreaReason = (typeof AREA_REASONS)[number];
export const AREA_STATUSES = ['draft', 'published', 'archived'] as const;
export type AreaStatus = (typeof AREA_STATUSES)[number];
export const AREA_MADE_BY = ['drawn', 'keyboard', 'lsoas'] as const;
type AreaMadeBy = (typeof AREA_MADE_BY)[number];

const PriorityAreaRow = v.object({
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
});
const PriorityAreaSchema = v.pipe(
  PriorityAreaRow,
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

/** Reads an area as the database gives it. Throws a NotDoneError. */
export const parseArea = (input: unknown): PriorityArea => readable(PriorityAreaSchema, input);

/** One area; null where there is none, or none that this person may see. */
export const priorityAreaQuery = (areaId: string) =>
  queryOptions({
    queryKey: ['people-wrote', 'priority-area', areaId],
    queryFn: async ({ client, queryKey }) => {
      const held = client.getQueryData<PriorityArea | null>(queryKey);
      // an outline may be half a megabyte: what is still the same is not sent again
      return held && (await versionOf(areaId)) === held.version ? held : loadArea(areaId);
    },
    refetchInterval: live,
  });

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Null where the area is gone, or no longer this person's to read. */
async function versionOf(areaId: string): Promise<number | null> {
  const client = await reach();
  const { data } = await read(
    client.from('priority_areas').select('version').eq('id', areaId).maybeSingle(),
  );
  return data?.version ?? null;
}

async function loadArea(areaId: string): Promise<PriorityArea | null> {
  if (!UUID.test(areaId)) return null;
  return orElse(null, async () => {
    const client = await reach();
    const { data } = await read(
      client
        .from('priority_area_details')
        .select(columnsOf('priority_area_details', PriorityAreaRow))
        .eq('id', areaId)
        .maybeSingle(),
    );
    return data === null ? null : parseArea(data);
  });
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

/** Which area it is now, and in which version. */
const SavedArea = v.object({ id: v.string(), version: v.number() });

export const savePriorityArea = (key: string, area: AreaToSave) =>
  write(
    'save_priority_area',
    key,
    {
      p_id: area.id,
      p_version: area.version,
      p_place_code: area.placeCode,
      p_name: area.name,
      p_why: area.why,
      p_reason: area.reason,
      p_made_by: area.madeBy,
      p_lsoa_codes: area.lsoaCodes,
      p_geojson: area.geometry as unknown as Json,
    },
    SavedArea,
    ['invalid-geometry', 'empty-geometry', 'version-conflict', 'not-found', 'reason-required'],
  );

/** What is refused of an area, beside the outcomes that every write has. */
export type AreaRefusal = Extract<
  Awaited<ReturnType<typeof savePriorityArea>>,
  { outcome: 'refused' }
>['refusal'];

export const setPriorityAreaStatus = (
  key: string,
  area: Pick<PriorityArea, 'id' | 'version'>,
  status: AreaStatus,
) =>
  write(
    'set_priority_area_status',
    key,
    { p_id: area.id, p_version: area.version, p_status: status },
    SavedArea,
    ['version-conflict', 'not-found'],
  );

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

/** No area has been changed so often; where one is, the screen says that there were more. */
const CHANGES_MOST = 199;

/** The newest changes that the log holds about an area; none for who may not read the log. */
export const areaChangesQuery = (areaId: string, version: number) =>
  queryOptions({
    queryKey: ['people-wrote', 'priority-area-changes', areaId, version],
    queryFn: async (): Promise<{ changes: AreaChange[]; more: boolean }> => {
      const client = await reach();
      const { data } = await read(
        client
          .from('audit_log')
          .select(columnsOf('audit_log', AreaChangeSchema))
          .eq('table_name', 'priority_areas')
          .eq('row_id', areaId)
          .order('id', { ascending: false })
          .limit(CHANGES_MOST + 1),
      );
      const changes = readable(v.array(AreaChangeSchema), data);
      return { changes: changes.slice(0, CHANGES_MOST), more: changes.length > CHANGES_MOST };
    },
  });
