/** The layer `districts`: this place, and its neighbours for orientation. */
import { boundsOfGeometry } from '#domain/bounds-of-geometry.ts';
import { DistrictPropertiesSchema } from '#domain/place-pack.ts';
import { type BuiltLayer, emptyTally } from './built-layer.ts';
import { fitOutlines } from './clean-outlines.ts';
import { featureCollectionText } from './features.ts';
import {
  type AreaGeometry,
  distanceToLineMetres,
  isInside,
  polygonsOf,
  representativePoint,
} from './geometry.ts';
import { type District, type Lsoa, shape } from './outlines.ts';
import { DISTRICTS_SOURCE, OUTLINES_SOURCE } from './sources.ts';

/** Districts nearer than this are drawn around the place. */
const NEIGHBOUR_METRES = 4_000;

/** The outline of the place: its LSOAs put together. */
export async function dissolvePlace(code: string, lsoas: Lsoa[]): Promise<AreaGeometry> {
  const outlines = lsoas.map(({ geometry }) => ({ code, geometry }));
  const { place } = await shape(
    { lsoas: outlines },
    '-dissolve2 code -o place.geojson precision=0.000001',
    ['place'],
  );
  const geometry = place?.get(code);
  if (!geometry) throw new Error(`the outline of ${code} was lost while LSOAs were dissolved`);
  return geometry;
}

function isNeighbour(place: AreaGeometry, other: AreaGeometry): boolean {
  const margin = 0.1;
  const [west, south, east, north] = boundsOfGeometry(place);
  const [w, s, e, n] = boundsOfGeometry(other);
  if (w > east + margin || e < west - margin || s > north + margin || n < south - margin) {
    return false;
  }
  const rings = polygonsOf(other).flat();
  return polygonsOf(place)
    .flat(2)
    .some(
      (point) =>
        isInside(point, other) ||
        rings.some((ring) => distanceToLineMetres(point, ring) < NEIGHBOUR_METRES),
    );
}

/** The place and its neighbours, which end where the place begins: no overlap, and no gap between them. */
export async function withNeighbours(place: District, districts: District[]): Promise<District[]> {
  const near = districts.filter(
    (district) => district.code !== place.code && isNeighbour(place.geometry, district.geometry),
  );
  const { outlines } = await fitOutlines([
    { ...place, coarse: false },
    ...near.map((district) => ({ ...district, coarse: true })),
  ]);
  return outlines;
}

export function buildDistricts(hereCode: string, districts: District[]): BuiltLayer {
  const features = districts.map(({ code, name, geometry }) => ({
    id: code,
    properties: {
      code,
      name,
      here: code === hereCode,
      representativePoint: representativePoint(geometry),
    },
    geometry,
  }));
  return {
    status: 'loaded',
    file: 'districts.geojson',
    content: featureCollectionText(DistrictPropertiesSchema, features),
    sources: [DISTRICTS_SOURCE, OUTLINES_SOURCE],
    counts: { districts: features.length },
    gaps: ['Neighbouring districts are drawn coarsely, for orientation only.'],
    tally: { ...emptyTally(), read: districts.length, kept: features.length },
  };
}
