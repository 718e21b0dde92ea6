import type { IncidentHeat } from './map-view-props.ts';

/**
 * Incidents at a busy anchor: the 99th percentile of the anchors' counts, at least 1.
 * One shopping centre with ten times the rest would else make everything pale.
 */
export function busyCount(heat: IncidentHeat | null): number {
  const counts = (heat?.features ?? [])
    .map(({ properties }) => properties.count)
    .sort((a, b) => a - b);
  return Math.max(1, counts[Math.floor((counts.length - 1) * 0.99)] ?? 1);
}
