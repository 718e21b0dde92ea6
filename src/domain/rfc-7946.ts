/**
 * What is wrong with a GeoJSON text by RFC 7946, written from the RFC and from nothing of ours, so that
 * no file leaves with a fault. Stricter than the RFC where Ginnel promises more: at most 6 decimals,
 * exterior rings anticlockwise (the RFC's "should"), features with a string `id`, no antimeridian.
 */
const GEOMETRY_DEPTH: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};
const MOST_FAULTS = 20;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Faults as sentences with the path of each, the first 20; an empty list means that it is right. */
export function rfc7946Faults(text: string): string[] {
  const faults: string[] = [];
  const fault = (path: string, what: string) => {
    if (faults.length < MOST_FAULTS) faults.push(`${path}: ${what}`);
  };
  if (text.startsWith('\ufeff')) fault('$', 'starts with a byte-order mark (RFC 8259 §8.1)');
  let root: Json;
  try {
    root = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return [`$: is not JSON (${error instanceof Error ? error.message : String(error)})`];
  }
  if (!isObject(root)) return ['$: is not an object (§3)'];
  if (root.type !== 'FeatureCollection') fault('$.type', 'is not FeatureCollection (§3.3)');
  for (const member of ['geometry', 'coordinates', 'geometries', 'properties']) {
    if (member in root) fault('$', `has a member "${member}" of another type (§7.1)`);
  }
  if ('crs' in root) fault('$', 'has a member "crs" (§4)');
  if (!Array.isArray(root.features)) {
    fault('$.features', 'is not an array (§3.3)');
    return faults;
  }
  checkBbox(root.bbox, '$.bbox', fault);
  const ids = new Set<string>();
  root.features.forEach((feature, index) => {
    checkFeature(feature, `$.features[${index}]`, ids, fault);
  });
  return faults;
}

type Report = (path: string, what: string) => void;

function checkBbox(bbox: Json | undefined, path: string, fault: Report) {
  if (bbox === undefined) return;
  if (!Array.isArray(bbox) || bbox.length !== 4 || bbox.some((n) => typeof n !== 'number')) {
    fault(path, 'is not four numbers (§5)');
    return;
  }
  const [west, south, east, north] = bbox as [number, number, number, number];
  if (west > east || south > north) fault(path, 'is not west, south, east, north (§5)');
}

function checkFeature(feature: Json, path: string, ids: Set<string>, fault: Report) {
  if (!isObject(feature) || feature.type !== 'Feature') {
    fault(path, 'is not a Feature (§3.2)');
    return;
  }
  for (const member of ['coordinates', 'geometries', 'features', 'crs']) {
    if (member in feature) fault(path, `has a member "${member}" (§7.1)`);
  }
  if (typeof feature.id !== 'string') fault(`${path}.id`, 'is not a string');
  else if (ids.has(feature.id)) fault(`${path}.id`, `"${feature.id}" comes twice (§3.2)`);
  else ids.add(feature.id);
  if (feature.properties !== null && !isObject(feature.properties)) {
    fault(`${path}.properties`, 'is neither an object nor null (§3.2)');
  }
  if (!('geometry' in feature)) fault(`${path}.geometry`, 'is not there (§3.2)');
  else if (feature.geometry !== null) checkGeometry(feature.geometry, `${path}.geometry`, fault);
}

function checkGeometry(geometry: Json | undefined, path: string, fault: Report) {
  if (!isObject(geometry)) {
    fault(path, 'is not an object (§3.1)');
    return;
  }
  const depth = GEOMETRY_DEPTH[String(geometry.type)];
  if (depth === undefined) {
    fault(`${path}.type`, `"${String(geometry.type)}" is no geometry type (§3.1)`);
    return;
  }
  for (const member of ['geometry', 'properties', 'features', 'crs']) {
    if (member in geometry) fault(path, `has a member "${member}" (§7.1)`);
  }
  checkCoordinates(
    geometry.coordinates,
    String(geometry.type),
    depth,
    `${path}.coordinates`,
    fault,
  );
}

function checkCoordinates(
  coordinates: Json | undefined,
  type: string,
  depth: number,
  path: string,
  fault: Report,
) {
  if (depth === 0) {
    checkPosition(coordinates, path, fault);
    return;
  }
  if (!Array.isArray(coordinates) || coordinates.length === 0) {
    fault(path, 'is not a list with something in it');
    return;
  }
  coordinates.forEach((part, index) => {
    checkCoordinates(part, type, depth - 1, `${path}[${index}]`, fault);
  });
  if (depth !== 1 || coordinates.some((part) => !Array.isArray(part))) return;
  const positions = coordinates as number[][];
  if (type.endsWith('LineString') && positions.length < 2) {
    fault(path, 'is a line of fewer than two positions (§3.1.4)');
  }
  if (type.endsWith('Polygon')) checkRing(positions, path, fault);
}

function checkPosition(position: Json | undefined, path: string, fault: Report) {
  if (!Array.isArray(position) || position.length < 2 || position.length > 3) {
    fault(path, 'is not a position of two or three numbers (§3.1.1)');
    return;
  }
  const [lng, lat] = position;
  if (typeof lng !== 'number' || typeof lat !== 'number') {
    fault(path, 'is not a position of numbers (§3.1.1)');
    return;
  }
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) fault(path, `${lng}, ${lat} is not on the earth`);
  if (!hasSixDecimals(lng) || !hasSixDecimals(lat)) {
    fault(path, `${lng}, ${lat} has more than six decimals (§11.2)`);
  }
}

const hasSixDecimals = (degrees: number) => /^-?\d+(\.\d{1,6})?$/.test(String(degrees));

function checkRing(ring: number[][], path: string, fault: Report) {
  if (ring.length < 4) fault(path, 'is a ring of fewer than four positions (§3.1.6)');
  const first = ring[0];
  const last = ring.at(-1);
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) fault(path, 'is not closed (§3.1.6)');
  // seen from its first position, so that small rings far from 0, 0 lose nothing
  const [x = 0, y = 0] = first ?? [];
  let turn = 0;
  for (let index = 1; index < ring.length; index++) {
    const [ax = 0, ay = 0] = ring[index - 1] ?? [];
    const [bx = 0, by = 0] = ring[index] ?? [];
    turn += (ax - x) * (by - y) - (bx - x) * (ay - y);
  }
  const exterior = path.endsWith('[0]');
  if (turn === 0) fault(path, 'encloses nothing');
  else if (turn > 0 !== exterior) {
    fault(path, exterior ? 'is clockwise (§3.1.6)' : 'is a hole that is anticlockwise (§3.1.6)');
  }
}
