/** Priority areas by the hundred: for the list without their outlines, for the map simplified. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import * as v from 'valibot';
import { MultiPolygonSchema } from '#domain/feature-collection.ts';
import { orElse, reach } from './ask.ts';
import { live } from './live.ts';
import { AREA_MADE_BY, AREA_REASONS, AREA_STATUSES, type AreaStatus } from './priority-areas.ts';
import { columnsOf, countOf, readAll, readByIds, readInTime } from './read-rows.ts';
import { markOf, readWhenChanged } from './read-when-changed.ts';

const LISTED = ['draft', 'published'] as const;

const ListedRow = v.object({
  id: v.string(),
  name: v.string(),
  why: v.string(),
  reason: v.picklist(AREA_REASONS),
  made_by: v.picklist(AREA_MADE_BY),
  lsoa_codes: v.array(v.string()),
  status: v.picklist(AREA_STATUSES),
  version: v.number(),
  created_at: v.string(),
});
const listed = (row: v.InferOutput<typeof ListedRow>) => ({
  id: row.id,
  name: row.name,
  why: row.why,
  reason: row.reason,
  madeBy: row.made_by,
  lsoaCodes: row.lsoa_codes,
  status: row.status,
  version: row.version,
});
export type ListedArea = ReturnType<typeof listed>;
/** The newest areas of a place, and how many it has of them in all. */
type AreaList = { areas: ListedArea[]; total: number };

const key = (placeCode: string, ...rest: unknown[]) => [
  'people-wrote',
  'priority-areas',
  placeCode,
  ...rest,
];

/** Of all areas of the place that this person may read, archived ones too. */
async function areasMark(placeCode: string): Promise<string> {
  const client = await reach();
  return markOf(
    client
      .from('priority_areas')
      .select('updated_at', { count: 'exact' })
      .eq('place_code', placeCode)
      .order('updated_at', { ascending: false })
      .limit(1),
  );
}

/** The newest `limit` areas of the place that this person may see; none where this copy has no backend. */
export const areaListQuery = (placeCode: string, limit: number) =>
  queryOptions({
    queryKey: key(placeCode, 'list', limit),
    queryFn: (context) =>
      orElse({ mark: '', read: { areas: [], total: 0 } }, () =>
        readWhenChanged(
          context,
          () => areasMark(placeCode),
          () => loadList(placeCode, limit),
        ),
      ),
    select: ({ read }) => read,
    refetchInterval: live,
    placeholderData: keepPreviousData,
  });

async function loadList(placeCode: string, limit: number): Promise<AreaList> {
  const client = await reach();
  const { rows, more } = await readInTime(
    () =>
      client
        .from('priority_area_details')
        .select(columnsOf('priority_area_details', ListedRow))
        .eq('place_code', placeCode)
        .in('status', LISTED),
    ListedRow,
    'id',
    { limit, ascending: false },
  );
  const total = more
    ? await countOf(
        client
          .from('priority_areas')
          .select('id', { count: 'exact', head: true })
          .eq('place_code', placeCode)
          .in('status', LISTED),
      )
    : rows.length;
  return { areas: rows.map(listed), total };
}

const ShapeRow = v.object({ id: v.string(), geojson: MultiPolygonSchema });

/** The whole outlines of a few areas by id, as they are in these versions. */
export const areaShapesQuery = (areas: Pick<ListedArea, 'id' | 'version'>[]) =>
  queryOptions({
    queryKey: [
      'people-wrote',
      'priority-area-shapes',
      areas.map(({ id, version }) => `${id} ${version}`),
    ],
    queryFn: async (): Promise<Record<string, MultiPolygon>> => {
      const client = await reach();
      const rows = await readByIds(
        areas.map(({ id }) => id),
        (ids) =>
          client
            .from('priority_area_details')
            .select(columnsOf('priority_area_details', ShapeRow))
            .in('id', ids),
        ShapeRow,
        'id',
      );
      return Object.fromEntries(rows.map(({ id, geojson }) => [id, geojson]));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

type AreaProperties = { id: string; name: string; status: AreaStatus };
type AreaFeatures = FeatureCollection<MultiPolygon, AreaProperties>;

/** An area as the map wants it. Feature `id` = the area's. */
export const areaFeature = ({
  id,
  name,
  status,
  geometry,
}: AreaProperties & { geometry: MultiPolygon }): Feature<MultiPolygon, AreaProperties> => ({
  type: 'Feature',
  id,
  geometry,
  properties: { id, name, status },
});

const OutlineRow = v.object({
  id: v.string(),
  name: v.string(),
  status: v.picklist(AREA_STATUSES),
  geojson: MultiPolygonSchema,
});
const NOWHERE: AreaFeatures = { type: 'FeatureCollection', features: [] };

/** Every area of the place that this person may see, as the map draws it: simplified by about 5 m. */
export const areaOutlinesQuery = (placeCode: string) =>
  queryOptions({
    queryKey: key(placeCode, 'outlines'),
    queryFn: (context) =>
      orElse({ mark: '', read: NOWHERE }, () =>
        readWhenChanged(
          context,
          () => areasMark(placeCode),
          () => loadOutlines(placeCode),
        ),
      ),
    select: ({ read }) => read,
    refetchInterval: live,
  });

async function loadOutlines(placeCode: string): Promise<AreaFeatures> {
  const client = await reach();
  const rows = await readAll(
    () =>
      client
        .from('priority_area_outlines')
        .select(columnsOf('priority_area_outlines', OutlineRow))
        .eq('place_code', placeCode)
        .in('status', LISTED),
    OutlineRow,
    'id',
  );
  return {
    type: 'FeatureCollection',
    features: rows.map(({ geojson, ...row }) => areaFeature({ ...row, geometry: geojson })),
  };
}
