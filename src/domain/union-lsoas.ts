/** The outline of several LSOAs together. Neighbours share their edges vertex for vertex, so shared edges cancel. */
import { union } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { ringContains } from './contains-point.ts';
import { signedArea } from './signed-area.ts';

type Edge = { from: string; to: string; position: Position };

const keyOf = ([lng, lat]: Position) => `${lng} ${lat}`;

/** Edges with the inside on their left that no neighbour has the other way round; null where two overlap. */
function outlineEdges(geometries: (Polygon | MultiPolygon)[]): Edge[] | null {
  // counted and not struck out one by one: a ring may run along a shared edge and back
  const edges = new Map<string, Edge & { times: number }>();
  for (const geometry of geometries) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [at, given] of polygons.flatMap((rings) => [...rings.entries()])) {
      const ring = signedArea(given) > 0 === (at === 0) ? given : given.toReversed();
      for (let i = 1; i < ring.length; i++) {
        const position = ring[i - 1] as Position;
        const from = keyOf(position);
        const to = keyOf(ring[i] as Position);
        if (from === to) continue;
        const edge = edges.get(`${from}>${to}`) ?? { from, to, position, times: 0 };
        edge.times++;
        edges.set(`${from}>${to}`, edge);
      }
    }
  }
  const outline: Edge[] = [];
  for (const edge of edges.values()) {
    const times = edge.times - (edges.get(`${edge.to}>${edge.from}`)?.times ?? 0);
    if (times > 1) return null;
    if (times === 1) outline.push(edge);
  }
  return outline;
}

/** Follows edges into simple closed rings; a ring that comes back to a vertex is closed there. */
function traceRings(edges: Edge[]): Position[][] {
  const leaving = new Map<string, Edge[]>();
  for (const edge of edges) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  const rings: Position[][] = [];
  for (const start of edges) {
    const path: Edge[] = [];
    let edge = leaving.get(start.from)?.pop();
    while (edge) {
      path.push(edge);
      const { to } = edge;
      const back = path.findIndex(({ from }) => from === to);
      if (back >= 0) {
        const ring = path.splice(back).map(({ position }) => position);
        rings.push([...ring, ring[0] as Position]);
      }
      edge = path.length ? leaving.get(to)?.pop() : undefined;
    }
    if (path.length) throw new Error(`an outline of ${path.length} edges does not close`);
  }
  return rings;
}

/** Puts each hole into the smallest outer ring around it. */
function assemble(rings: Position[][]): Position[][][] {
  const outers = rings
    .filter((ring) => signedArea(ring) > 0)
    .map((ring) => ({
      ring,
      flat: Float64Array.from(ring.flat()),
      size: signedArea(ring),
      holes: [] as Position[][],
    }))
    .sort((a, b) => a.size - b.size);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    // a hole may touch its outer ring at a vertex, but no edge of it lies on an edge of that ring
    const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = hole;
    const outer = outers.find(({ flat }) => ringContains(flat, (x1 + x2) / 2, (y1 + y2) / 2));
    if (!outer) throw new Error(`a hole of ${hole.length} positions lies in no outer ring`);
    outer.holes.push(hole);
  }
  return outers.map(({ ring, holes }) => [ring, ...holes]);
}

/**
 * One MultiPolygon of all the geometries, outer rings anticlockwise, holes clockwise (RFC 7946).
 * Geometries that overlap instead of sharing edges go through a general union. Throws on none.
 */
export function unionLsoas(geometries: (Polygon | MultiPolygon)[]): MultiPolygon {
  if (!geometries.length) throw new Error('a union needs at least one LSOA; got none');
  const edges = outlineEdges(geometries);
  if (edges) return { type: 'MultiPolygon', coordinates: assemble(traceRings(edges)) };
  const merged = union({
    type: 'FeatureCollection',
    features: geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
  });
  const outline = merged && outlineEdges([merged.geometry]);
  if (!outline) throw new Error(`a union of ${geometries.length} LSOAs has no clean outline`);
  return { type: 'MultiPolygon', coordinates: assemble(traceRings(outline)) };
}
