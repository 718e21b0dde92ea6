/** Exploring: hover is a hint, a press selects, a press on a number comes nearer. */
import type {
  GeoJSONSource,
  MapGeoJSONFeature,
  Map as MapLibreMap,
  MapMouseEvent,
  PointLike,
} from 'maplibre-gl';
import type { Selection } from '#domain/view-state.ts';
import { candidatesOf, EXACT_LAYERS, NEAR_LAYERS } from './hits.ts';

/** How far a press may miss, in pixels. */
const TOLERANCE = { mouse: 4, touch: 14 };

/** Kinds that answer to hover, and the source whose feature state shows it. */
const HOVER_SOURCES: Partial<Record<Selection['kind'], string>> = {
  lsoa: 'deprivation',
  park: 'parks',
  alley: 'alleys',
  'priority-area': 'priority-areas',
};

const present = (map: MapLibreMap, layers: string[]) =>
  layers.filter((layer) => map.getLayer(layer));

function featuresAt(map: MapLibreMap, x: number, y: number, tolerance: number) {
  const box: [PointLike, PointLike] = [
    [x - tolerance, y - tolerance],
    [x + tolerance, y + tolerance],
  ];
  const near = map.queryRenderedFeatures(box, { layers: present(map, NEAR_LAYERS) });
  const exact = map.queryRenderedFeatures([x, y], { layers: present(map, EXACT_LAYERS) });
  return [...near, ...exact];
}

const asHits = (features: MapGeoJSONFeature[]) =>
  features.map(({ layer, properties }) => ({ layer: layer.id, properties }));

/** Street ids under the pointer, out of the basemap's roads and their names. */
export type StreetsAt = (names: string[], at: { lng: number; lat: number }) => string[];

function streetNamesAt(map: MapLibreMap, x: number, y: number): string[] {
  const roads = present(map, [
    'basemap/road-major',
    'basemap/road-middle',
    'basemap/road-street',
    'basemap/road-small',
  ]);
  if (!roads.length) return [];
  const features = map.queryRenderedFeatures(
    [
      [x - 3, y - 3],
      [x + 3, y + 3],
    ],
    { layers: roads },
  );
  return features.flatMap(({ properties }) =>
    typeof properties.name === 'string' ? properties.name : [],
  );
}

async function comeNearer(map: MapLibreMap, cluster: MapGeoJSONFeature): Promise<void> {
  const source = map.getSource<GeoJSONSource>(cluster.source);
  if (!source || cluster.geometry.type !== 'Point') return;
  const zoom = await source.getClusterExpansionZoom(Number(cluster.properties.cluster_id));
  const [lng = 0, lat = 0] = cluster.geometry.coordinates;
  map.easeTo({ center: [lng, lat], zoom: zoom + 0.3 });
}

/** A hint waits until the pointer rests: looking things up under a pointer that drags would hold the map up. */
const REST_MILLISECONDS = 60;

/** Starts exploring; the returned function ends it and leaves nothing behind. */
export function explore(
  map: MapLibreMap,
  streetsAt: StreetsAt,
  onSelect: (candidates: Selection[]) => void,
): () => void {
  let hovered: { source: string; id: string } | null = null;
  let resting = 0;

  const hover = (next: { source: string; id: string } | null) => {
    if (hovered?.id === next?.id && hovered?.source === next?.source) return;
    if (hovered) map.setFeatureState(hovered, { hover: false });
    if (next) map.setFeatureState(next, { hover: true });
    hovered = next;
  };

  const onMove = (event: MapMouseEvent) => {
    window.clearTimeout(resting);
    resting = window.setTimeout(() => {
      if (map.isMoving()) return;
      const features = featuresAt(map, event.point.x, event.point.y, TOLERANCE.mouse);
      const [top] = candidatesOf(asHits(features));
      const cluster = features.some(({ layer }) => layer.id === 'community-assets/cluster');
      map.getCanvas().style.cursor = top || cluster ? 'pointer' : '';
      const source = top && !cluster ? HOVER_SOURCES[top.kind] : undefined;
      hover(top && source ? { source, id: top.id } : null);
    }, REST_MILLISECONDS);
  };
  const onOut = () => {
    window.clearTimeout(resting);
    hover(null);
  };
  const onClick = (event: MapMouseEvent) => {
    const { x, y } = event.point;
    const touch =
      event.originalEvent instanceof PointerEvent && event.originalEvent.pointerType === 'touch';
    const features = featuresAt(map, x, y, touch ? TOLERANCE.touch : TOLERANCE.mouse);
    const cluster = features.find(({ layer }) => layer.id === 'community-assets/cluster');
    const hits = candidatesOf(asHits(features), streetsAt(streetNamesAt(map, x, y), event.lngLat));
    const badge = hits[0]?.kind === 'community-asset' || hits[0]?.kind === 'contribution';
    if (cluster && !badge) void comeNearer(map, cluster);
    else onSelect(hits);
  };

  map.on('mousemove', onMove);
  map.on('mouseout', onOut);
  map.on('click', onClick);
  return () => {
    onOut();
    map.getCanvas().style.cursor = '';
    map.off('mousemove', onMove);
    map.off('mouseout', onOut);
    map.off('click', onClick);
  };
}
