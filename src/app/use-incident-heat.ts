import { useQuery } from '@tanstack/react-query';
import type { Manifest } from '#domain/place-pack.ts';
import type { View } from '#domain/view-state.ts';
import type { LedgerMonth } from '#features/explore/incident-filter.tsx';
import type { Analysis } from '#work/analysis.ts';

/** Counts by street anchor for the heat picture; null while the layer is off or not counted yet. */
export function useIncidentHeat(analysis: Analysis | null, manifest: Manifest, view: View) {
  const visible = view.layers.some(({ layer }) => layer === 'incidents');
  const { data } = useQuery({
    queryKey: ['incident-heat', manifest.place.slug, view.incidentTypes, view.months],
    queryFn: ({ signal }) =>
      analysis?.incidentHeat({ types: view.incidentTypes, months: view.months }, { signal }) ??
      null,
    enabled: analysis !== null && visible,
    placeholderData: (previous) => previous,
  });
  return visible ? (data ?? null) : null;
}

/** The months that the pack speaks of, missing ones too; null until they are known. */
export function useIncidentLedger(
  analysis: Analysis | null,
  manifest: Manifest,
): LedgerMonth[] | null {
  const { data } = useQuery({
    queryKey: ['incident-ledger', manifest.place.slug],
    queryFn: async ({ signal }) => {
      const counts = await analysis?.incidentCounts({ types: null, months: null }, { signal });
      if (!counts) return null;
      return [
        ...counts.presentMonths.map((month) => ({ month, missing: false })),
        ...counts.missingMonths.map((month) => ({ month, missing: true })),
      ].sort((a, b) => a.month.localeCompare(b.month));
    },
    enabled: analysis !== null,
  });
  return data ?? null;
}
