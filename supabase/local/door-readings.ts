import { BY_ID, PAGE } from './door-pages.ts';
import { PLAN_READINGS } from './door-plan-readings.ts';
import type { Reading, TypedReadings } from './door-types.ts';

const NEWEST_FIRST = { orders: ['created_at.desc,id.desc'], mostRows: PAGE, pages: true } as const;
const OF_PLACE = { place_code: ['eq'], status: ['eq'] } as const;
const LISTED_OF_PLACE = { place_code: ['eq'], status: ['in'] } as const;
const CONTRIBUTION = [
  'id',
  'place_code',
  'kind',
  'subject',
  'words',
  'street',
  'lsoa_code',
  'public_point',
  'status',
  'decline_reason',
  'created_at',
  'decided_at',
] as const;
const ANSWERABLE = {
  columns: ['id', 'kind', 'subject', 'words', 'street', 'created_at'],
  embeds: { replies: { columns: ['id'] } },
} as const;

/** Every way in which src/api reads: a request must be one of them, with all that it has. */
export const DOOR_READINGS: { [relation: string]: readonly Reading[] } = {
  ...PLAN_READINGS,
  audit_log: [
    {
      method: 'GET',
      columns: ['id', 'at', 'verb', 'changes'],
      filters: { table_name: ['eq'], row_id: ['eq'] },
      orders: ['id.desc'],
      mostRows: 200,
    },
  ],
  contribution_details: [
    {
      // the list
      method: 'GET',
      columns: CONTRIBUTION,
      embeds: { replies: { columns: ['id', 'body', 'created_at'] } },
      filters: OF_PLACE,
      optional: { kind: ['eq'] },
      orders: ['created_at.asc,id.asc', 'created_at.desc,id.desc'],
      mostRows: PAGE,
      pages: true,
    },
    {
      // one
      method: 'GET',
      columns: CONTRIBUTION,
      filters: { place_code: ['eq'], id: ['eq'] },
    },
    {
      // on the map
      method: 'GET',
      columns: ['id', 'kind', 'status', 'public_point', 'created_at'],
      filters: { ...LISTED_OF_PLACE, public_point: ['not.is.null'] },
      ...NEWEST_FIRST,
    },
    {
      // the export
      method: 'GET',
      columns: [
        'id',
        'kind',
        'subject',
        'words',
        'street',
        'lsoa_code',
        'public_point',
        'created_at',
      ],
      filters: OF_PLACE,
      ...BY_ID,
      pages: true,
    },
    // how many wait
    { method: 'HEAD', columns: ['id'], filters: OF_PLACE, counts: true },
  ],
  contribution_points: [
    {
      method: 'GET',
      columns: ['contribution_id', 'point', 'created_at'],
      filters: OF_PLACE,
      orders: ['created_at.desc,contribution_id.desc'],
      mostRows: PAGE,
      pages: true,
    },
  ],
  contributions: [
    {
      // whether something changed
      method: 'GET',
      columns: ['decided_at'],
      filters: { place_code: ['eq'] },
      orders: ['decided_at.desc.nullslast'],
      mostRows: 1,
      counts: true,
    },
    {
      method: 'HEAD',
      columns: ['id'],
      filters: { place_code: ['eq'], status: ['eq', 'in'] },
      optional: { public_point: ['not.is.null'] },
      counts: true,
    },
    {
      // what an action can answer
      method: 'GET',
      ...ANSWERABLE,
      filters: OF_PLACE,
      ...NEWEST_FIRST,
    },
    {
      // what an action answers
      method: 'GET',
      ...ANSWERABLE,
      filters: { ...OF_PLACE, id: ['in'] },
      ...BY_ID,
    },
  ],
  priority_area_details: [
    {
      // the list
      method: 'GET',
      columns: [
        'id',
        'name',
        'why',
        'reason',
        'made_by',
        'lsoa_codes',
        'status',
        'version',
        'created_at',
      ],
      filters: LISTED_OF_PLACE,
      ...NEWEST_FIRST,
    },
    {
      // whole outlines, of which one may be half a megabyte
      method: 'GET',
      columns: ['id', 'geojson'],
      filters: { id: ['in'] },
      mostListed: 20,
      ...BY_ID,
    },
    {
      // one
      method: 'GET',
      columns: [
        'id',
        'place_code',
        'name',
        'why',
        'reason',
        'made_by',
        'lsoa_codes',
        'status',
        'version',
        'created_at',
        'updated_at',
        'published_at',
        'geojson',
      ],
      filters: { id: ['eq'] },
    },
    {
      // the export
      method: 'GET',
      columns: [
        'id',
        'name',
        'why',
        'reason',
        'made_by',
        'lsoa_codes',
        'status',
        'published_at',
        'updated_at',
        'geojson',
      ],
      filters: LISTED_OF_PLACE,
      optional: { id: ['eq'] },
      ...BY_ID,
      pages: true,
    },
  ],
  priority_area_outlines: [
    {
      method: 'GET',
      columns: ['id', 'name', 'status', 'geojson'],
      filters: LISTED_OF_PLACE,
      ...BY_ID,
      pages: true,
    },
  ],
  priority_areas: [
    {
      // whether something changed
      method: 'GET',
      columns: ['updated_at'],
      filters: { place_code: ['eq'] },
      orders: ['updated_at.desc'],
      mostRows: 1,
      counts: true,
    },
    { method: 'HEAD', columns: ['id'], filters: LISTED_OF_PLACE, counts: true },
    // whether one changed
    { method: 'GET', columns: ['version'], filters: { id: ['eq'] } },
  ],
  profiles: [{ method: 'GET', columns: ['display_name'], filters: { user_id: ['eq'] } }],
} satisfies TypedReadings;
