import { checkDrawnArea } from '#domain/check-drawn-area.ts';
import type { Bounds, Position } from '#domain/place-pack.ts';
import type { AreaDraft } from './area-draft.ts';

/** Why a drawn outline cannot be an area, and where that is seen. */
export type OutlineFault = {
  reason: 'crosses-itself' | 'overlaps-itself' | 'too-few-corners' | 'too-small' | 'outside-place';
  at: Position | null;
};

/** Null where nothing is drawn, or nothing is wrong. `crossing`: what the map itself refused. */
export function findOutlineFault(
  draft: AreaDraft,
  crossing: { at: Position | null } | null,
  place: Bounds,
): OutlineFault | null {
  if (draft.way !== 'draw') return null;
  if (crossing) return { reason: 'crosses-itself', at: crossing.at };
  const refusal = draft.outline && checkDrawnArea(draft.outline, place);
  return refusal && { reason: refusal.reason, at: 'at' in refusal ? refusal.at : null };
}
