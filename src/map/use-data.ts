import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { innerPoints, representativePoints } from './label-points.ts';
import type { MapViewProps } from './map-view-props.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

const asCollection = (geometry: MultiPolygon | null): FeatureCollection =>
  geometry
    ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] }
    : EMPTY;

const put = (map: MapLibreMap, source: string, data: FeatureCollection) =>
  map.getSource<GeoJSONSource>(source)?.setData(data);

/** Names get one point each, out of what the map's worker has loaded. */
async function nameOutlines(map: MapLibreMap, isCurrent: () => boolean): Promise<void> {
  const named = [
    ['wards', 'ward-points', representativePoints],
    ['districts', 'district-points', representativePoints],
    ['parks', 'park-points', innerPoints],
  ] as const;
  for (const [from, to, points] of named) {
    const outlines = await map.getSource<GeoJSONSource>(from)?.getData();
    if (!isCurrent()) return;
    if (outlines?.type === 'FeatureCollection') put(map, to, points(outlines));
  }
}

/** Keeps the sources that do not come from the pack equal to what the map was given. */
export function useData(map: MapLibreMap | null, props: MapViewProps): void {
  const { incidentHeat, priorityAreas, contributions, highlight, mode } = props;
  const point = mode.kind === 'pick-point' ? mode.point : null;

  useEffect(() => {
    if (!map) return;
    let current = true;
    void nameOutlines(map, () => current);
    return () => {
      current = false;
    };
  }, [map]);
  useEffect(() => {
    if (map) put(map, 'incidents', incidentHeat ?? EMPTY);
  }, [map, incidentHeat]);
  useEffect(() => {
    if (!map) return;
    put(map, 'priority-areas', priorityAreas);
    put(map, 'priority-area-points', innerPoints(priorityAreas));
  }, [map, priorityAreas]);
  useEffect(() => {
    if (map) put(map, 'contributions', contributions);
  }, [map, contributions]);
  useEffect(() => {
    if (map) put(map, 'highlight', asCollection(highlight));
  }, [map, highlight]);
  useEffect(() => {
    if (!map) return;
    const features: FeatureCollection['features'] = point
      ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: point } }]
      : [];
    put(map, 'picked-point', { type: 'FeatureCollection', features });
  }, [map, point]);
}
