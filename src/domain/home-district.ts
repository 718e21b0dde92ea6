/** Under which district something is filed: the one that holds it, and of an area most of it. */
import type { FeatureCollection } from 'geojson';
import type { AreaGeometry } from './area-profile.ts';
import { containsPoint } from './contains-point.ts';
import { flattenArea } from './flat-polygon.ts';
import { cutArea, edgeMeetsBounds, overlapSquareMetres, regionOf } from './overlap-shares.ts';
import type { Position } from './place-pack.ts';

/** A place and its neighbours; `here` is the place. */
export type Districts = FeatureCollection<AreaGeometry, { name: string; here: boolean }>;

/**
 * The name of the neighbour that holds a point. Null where the place itself does, whose outline is the
 * finer one, and where nobody does: a pier, a river's mouth.
 */
export function neighbourHolding(districts: Districts, [lng, lat]: Position): string | null {
  const holding = districts.features.filter(({ geometry }) =>
    containsPoint(flattenArea(geometry), lng, lat),
  );
  if (holding.some(({ properties }) => properties.here)) return null;
  return holding[0]?.properties.name ?? null;
}

/**
 * The name of the neighbour that holds more of an area than the place does, by ground; null where none
 * does. The area is one that `checkDrawnArea` takes.
 */
export function neighbourHoldingMost(districts: Districts, area: AreaGeometry): string | null {
  const cut = cutArea(flattenArea(area));
  const flat = districts.features.map(({ geometry, properties }) => ({
    ...properties,
    polygons: flattenArea(geometry),
  }));
  const [west, south] = cut.bounds;
  // most are drawn well inside: nothing is cut then, which with 1,000 corners would take 35 ms
  const inside = flat.some(
    ({ here, polygons }) =>
      here && !edgeMeetsBounds(polygons, cut.bounds) && containsPoint(polygons, west, south),
  );
  if (inside) return null;
  const held = flat.map(({ polygons, ...district }) => ({
    ...district,
    ground: overlapSquareMetres(cut, regionOf(polygons)),
  }));
  const here = held.find((district) => district.here)?.ground ?? 0;
  const [most] = held.filter(({ ground }) => ground > here).sort((a, b) => b.ground - a.ground);
  return most?.name ?? null;
}
