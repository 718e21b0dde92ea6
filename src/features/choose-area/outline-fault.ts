import { checkDrawnArea } from '#domain/check-drawn-area.ts';
import { type Districts, neighbourHoldingMost } from '#domain/home-district.ts';
import type { Bounds, Position } from '#domain/place-pack.ts';
import type { AreaDraft } from './area-draft.ts';

type Reason =
  | 'crosses-itself'
  | 'overlaps-itself'
  | 'too-few-corners'
  | 'too-small'
  | 'outside-place'
  | 'mostly-elsewhere';
/** Why a drawn outline cannot be an area, and where that is seen; the neighbour that holds most of it. */
export type OutlineFault = { reason: Reason; at: Position | null; neighbour?: string };

/**
 * Null where nothing is drawn, or nothing is wrong. `crossing`: what the map itself refused. `districts`
 * is null until they are read.
 */
export function findOutlineFault(
  draft: AreaDraft,
  crossing: { at: Position | null } | null,
  place: Bounds,
  districts: Districts | null,
): OutlineFault | null {
  if (draft.way !== 'draw') return null;
  if (crossing) return { reason: 'crosses-itself', at: crossing.at };
  if (!draft.outline) return null;
  const refusal = checkDrawnArea(draft.outline, place);
  if (refusal) return { reason: refusal.reason, at: 'at' in refusal ? refusal.at : null };
  const neighbour = districts && neighbourHoldingMost(districts, draft.outline);
  return neighbour ? { reason: 'mostly-elsewhere', at: null, neighbour } : null;
}
