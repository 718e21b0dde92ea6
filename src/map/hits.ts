/** What lies under the pointer: candidates by stable id, the most particular first. */
import type { SelectableKind, Selection } from '#domain/view-state.ts';

/** Layers that can be pressed: the kind of thing they show and the property that holds its id. */
const PRESSABLE: Record<string, { kind: SelectableKind; id: 'id' | 'code' }> = {
  'contributions/mark': { kind: 'contribution', id: 'id' },
  'contributions/selected': { kind: 'contribution', id: 'id' },
  'community-assets/badge': { kind: 'community-asset', id: 'id' },
  'community-assets/selected': { kind: 'community-asset', id: 'id' },
  'alleys/hit': { kind: 'alley', id: 'id' },
  'parks/fill': { kind: 'park', id: 'id' },
  'priority-areas/fill': { kind: 'priority-area', id: 'id' },
  'deprivation/fill': { kind: 'lsoa', id: 'code' },
  'wards/hit': { kind: 'ward', id: 'code' },
};

/** Layers that a finger may miss by a little. */
export const NEAR_LAYERS = [
  'contributions/mark',
  'contributions/selected',
  'community-assets/badge',
  'community-assets/selected',
  'community-assets/cluster',
  'alleys/hit',
];
/** Layers that are pressed exactly where the pointer is. */
export const EXACT_LAYERS = ['parks/fill', 'priority-areas/fill', 'deprivation/fill', 'wards/hit'];

/** From the particular to the general: a badge in a park in an area in an LSOA in a ward. */
const PARTICULAR: SelectableKind[] = [
  'contribution',
  'community-asset',
  'alley',
  'park',
  'priority-area',
  'lsoa',
  'ward',
  'street',
];

export type Hit = { layer: string; properties: Record<string, unknown> | null };

/**
 * @param hits features under the pointer, top first
 * @param streets ids of streets under the pointer, nearest first
 * @returns each thing once, the most particular kind first, within a kind the top one first
 */
export function candidatesOf(hits: Hit[], streets: string[] = []): Selection[] {
  const seen = new Set<string>();
  const found: Selection[] = [];
  const add = (kind: SelectableKind, id: unknown) => {
    if (typeof id !== 'string' || seen.has(`${kind} ${id}`)) return;
    seen.add(`${kind} ${id}`);
    found.push({ kind, id });
  };
  for (const { layer, properties } of hits) {
    const pressable = PRESSABLE[layer];
    if (pressable) add(pressable.kind, properties?.[pressable.id]);
  }
  for (const street of streets) add('street', street);
  return found.sort((a, b) => PARTICULAR.indexOf(a.kind) - PARTICULAR.indexOf(b.kind));
}
