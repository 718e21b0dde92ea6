/** What is being made and not yet saved. */

import type { MultiPolygon } from 'geojson';
import * as v from 'valibot';
import {
  AREA_MADE_BY,
  AREA_REASONS,
  type AreaToSave,
  type PriorityArea,
} from '#api/priority-areas.ts';
import type { AreaShape } from '#domain/area-shape.ts';
import { MultiPolygonSchema } from '#domain/feature-collection.ts';
import { LIMITS, said, textFault } from '#domain/said.ts';
import { NOTHING_SENT, type Sent } from '#ui/write-once.ts';

const AreaToSaveSchema: v.GenericSchema<unknown, AreaToSave> = v.object({
  id: v.nullable(v.string()),
  version: v.nullable(v.number()),
  placeCode: v.string(),
  name: v.string(),
  why: v.string(),
  reason: v.picklist(AREA_REASONS),
  madeBy: v.picklist(AREA_MADE_BY),
  lsoaCodes: v.array(v.string()),
  geometry: MultiPolygonSchema,
});
export type SavedArea = { id: string; version: number };
const SentAreaSchema: v.GenericSchema<unknown, Sent<AreaToSave, SavedArea>> = v.object({
  unsettled: v.nullable(
    v.object({ key: v.string(), pressed: AreaToSaveSchema, sent: AreaToSaveSchema }),
  ),
  arrived: v.nullable(v.object({ id: v.string(), version: v.number() })),
});

const AreaDraftSchema = v.object({
  /** the version that was read; null for a new area. Kept with the draft, so that a reload hides no conflict. */
  version: v.nullable(v.number()),
  way: v.picklist(['draw', 'lsoas']),
  outline: v.nullable(MultiPolygonSchema),
  /** the outline is closed */
  finished: v.boolean(),
  drawnBy: v.picklist(['drawn', 'keyboard']),
  codes: v.array(v.string()),
  name: v.string(),
  why: v.string(),
  reason: v.nullable(v.picklist(AREA_REASONS)),
  /** what was sent of it: whoever goes on with the draft after a lost answer makes no second area */
  sent: v.optional(SentAreaSchema, NOTHING_SENT),
});
export type AreaDraft = v.InferOutput<typeof AreaDraftSchema>;

export const NEW_DRAFT: AreaDraft = {
  version: null,
  way: 'draw',
  outline: null,
  finished: false,
  drawnBy: 'drawn',
  codes: [],
  name: '',
  why: '',
  reason: null,
  sent: NOTHING_SENT,
};

/** A new draft; with LSOAs that are picked already, one that picks. */
export function draftOfCodes(codes: string[]): AreaDraft {
  return codes.length > 0 ? { ...NEW_DRAFT, way: 'lsoas', codes } : NEW_DRAFT;
}

export function draftOfArea(area: PriorityArea): AreaDraft {
  const byLsoas = area.madeBy === 'lsoas';
  return {
    version: area.version,
    way: byLsoas ? 'lsoas' : 'draw',
    outline: byLsoas ? null : area.geometry,
    finished: !byLsoas,
    drawnBy: area.madeBy === 'keyboard' ? 'keyboard' : 'drawn',
    codes: area.lsoaCodes,
    name: area.name,
    why: area.why,
    reason: area.reason,
    sent: NOTHING_SENT,
  };
}

/** What the profile is asked about; null while there is nothing to ask about. */
export function shapeOfDraft({ way, outline, codes }: AreaDraft): AreaShape | null {
  if (way === 'lsoas') return codes.length > 0 ? { kind: 'lsoas', codes } : null;
  return outline && { kind: 'outline', geometry: outline };
}

type DraftField = 'outline' | 'name' | 'reason' | 'why';
/** The sentence for each field at fault. */
export type DraftErrors = { [field in DraftField]?: string | undefined };
type Refusal =
  | 'outline'
  | 'unfinished'
  | 'fault'
  | 'lsoas'
  | 'name'
  | 'nameLong'
  | 'reason'
  | 'why'
  | 'whyLong';

/** What is still missing, by field. The limits are the database's. */
export function checkDraft(
  draft: AreaDraft,
  atFault: boolean,
): Partial<Record<DraftField, Refusal>> {
  const missing: Partial<Record<DraftField, Refusal>> = {};
  if (draft.way === 'lsoas') {
    if (draft.codes.length === 0) missing.outline = 'lsoas';
  } else if (atFault) missing.outline = 'fault';
  else if (!draft.outline) missing.outline = 'outline';
  else if (!draft.finished) missing.outline = 'unfinished';
  const name = textFault(draft.name, LIMITS.areaName);
  if (name) missing.name = name === 'too-long' ? 'nameLong' : 'name';
  if (!draft.reason) missing.reason = 'reason';
  const why = textFault(draft.why, LIMITS.areaWhy);
  if (why) missing.why = why === 'too-long' ? 'whyLong' : 'why';
  return missing;
}

/** The draft as it is sent. Throws when something that `checkDraft` asks for is missing. */
export function areaToSave(
  draft: AreaDraft,
  area: { id: string | null; placeCode: string },
  geometry: MultiPolygon,
): AreaToSave {
  if (!draft.reason) throw new Error('a draft without a reason is not sent');
  return {
    ...area,
    version: draft.version,
    name: said(draft.name),
    why: said(draft.why),
    reason: draft.reason,
    madeBy: draft.way === 'lsoas' ? 'lsoas' : draft.drawnBy,
    lsoaCodes: draft.way === 'lsoas' ? draft.codes : [],
    geometry,
  };
}

/** Reads a kept draft. What cannot be read is as good as none. An outline that was being drawn comes back closed. */
export function parseDraft(input: unknown): AreaDraft | null {
  const parsed = v.safeParse(AreaDraftSchema, input);
  if (!parsed.success) return null;
  return { ...parsed.output, finished: parsed.output.outline !== null };
}
