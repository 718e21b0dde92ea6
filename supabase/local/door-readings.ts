import type { Reading, TypedReadings } from './door-types.ts';

/** Rows in a page, as src/api/read-rows.ts asks for them. */
const PAGE = 200;
/** The order of what is read to its end. */
const BY_ID = { orders: ['id.asc'], mostRows: PAGE } as const;
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
  actions: [
    {
      method: 'GET',
      columns: [
        'id',
        'plan_id',
        'title',
        'owner_organisation',
        'starts_on',
        'due_on',
        'cost_pounds',
        'funder',
        'status',
        'status_reason',
      ],
      filters: { plan_id: ['in'] },
      ...BY_ID,
      pages: true,
    },
  ],
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
  plans: [
    {
      // of an area
      method: 'GET',
      columns: [
        'id',
        'area_id',
        'kind',
        'title',
        'subject_layer',
        'subject_id',
        'subject_name',
        'stage',
        'stage_reason',
        'details',
        'version',
        'created_at',
        'updated_at',
      ],
      embeds: {
        plan_stage_changes: { columns: ['id', 'from_stage', 'to_stage', 'reason', 'changed_at'] },
        actions: {
          columns: [
            'id',
            'plan_id',
            'title',
            'owner_organisation',
            'starts_on',
            'due_on',
            'cost_pounds',
            'funder',
            'status',
            'status_reason',
            'version',
            'created_at',
          ],
          embeds: { action_contributions: { columns: ['contribution_id'] } },
        },
        plan_checks: { columns: ['check_name', 'state', 'version'] },
        plan_photographs: { columns: ['id', 'taken', 'path', 'words', 'added_at', 'version'] },
        plan_duties: { columns: ['duty', 'began_on', 'due_on', 'done_on', 'version'] },
      },
      filters: { area_id: ['eq'] },
      ...BY_ID,
      pages: true,
    },
    {
      // the export
      method: 'GET',
      columns: [
        'id',
        'area_id',
        'kind',
        'title',
        'subject_layer',
        'subject_id',
        'subject_name',
        'stage',
        'stage_reason',
        'details',
        'updated_at',
      ],
      embeds: {
        plan_checks: { columns: ['check_name', 'state'] },
        plan_duties: { columns: ['duty', 'due_on', 'done_on'] },
      },
      filters: { area_id: ['in'] },
      ...BY_ID,
      pages: true,
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
