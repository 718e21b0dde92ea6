/**
 * Geometry as RFC 7946 wants it: [lng, lat] and nothing more, at most 6 decimals (about 11 cm),
 * rings closed, exterior ones anticlockwise and holes clockwise (section 3.1.6).
 */
import { coordEach, rewind, truncate } from '@turf/turf';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { signedArea } from './signed-area.ts';

type ExportableGeometry = Exclude<Geometry, { type: 'GeometryCollection' }>;

const same = (a: Position | undefined, b: Position | undefined) =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1];

/**
 * Without the repeats that rounding makes. turf's cleanCoords would also take corners on a straight edge, and
 * neighbours would no longer share their edges corner for corner.
 */
function toLine(rounded: Position[]): Position[] {
  const line = rounded.filter((position, at) => at === 0 || !same(position, rounded[at - 1]));
  // a line needs two positions, also when it is shorter than the sixth decimal
  return line.length === 1 && rounded.length > 1 ? [...line, ...line] : line;
}

/** Null when rounding left nothing of the ring. */
function toRing(rounded: Position[]): Position[] | null {
  const ring = toLine(rounded);
  const [first] = ring;
  if (first && !same(first, ring.at(-1))) ring.push([...first]);
  return ring.length < 4 || signedArea(ring) === 0 ? null : ring;
}

function toPolygon(rounded: Position[][]): Position[][] | null {
  const [outer, ...holes] = rounded.map(toRing);
  return outer ? [outer, ...holes.filter((hole) => hole !== null)] : null;
}

/** Null for an area so small that six decimals leave nothing of it. */
export function toExportGeometry(geometry: ExportableGeometry): ExportableGeometry | null {
  coordEach(geometry, ([lng, lat]) => {
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) {
      throw new Error(`a position is not a pair of numbers: ${lng}, ${lat}`);
    }
  });
  const rounded = truncate(geometry, { precision: 6, coordinates: 2 });
  switch (rounded.type) {
    case 'LineString':
      return { type: 'LineString', coordinates: toLine(rounded.coordinates) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: rounded.coordinates.map(toLine) };
    case 'Polygon': {
      const coordinates = toPolygon(rounded.coordinates);
      return coordinates && (rewind({ type: 'Polygon', coordinates }) as Polygon);
    }
    case 'MultiPolygon': {
      const coordinates = rounded.coordinates.map(toPolygon).filter((polygon) => polygon !== null);
      return coordinates.length
        ? (rewind({ type: 'MultiPolygon', coordinates }) as MultiPolygon)
        : null;
    }
    default:
      return rounded;
  }
}
