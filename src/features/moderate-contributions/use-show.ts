import { useQuery } from '@tanstack/react-query';
import { contributionMarkersQuery } from '#api/contribution-markers.ts';
import type { Contribution } from '#api/contributions.ts';
import type { ContributionsProps } from './contributions-props.ts';

/** About 300 metres round the point. */
const MARGIN_DEGREES = { lng: 0.0045, lat: 0.0027 };

/** Shows a contribution on the map; null for one that has no point there. */
export function useShow({ manifest, session, stage, changeView }: ContributionsProps) {
  const roles = session?.roles ?? [];
  const { code } = manifest.place;
  const { data } = useQuery(contributionMarkersQuery(code, roles));
  return ({ id, public_point }: Contribution): (() => void) | null => {
    const feature = data?.features.find((one) => one.id === id);
    // the map has the newest ones; an older one is put there when it is selected
    const [lng, lat] = (feature?.geometry ?? public_point)?.coordinates ?? [];
    if (lng === undefined || lat === undefined) return null;
    return () => {
      changeView({ selection: { kind: 'contribution', id } });
      stage.frame([
        lng - MARGIN_DEGREES.lng,
        lat - MARGIN_DEGREES.lat,
        lng + MARGIN_DEGREES.lng,
        lat + MARGIN_DEGREES.lat,
      ]);
    };
  };
}
