/**
 * A uniform grid of points, sorted by cell (compressed rows in typed arrays). Only cells that an edge of the
 * area crosses are tested point by point; any other cell is in or out as a whole.
 */
import { boundsMeet, boundsOf } from './bounds.ts';
import { containsPoint } from './contains-point.ts';
import { boundsOfPolygons, type FlatPolygon } from './flat-polygon.ts';
import type { Bounds } from './place-pack.ts';

export type PointGrid = {
  lng: Float64Array;
  lat: Float64Array;
  bounds: Bounds;
  /** cells a side */
  side: number;
  /** points of cell c are `order[start[c]] … order[start[c + 1] - 1]` */
  start: Uint32Array;
  order: Uint32Array;
};

const POINTS_A_CELL = 4;
const MOST_CELLS_A_SIDE = 256;

/** Indexes points in degrees; both columns have one entry a point. */
export function buildPointGrid(lng: Float64Array, lat: Float64Array): PointGrid {
  if (lng.length !== lat.length) {
    throw new Error(`columns of unequal length: ${lng.length} longitudes, ${lat.length} latitudes`);
  }
  const corners = new Float64Array(lng.length * 2);
  for (let i = 0; i < lng.length; i++) {
    corners[2 * i] = lng[i] as number;
    corners[2 * i + 1] = lat[i] as number;
  }
  const bounds: Bounds = lng.length ? boundsOf(corners) : [0, 0, 0, 0];
  const side = Math.min(
    MOST_CELLS_A_SIDE,
    Math.max(1, Math.ceil(Math.sqrt(lng.length / POINTS_A_CELL))),
  );
  const grid: PointGrid = {
    lng,
    lat,
    bounds,
    side,
    start: new Uint32Array(side * side + 1),
    order: new Uint32Array(lng.length),
  };
  const cells = new Uint32Array(lng.length);
  for (let i = 0; i < lng.length; i++) {
    const cell = rowAt(grid, lat[i] as number) * side + columnAt(grid, lng[i] as number);
    cells[i] = cell;
    grid.start[cell + 1] = (grid.start[cell + 1] as number) + 1;
  }
  for (let c = 0; c < side * side; c++) {
    grid.start[c + 1] = (grid.start[c + 1] as number) + (grid.start[c] as number);
  }
  const next = grid.start.slice(0, side * side);
  for (let i = 0; i < lng.length; i++) {
    const cell = cells[i] as number;
    const at = next[cell] as number;
    grid.order[at] = i;
    next[cell] = at + 1;
  }
  return grid;
}

const within = (value: number, side: number) => Math.min(side - 1, Math.max(0, Math.floor(value)));

function columnAt({ bounds: [west, , east], side }: PointGrid, lng: number): number {
  return east === west ? 0 : within(((lng - west) / (east - west)) * side, side);
}

function rowAt({ bounds: [, south, , north], side }: PointGrid, lat: number): number {
  return north === south ? 0 : within(((lat - south) / (north - south)) * side, side);
}

/** Marks the cells that the edges of the polygons may cross, with those beside them for rounding. */
function markEdges(grid: PointGrid, polygons: FlatPolygon[]): Uint8Array {
  const { side, bounds } = grid;
  const marked = new Uint8Array(side * side);
  const height = (bounds[3] - bounds[1]) / side;
  const slack = (bounds[2] - bounds[0]) * 1e-9;
  for (const { rings } of polygons) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length - 2; i += 2) {
        let [ax, ay, bx, by] = ring.subarray(i, i + 4) as unknown as [
          number,
          number,
          number,
          number,
        ];
        if (ay > by) [ax, ay, bx, by] = [bx, by, ax, ay];
        if (by < bounds[1] || ay > bounds[3]) continue;
        const last = rowAt(grid, by);
        for (let row = rowAt(grid, ay); row <= last; row++) {
          const south = bounds[1] + row * height;
          const from = by > ay ? Math.min(1, Math.max(0, (south - ay) / (by - ay))) : 0;
          const to = by > ay ? Math.max(0, Math.min(1, (south + height - ay) / (by - ay))) : 1;
          const x1 = ax + (bx - ax) * from;
          const x2 = ax + (bx - ax) * to;
          const end = columnAt(grid, Math.max(x1, x2) + slack);
          for (let column = columnAt(grid, Math.min(x1, x2) - slack); column <= end; column++) {
            marked[row * side + column] = 1;
          }
        }
      }
    }
  }
  return marked;
}

/** The points inside the polygons: a flag for each point, 1 inside. On an edge either way. */
export function flagPointsInside(grid: PointGrid, polygons: FlatPolygon[]): Uint8Array {
  const { side, bounds, start, order, lng, lat } = grid;
  const flags = new Uint8Array(lng.length);
  const area = boundsOfPolygons(polygons);
  if (!lng.length || !boundsMeet(area, bounds)) return flags;
  const marked = markEdges(grid, polygons);
  const width = (bounds[2] - bounds[0]) / side;
  const height = (bounds[3] - bounds[1]) / side;
  const right = columnAt(grid, area[2]);
  const top = rowAt(grid, area[3]);
  for (let row = rowAt(grid, area[1]); row <= top; row++) {
    for (let column = columnAt(grid, area[0]); column <= right; column++) {
      const cell = row * side + column;
      const from = start[cell] as number;
      const to = start[cell + 1] as number;
      if (from === to) continue;
      const whole = !marked[cell];
      const inside =
        whole &&
        containsPoint(
          polygons,
          bounds[0] + (column + 0.5) * width,
          bounds[1] + (row + 0.5) * height,
        );
      if (whole && !inside) continue;
      for (let at = from; at < to; at++) {
        const point = order[at] as number;
        if (inside || containsPoint(polygons, lng[point] as number, lat[point] as number)) {
          flags[point] = 1;
        }
      }
    }
  }
  return flags;
}
