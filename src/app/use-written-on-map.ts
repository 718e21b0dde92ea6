import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { areaFeature, areaOutlinesQuery } from '#api/area-lists.ts';
import { contributionMarker, contributionMarkersQuery } from '#api/contribution-markers.ts';
import { contributionQuery } from '#api/contributions.ts';
import { priorityAreaQuery } from '#api/priority-areas.ts';
import type { RoleInPlace } from '#domain/roles.ts';
import type { Selection } from '#domain/view-state.ts';
import type { ContributionFeatures, PriorityAreaFeatures } from '#map/map-view-props.ts';

const NOBODY: ContributionFeatures = { type: 'FeatureCollection', features: [] };
const NOWHERE: PriorityAreaFeatures = { type: 'FeatureCollection', features: [] };

/** What of it the map lacks because it could not be read. */
export type UnreadOnMap = { what: 'both' | 'areas' | 'contributions'; again(): void };

/** Whether it failed, also while it is asked for again: the sentence then stays where it is. */
const lacks = ({ data, errorUpdateCount }: { data: unknown; errorUpdateCount: number }) =>
  data === undefined && errorUpdateCount > 0;

/**
 * What people wrote, as the map is given it: outlines are simplified, but the selected one is whole;
 * contributions are the newest, but the selected one is always among them.
 */
export function useWrittenOnMap(
  placeCode: string,
  roles: RoleInPlace[],
  selection: Selection | null,
  enabled: boolean,
) {
  const outlines = useQuery({ ...areaOutlinesQuery(placeCode), enabled });
  const markers = useQuery({ ...contributionMarkersQuery(placeCode, roles), enabled });

  const areaId = selection?.kind === 'priority-area' ? selection.id : null;
  const { data: area } = useQuery({
    ...priorityAreaQuery(areaId ?? ''),
    enabled: enabled && areaId !== null,
  });
  const priorityAreas = useMemo(() => {
    const drawn = outlines.data ?? NOWHERE;
    if (!area || area.id !== areaId) return drawn;
    const features = drawn.features.map((one) => (one.id === area.id ? areaFeature(area) : one));
    return { ...drawn, features };
  }, [outlines.data, area, areaId]);

  const said = selection?.kind === 'contribution' ? selection.id : null;
  const beyond =
    said !== null &&
    markers.data !== undefined &&
    !markers.data.features.some(({ id }) => id === said);
  const { data: older } = useQuery({
    ...contributionQuery(placeCode, said ?? ''),
    enabled: enabled && beyond,
  });
  const contributions = useMemo(() => {
    const drawn = markers.data ?? NOBODY;
    if (!beyond || !older?.public_point || older.id !== said) return drawn;
    return {
      ...drawn,
      features: [...drawn.features, contributionMarker(older, older.public_point)],
    };
  }, [markers.data, beyond, older, said]);

  const marked = markers.data?.of
    ? { shown: markers.data.features.length, of: markers.data.of }
    : null;
  const unread: UnreadOnMap | null =
    lacks(outlines) || lacks(markers)
      ? {
          what: !lacks(markers) ? 'areas' : lacks(outlines) ? 'both' : 'contributions',
          again: () => {
            if (lacks(outlines)) void outlines.refetch();
            if (lacks(markers)) void markers.refetch();
          },
        }
      : null;
  return { priorityAreas, contributions, marked, unread };
}
