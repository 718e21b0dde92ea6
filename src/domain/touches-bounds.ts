/** Does a geometry share any point with a rectangle? Exact in degrees, edges included. */
import type { Geometry, Position } from 'geojson';
import { positionsOf } from './export-geometry.ts';
import type { Bounds } from './place-pack.ts';

type Plain = Exclude<Geometry, { type: 'GeometryCollection' }>;

const inside = ([lng = 0, lat = 0]: Position, [west, south, east, north]: Bounds) =>
  lng >= west && lng <= east && lat >= south && lat <= north;

/** Liang and Barsky (1984): the part of the segment inside each edge, until none is left. */
function segmentTouches(from: Position, to: Position, bounds: Bounds): boolean {
  const [x = 0, y = 0] = from;
  const dx = (to[0] ?? 0) - x;
  const dy = (to[1] ?? 0) - y;
  const [west, south, east, north] = bounds;
  let start = 0;
  let end = 1;
  for (const [step, room] of [
    [-dx, x - west],
    [dx, east - x],
    [-dy, y - south],
    [dy, north - y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) start = Math.max(start, room / step);
    else end = Math.min(end, room / step);
  }
  return start <= end;
}

const lineTouches = (line: Position[], bounds: Bounds) =>
  line.some((position, index) => {
    const before = line[index - 1];
    return before ? segmentTouches(before, position, bounds) : inside(position, bounds);
  });

/** Even-odd over all rings, so a hole is outside. */
function contains(rings: Position[][], [x, y]: [number, number]): boolean {
  let within = false;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [ax = 0, ay = 0] = ring[index - 1] ?? [];
      const [bx = 0, by = 0] = ring[index] ?? [];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
    }
  }
  return within;
}

/** No edge in the rectangle: then it lies wholly inside the polygon or wholly outside. */
const polygonTouches = (rings: Position[][], bounds: Bounds) =>
  rings.some((ring) => lineTouches(ring, bounds)) || contains(rings, [bounds[0], bounds[1]]);

export function touchesBounds(geometry: Plain, bounds: Bounds): boolean {
  switch (geometry.type) {
    case 'LineString':
      return lineTouches(geometry.coordinates, bounds);
    case 'MultiLineString':
      return geometry.coordinates.some((line) => lineTouches(line, bounds));
    case 'Polygon':
      return polygonTouches(geometry.coordinates, bounds);
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => polygonTouches(rings, bounds));
    default:
      return positionsOf(geometry).some((position) => inside(position, bounds));
  }
}
