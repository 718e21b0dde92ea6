/** Brings the map from one list of layers to the next, changing only what differs. */
import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';

type Properties = Record<string, unknown>;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function changed(before: Properties = {}, after: Properties = {}): [string, unknown][] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !same(before[name], after[name]))
    .map((name) => [name, after[name]]);
}

/**
 * Our own layers are in both lists: what is switched off is there and invisible. Those of an online
 * street map come and go. The layers of the drawing tool keep their place on top.
 */
export function reconcile(
  map: MapLibreMap,
  before: LayerSpecification[],
  after: LayerSpecification[],
): void {
  const previous = new Map(before.map((layer) => [layer.id, layer]));
  for (const layer of after) {
    const old = previous.get(layer.id);
    if (!old) {
      map.addLayer(layer);
      continue;
    }
    const filterOf = (of: LayerSpecification) => ('filter' in of ? of.filter : undefined);
    if (!same(filterOf(old), filterOf(layer))) map.setFilter(layer.id, filterOf(layer) ?? null);
    for (const [name, value] of changed(old.paint, layer.paint))
      map.setPaintProperty(layer.id, name as never, value as never);
    for (const [name, value] of changed(old.layout, layer.layout))
      map.setLayoutProperty(layer.id, name as never, value as never);
  }
  const kept = new Set(after.map(({ id }) => id));
  for (const { id } of before) if (!kept.has(id)) map.removeLayer(id);
  if (
    same(
      before.map(({ id }) => id),
      after.map(({ id }) => id),
    )
  )
    return;
  // from the top: each is put right below the one that was put before it
  const order = map.getLayersOrder();
  let above = order.find((id) => !kept.has(id));
  for (const { id } of after.toReversed()) {
    map.moveLayer(id, above);
    above = id;
  }
}
