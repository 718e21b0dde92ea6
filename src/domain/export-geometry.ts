/**
 * Geometry as RFC 7946 wants it: [lng, lat] and nothing more, at most 6 decimals (about 11 cm),
 * rings closed, exterior ones anticlockwise and holes clockwise (section 3.1.6).
 */
import type { Position as GeoJsonPosition, Geometry } from 'geojson';
import type { Bounds } from './place-pack.ts';

type ExportableGeometry = Exclude<Geometry, { type: 'GeometryCollection' }>;

const DECIMALS = 1e6;
const roundDegrees = (degrees: number) => {
  const rounded = Math.round(degrees * DECIMALS) / DECIMALS;
  return rounded === 0 ? 0 : rounded;
};

const toPosition = ([lng = Number.NaN, lat = Number.NaN]: GeoJsonPosition): GeoJsonPosition => {
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) {
    throw new Error(`a position is not a pair of numbers: ${lng}, ${lat}`);
  }
  return [roundDegrees(lng), roundDegrees(lat)];
};

const same = (a: GeoJsonPosition | undefined, b: GeoJsonPosition | undefined) =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** Rounded, without the repeats that rounding makes. */
function toLine(positions: GeoJsonPosition[]): GeoJsonPosition[] {
  const rounded = positions.map(toPosition);
  const line = rounded.filter(
    (position, index) => index === 0 || !same(position, rounded[index - 1]),
  );
  // a line needs two positions, also when it is shorter than the sixth decimal
  return line.length === 1 && rounded.length > 1 ? [...line, ...line] : line;
}

/** Twice the signed area of a closed ring in square degrees: positive is anticlockwise. */
export function signedArea(ring: GeoJsonPosition[]): number {
  const [originLng = 0, originLat = 0] = ring[0] ?? [];
  let area = 0;
  for (let index = 1; index < ring.length; index++) {
    const [lngA = 0, latA = 0] = ring[index - 1] ?? [];
    const [lngB = 0, latB = 0] = ring[index] ?? [];
    area += (lngA - originLng) * (latB - originLat) - (lngB - originLng) * (latA - originLat);
  }
  return area;
}

/** Null when rounding left nothing of the ring. */
function toRing(positions: GeoJsonPosition[], anticlockwise: boolean): GeoJsonPosition[] | null {
  const ring = toLine(positions);
  const [first] = ring;
  if (first && !same(first, ring.at(-1))) ring.push([...first]);
  const area = signedArea(ring);
  if (ring.length < 4 || area === 0) return null;
  return area > 0 === anticlockwise ? ring : ring.reverse();
}

function toPolygon(rings: GeoJsonPosition[][]): GeoJsonPosition[][] | null {
  const [exterior, ...holes] = rings;
  const outer = exterior ? toRing(exterior, true) : null;
  if (!outer) return null;
  return [outer, ...holes.map((hole) => toRing(hole, false)).filter((hole) => hole !== null)];
}

/** Null for an area so small that six decimals leave nothing of it. */
export function toExportGeometry(geometry: ExportableGeometry): ExportableGeometry | null {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: toPosition(geometry.coordinates) };
    case 'MultiPoint':
      return { type: 'MultiPoint', coordinates: geometry.coordinates.map(toPosition) };
    case 'LineString':
      return { type: 'LineString', coordinates: toLine(geometry.coordinates) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: geometry.coordinates.map(toLine) };
    case 'Polygon': {
      const coordinates = toPolygon(geometry.coordinates);
      return coordinates && { type: 'Polygon', coordinates };
    }
    case 'MultiPolygon': {
      const coordinates = geometry.coordinates.map(toPolygon).filter((polygon) => polygon !== null);
      return coordinates.length ? { type: 'MultiPolygon', coordinates } : null;
    }
  }
}

/** Every position of a geometry, in order. */
export function positionsOf(geometry: ExportableGeometry): GeoJsonPosition[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}

/** [west, south, east, north] around all geometries; null when there is none. */
export function boundsAround(geometries: (ExportableGeometry | null)[]): Bounds | null {
  let bounds: Bounds | null = null;
  for (const geometry of geometries) {
    if (!geometry) continue;
    for (const [lng = 0, lat = 0] of positionsOf(geometry)) {
      bounds ??= [lng, lat, lng, lat];
      bounds[0] = Math.min(bounds[0], lng);
      bounds[1] = Math.min(bounds[1], lat);
      bounds[2] = Math.max(bounds[2], lng);
      bounds[3] = Math.max(bounds[3], lat);
    }
  }
  return bounds;
}
