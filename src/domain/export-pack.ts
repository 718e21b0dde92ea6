/** The layers of a place pack, flat, as they leave in an export. */
import type { Geometry } from 'geojson';
import type { ExportFeature, ExportLayer } from './export-file.ts';
import { parseFeatures } from './feature-collection.ts';
import {
  AlleyPropertiesSchema,
  CommunityAssetPropertiesSchema,
  DEPRIVATION_MEASURES,
  DistrictPropertiesSchema,
  LsoaPropertiesSchema,
  ParkPropertiesSchema,
  type Source,
  StreetPropertiesSchema,
  WardPropertiesSchema,
} from './place-pack.ts';

/** The layers of a pack that are GeoJSON as they are. */
export const PACK_EXPORTS = [
  'deprivation',
  'community-assets',
  'alleys',
  'parks',
  'streets',
  'wards',
  'districts',
] as const;
export type PackExport = (typeof PACK_EXPORTS)[number];

const AREAS = ['Polygon', 'MultiPolygon'] as const;
const LINES = ['LineString', 'MultiLineString'] as const;

type Flat = ExportFeature['properties'];

function flatten<P>(
  collection: {
    features: { id?: string | number | undefined; geometry: Geometry; properties: P }[];
  },
  properties: (from: P) => Flat,
): ExportFeature[] {
  return collection.features.map((feature) => {
    if (feature.geometry.type === 'GeometryCollection') throw new Error('a collection in a pack');
    return {
      id: String(feature.id),
      geometry: feature.geometry,
      properties: properties(feature.properties),
    };
  });
}

/** Reads a layer's file by its schema (throws a ValiError when it is not as promised) and flattens it. */
function readFeatures(layer: PackExport, input: unknown): ExportFeature[] {
  switch (layer) {
    case 'deprivation':
      return flatten(parseFeatures(input, AREAS, LsoaPropertiesSchema), (lsoa) => ({
        code: lsoa.code,
        name: lsoa.name,
        ward_code: lsoa.wardCode,
        ward_name: lsoa.wardName,
        residents: lsoa.residents,
        ...Object.fromEntries(
          DEPRIVATION_MEASURES.flatMap((measure) => [
            [`${measure}_score`, lsoa[measure].score],
            [`${measure}_rank`, lsoa[measure].rank],
            [`${measure}_decile`, lsoa[measure].decile],
          ]),
        ),
      }));
    case 'community-assets':
      return flatten(parseFeatures(input, ['Point'], CommunityAssetPropertiesSchema), (asset) => ({
        name: asset.name,
        kind: asset.kind,
        family: asset.family,
        address: asset.address,
        near_street: asset.nearStreet,
      }));
    case 'alleys':
      return flatten(parseFeatures(input, LINES, AlleyPropertiesSchema), (alley) => ({
        name: alley.name,
        rule: alley.rule,
        length_metres: alley.lengthMetres,
        near_street: alley.nearStreet,
        surface: alley.surface,
      }));
    case 'parks':
      return flatten(parseFeatures(input, AREAS, ParkPropertiesSchema), (park) => ({
        name: park.name,
        kind: park.kind,
        area_hectares: park.areaHectares,
        near_street: park.nearStreet,
      }));
    case 'streets':
      return flatten(parseFeatures(input, ['Point'], StreetPropertiesSchema), (street) => ({
        name: street.name,
        ward_name: street.wardName,
      }));
    case 'wards':
      return flatten(parseFeatures(input, AREAS, WardPropertiesSchema), ({ code, name }) => ({
        code,
        name,
      }));
    case 'districts':
      return flatten(parseFeatures(input, AREAS, DistrictPropertiesSchema), (district) => ({
        code: district.code,
        name: district.name,
        here: district.here,
      }));
  }
}

export function exportPackLayer(
  layer: PackExport,
  input: unknown,
  sources: Source[],
  gaps: string[],
): ExportLayer {
  return { layer, sources, gaps, features: readFeatures(layer, input) };
}
