/** The layer `parks`: public green space. The rule is written down in docs/data.md, "What counts as a park". */
import { PARK_KINDS, type ParkProperties, ParkPropertiesSchema } from '#domain/place-pack.ts';
import { type BuiltLayer, emptyTally, leaveOut } from './built-layer.ts';
import { featureCollectionText } from './features.ts';
import {
  areaSquareMetres,
  type Box,
  isInside,
  type Point,
  polygonsOf,
  representativePoint,
  round,
  tidyArea,
  touchesBox,
} from './geometry.ts';
import type { OsmArea, Tags } from './osm-read.ts';
import { openStreetMapSource } from './sources.ts';

type ParkKind = ParkProperties['kind'];

const BY_TAG: Record<string, ParkKind> = {
  'leisure=park': 'park',
  'leisure=garden': 'garden',
  'leisure=playground': 'playground',
  'leisure=recreation_ground': 'recreation-ground',
  'landuse=recreation_ground': 'recreation-ground',
  'leisure=pitch': 'pitch',
  'leisure=bowling_green': 'pitch',
  'landuse=allotments': 'allotments',
  'leisure=common': 'common',
  'landuse=village_green': 'common',
  'leisure=nature_reserve': 'nature-reserve',
  'natural=wood': 'wood',
  'natural=forest': 'wood',
  'landuse=forest': 'wood',
};
const SHUT = new Set(['private', 'no', 'customers', 'members']);

/** The kind of green space, a reason why it is not public, or null when it is not green space at all. */
export function classifyPark(tags: Tags): { kind: ParkKind } | { notPublic: string } | null {
  const kind = ['leisure', 'landuse', 'natural']
    .map((key) => BY_TAG[`${key}=${tags[key]}`])
    .find((found) => found !== undefined);
  if (!kind) return null;
  if (SHUT.has(tags.access ?? '')) return { notPublic: `access is ${tags.access}` };
  if (kind === 'garden') {
    // most mapped gardens belong to a house: only a name or a word on access makes one public
    const isPublic = ['yes', 'public', 'permissive'].includes(tags.access ?? '') || tags.name;
    const isPrivate = tags['garden:type'] === 'residential' || tags['garden:type'] === 'private';
    if (!isPublic || isPrivate) return { notPublic: 'a private garden' };
  }
  return { kind };
}

const isSchoolGround = ({ tags }: OsmArea): boolean =>
  ['school', 'kindergarten', 'college', 'university'].includes(tags.amenity ?? '');

export function buildParks(
  areas: OsmArea[],
  nearestStreet: (point: Point) => string | null,
  extent: { bounds: Box; date: string },
): BuiltLayer {
  const tally = emptyTally();
  const schools = areas.filter(isSchoolGround);
  const features = areas.flatMap((area) => {
    const found = classifyPark(area.tags);
    if (!found) return [];
    tally.read += 1;
    if ('notPublic' in found) {
      leaveOut(tally, `not public: ${found.notPublic}`);
      return [];
    }
    const point = representativePoint(area.geometry);
    if (!touchesBox(polygonsOf(area.geometry).flat(2), extent.bounds)) {
      leaveOut(tally, 'outside the extract');
      return [];
    }
    if (schools.some(({ geometry }) => isInside(point, geometry))) {
      leaveOut(tally, 'not public: inside the grounds of a school or college');
      return [];
    }
    const geometry = tidyArea(area.geometry);
    const properties: ParkProperties = {
      id: area.id,
      name: area.tags.name ?? null,
      kind: found.kind,
      areaHectares: round(areaSquareMetres(geometry) / 10_000, 4),
      nearStreet: nearestStreet(point),
    };
    return [{ id: area.id, properties, geometry }];
  });
  tally.kept = features.length;
  const kinds = PARK_KINDS.map((kind) => [
    kind,
    features.filter(({ properties }) => properties.kind === kind).length,
  ]).filter(([, count]) => count !== 0);
  return {
    status: 'loaded',
    file: 'parks.geojson',
    content: featureCollectionText(ParkPropertiesSchema, features),
    coverage: extent.bounds,
    sources: [openStreetMapSource(extent.date)],
    counts: { parks: features.length, ...Object.fromEntries(kinds) },
    gaps: [
      'Pitches and playgrounds often lie inside a park, so areas must not be added up.',
      'OpenStreetMap does not say of every wood or pitch whether anyone may enter; those marked private are left out.',
    ],
    tally,
  };
}
