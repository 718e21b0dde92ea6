/** Alleys, parks and community assets of an area: what is inside, and the nearest of what is not. */
import type { AlleyFigures, AssetFigures, Nearest, ParkFigures } from './area-profile.ts';
import { boundsMeet } from './bounds.ts';
import { type FlatLine, lengthInsideMetres } from './clip-length.ts';
import {
  boundsGapMetres,
  edgeDistanceMetres,
  marginMetres,
  pointDistanceMetres,
} from './measure-distance.ts';
import { type CutArea, overlapSquareMetres, type Region } from './overlap-shares.ts';
import {
  type AlleyProperties,
  ASSET_FAMILIES,
  type AssetFamily,
  type AssetKind,
  type Bounds,
  type CommunityAssetProperties,
  type ParkProperties,
} from './place-pack.ts';
import { flagPointsInside, type PointGrid } from './point-grid.ts';

export type Alley = FlatLine & { properties: AlleyProperties };
type Park = Region & { properties: ParkProperties };
/** `ground`: the same parks dissolved, so that what overlaps is measured once. */
export type Parks = { parks: Park[]; ground: Region[] };
export type Assets = { points: PointGrid; properties: CommunityAssetProperties[] };

const SQUARE_METRES_A_HECTARE = 10_000;

/** An alley counts where at least a metre of it is inside: less is a line that touches. */
export function profileAlleys(area: CutArea, alleys: Alley[]): AlleyFigures {
  const ids: string[] = [];
  let lengthMetres = 0;
  for (const alley of alleys) {
    if (!boundsMeet(area.bounds, alley.bounds)) continue;
    const inside = lengthInsideMetres(alley, area.polygons);
    if (inside < 1) continue;
    ids.push(alley.properties.id);
    lengthMetres += inside;
  }
  return { number: ids.length, lengthMetres, ids };
}

type Candidate = { id: string; name: string | null; bounds: Bounds; distance: () => number };

/** The least distance; candidates whose boxes lie further than the best so far are not measured. */
function nearestOf(area: CutArea, candidates: Candidate[], coverage: Bounds): Nearest | null {
  const ordered = candidates
    .map((candidate) => ({ candidate, gap: boundsGapMetres(area.bounds, candidate.bounds) }))
    .sort((a, b) => a.gap - b.gap);
  let best: { candidate: Candidate; distanceMetres: number } | null = null;
  for (const { candidate, gap } of ordered) {
    // the two distances are taken at slightly different latitudes
    if (best && gap * 0.99 > best.distanceMetres) break;
    const distanceMetres = candidate.distance();
    if (!best || distanceMetres < best.distanceMetres) best = { candidate, distanceMetres };
  }
  if (!best) return null;
  const { candidate, distanceMetres } = best;
  const atMost = distanceMetres > 0 && distanceMetres > marginMetres(coverage, area.bounds);
  return { id: candidate.id, name: candidate.name, distanceMetres, atMost };
}

/** A park counts where at least a square metre of it is inside. `coverage`: where the layer knows parks. */
export function profileParks(
  area: CutArea,
  { parks, ground }: Parks,
  coverage: Bounds,
): ParkFigures {
  const overlaps = new Map(parks.map((park) => [park, overlapSquareMetres(area, park)]));
  const insideOf = (park: Park) => overlaps.get(park) ?? 0;
  const nearestFrom = (hectares: number) =>
    nearestOf(
      area,
      parks
        .filter(({ properties }) => properties.areaHectares >= hectares)
        .map((park) => ({
          id: park.properties.id,
          name: park.properties.name,
          bounds: park.bounds,
          distance: () => (insideOf(park) > 0 ? 0 : edgeDistanceMetres(area, park)),
        })),
      coverage,
    );
  const inside = parks
    .filter((park) => insideOf(park) >= 1)
    .sort((a, b) => insideOf(b) - insideOf(a))
    .map((park) => ({
      id: park.properties.id,
      name: park.properties.name,
      kind: park.properties.kind,
      areaInsideHectares: insideOf(park) / SQUARE_METRES_A_HECTARE,
    }));
  const groundInside = ground.reduce((sum, region) => sum + overlapSquareMetres(area, region), 0);
  return {
    number: inside.length,
    areaInsideHectares: groundInside / SQUARE_METRES_A_HECTARE,
    inside,
    nearestOfHalfHectare: nearestFrom(0.5),
    nearestOfTwoHectares: nearestFrom(2),
  };
}

/** `coverage`: where the layer knows assets. */
export function profileAssets(area: CutArea, assets: Assets, coverage: Bounds): AssetFigures {
  const { points, properties } = assets;
  const flags = flagPointsInside(points, area.polygons);
  const families = Object.entries(ASSET_FAMILIES) as [AssetFamily, readonly AssetKind[]][];
  const kinds = families.flatMap(([family, members]) =>
    members.map((kind) => {
      let inside = 0;
      const candidates: Candidate[] = [];
      properties.forEach((asset, at) => {
        if (asset.kind !== kind) return;
        if (flags[at]) inside++;
        const lng = points.lng[at] as number;
        const lat = points.lat[at] as number;
        candidates.push({
          id: asset.id,
          name: asset.name,
          bounds: [lng, lat, lng, lat],
          distance: () => pointDistanceMetres(area, lng, lat),
        });
      });
      return { kind, family, inside, nearest: nearestOf(area, candidates, coverage) };
    }),
  );
  return { total: kinds.reduce((sum, { inside }) => sum + inside, 0), kinds };
}
