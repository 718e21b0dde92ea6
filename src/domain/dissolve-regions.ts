import { union } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { boundsMeet } from './bounds.ts';
import { flattenArea } from './flat-polygon.ts';
import { type Region, regionOf } from './overlap-shares.ts';

/** Geometries whose boxes hang together, by index. */
function groupByBounds(regions: Region[]): number[][] {
  const groupOf = regions.map((_, at) => at);
  const find = (at: number): number => (groupOf[at] === at ? at : find(groupOf[at] as number));
  regions.forEach((region, at) => {
    for (let other = 0; other < at; other++) {
      if (boundsMeet(region.bounds, (regions[other] as Region).bounds)) {
        groupOf[find(other)] = find(at);
      }
    }
  });
  const groups = new Map<number, number[]>();
  regions.forEach((_, at) => {
    const group = find(at);
    groups.set(group, [...(groups.get(group) ?? []), at]);
  });
  return [...groups.values()];
}

/** The same ground as regions that do not overlap; only what may overlap goes through a union. */
export function dissolveRegions(geometries: (Polygon | MultiPolygon)[]): Region[] {
  const regions = geometries.map((geometry) => regionOf(flattenArea(geometry)));
  return groupByBounds(regions).map((group) => {
    const [first] = group;
    if (group.length === 1 && first !== undefined) return regions[first] as Region;
    const merged = union({
      type: 'FeatureCollection',
      features: group.map((at) => ({
        type: 'Feature',
        properties: {},
        geometry: geometries[at] as Polygon | MultiPolygon,
      })),
    });
    if (!merged) throw new Error(`a union of ${group.length} geometries came out empty`);
    return regionOf(flattenArea(merged.geometry));
  });
}
