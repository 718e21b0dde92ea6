import { BY_ID } from './door-pages.ts';
import type { Reading, TypedReadings } from './door-types.ts';

const PLAN = [
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
] as const;
const ACTION = [
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
] as const;

/** How src/api reads plans and what hangs on them. */
export const PLAN_READINGS: { [relation: string]: readonly Reading[] } = {
  actions: [
    {
      method: 'GET',
      columns: ACTION,
      filters: { plan_id: ['in'] },
      ...BY_ID,
      pages: true,
    },
  ],
  plans: [
    {
      // of an area
      method: 'GET',
      columns: [...PLAN, 'version', 'created_at', 'updated_at'],
      embeds: {
        plan_stage_changes: { columns: ['id', 'from_stage', 'to_stage', 'reason', 'changed_at'] },
        actions: {
          columns: [...ACTION, 'version', 'created_at'],
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
      columns: [...PLAN, 'updated_at'],
      embeds: {
        plan_checks: { columns: ['check_name', 'state'] },
        plan_duties: { columns: ['duty', 'due_on', 'done_on'] },
      },
      filters: { area_id: ['in'] },
      ...BY_ID,
      pages: true,
    },
  ],
} satisfies TypedReadings;
