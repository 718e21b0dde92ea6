/** Contributions as the map draws them: the newest of a place, each at a point. */
import { queryOptions } from '@tanstack/react-query';
import type { Feature, FeatureCollection, Point } from 'geojson';
import * as v from 'valibot';
import {
  CONTRIBUTION_KINDS,
  CONTRIBUTION_STATUSES,
  type ContributionKind,
  type ContributionStatus,
} from '#domain/contribution.ts';
import { mayReadDrafts, mayWrite, type RoleInPlace } from '#domain/roles.ts';
import { orElse, reach } from './ask.ts';
import { contributionsKey, PointSchema } from './contributions.ts';
import { live } from './live.ts';
import { columnsOf, countOf, readInTime } from './read-rows.ts';
import { markOf, readWhenChanged } from './read-when-changed.ts';

type Marker = { id: string; kind: ContributionKind; status: ContributionStatus };
export type Markers = FeatureCollection<Point, Marker> & {
  /** how many there are in all, where the map does not have them all */
  of: number | null;
};

const PublicRow = v.object({
  id: v.string(),
  kind: v.picklist(CONTRIBUTION_KINDS),
  status: v.picklist(CONTRIBUTION_STATUSES),
  public_point: PointSchema,
  created_at: v.string(),
});
const ExactRow = v.object({
  contribution_id: v.string(),
  point: PointSchema,
  created_at: v.string(),
});

/** More would be slow to read and to draw, and would hide the streets. The screen says that it is so. */
const MOST = 1000;
const NOBODY: Markers = { type: 'FeatureCollection', features: [], of: null };

export const contributionMarker = (
  { id, kind, status }: Marker,
  geometry: Point,
): Feature<Point, Marker> => ({
  type: 'Feature',
  id,
  geometry,
  properties: { id, kind, status },
});

/**
 * What is published, at its public point, and for staff what waits; officers see the exact point of
 * what waits. The newest 1,000 of them; nothing in a copy without a backend.
 */
export const contributionMarkersQuery = (placeCode: string, roles: RoleInPlace[]) => {
  const staff = mayReadDrafts(roles, placeCode);
  const officer = mayWrite(roles, placeCode);
  return queryOptions({
    queryKey: contributionsKey(placeCode, 'markers', staff, officer),
    queryFn: (context) =>
      orElse({ mark: '', read: NOBODY }, () =>
        readWhenChanged(
          context,
          () => contributionsMark(placeCode),
          () => loadMarkers(placeCode, staff, officer),
        ),
      ),
    select: ({ read }) => read,
    refetchInterval: live,
  });
};

/** Of all that this person may read: what comes counts, and what is decided is newest. */
async function contributionsMark(placeCode: string): Promise<string> {
  const client = await reach();
  return markOf(
    client
      .from('contributions')
      .select('decided_at', { count: 'exact' })
      .eq('place_code', placeCode)
      .order('decided_at', { ascending: false, nullsFirst: false })
      .limit(1),
  );
}

async function loadMarkers(placeCode: string, staff: boolean, officer: boolean): Promise<Markers> {
  const client = await reach();
  const statuses = staff ? (['pending', 'published'] as const) : (['published'] as const);
  const { rows, more } = await readInTime(
    () =>
      client
        .from('contribution_details')
        .select(columnsOf('contribution_details', PublicRow))
        .eq('place_code', placeCode)
        .in('status', statuses)
        .not('public_point', 'is', null),
    PublicRow,
    'id',
    { limit: MOST, ascending: false },
  );
  const of = more
    ? await countOf(
        client
          .from('contributions')
          .select('id', { count: 'exact', head: true })
          .eq('place_code', placeCode)
          .in('status', statuses)
          .not('public_point', 'is', null),
      )
    : null;
  const exact = officer ? await exactPoints(placeCode) : new Map<string, Point>();
  const features = rows.map((row) =>
    contributionMarker(row, exact.get(row.id) ?? row.public_point),
  );
  return { type: 'FeatureCollection', features, of };
}

/** The exact points of what waits, which are among the newest there are. */
async function exactPoints(placeCode: string): Promise<Map<string, Point>> {
  const client = await reach();
  const { rows } = await readInTime(
    () =>
      client
        .from('contribution_points')
        .select(columnsOf('contribution_points', ExactRow))
        .eq('place_code', placeCode)
        .eq('status', 'pending'),
    ExactRow,
    'contribution_id',
    { limit: MOST, ascending: false },
  );
  return new Map(rows.map(({ contribution_id, point }) => [contribution_id, point]));
}
