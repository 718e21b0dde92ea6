/** The place packs: static files, parsed by schema at the door. */
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { parseFeatures } from '#domain/feature-collection.ts';
import {
  AlleyPropertiesSchema,
  CommunityAssetPropertiesSchema,
  DistrictPropertiesSchema,
  LsoaPropertiesSchema,
  type Manifest,
  ManifestSchema,
  ParkPropertiesSchema,
  PlaceIndexSchema,
  StreetPropertiesSchema,
  WardPropertiesSchema,
} from '#domain/place-pack.ts';
import { fetchFile, fetchJson } from './fetch-json.ts';

const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY };

export const placesQuery = queryOptions({
  queryKey: ['places'],
  queryFn: async ({ signal }) =>
    v.parse(PlaceIndexSchema, await fetchJson('/places/index.json', signal)),
  ...forever,
});

export const packUrl = (slug: string) => `/places/${slug}/`;

export const manifestQuery = (slug: string) =>
  queryOptions({
    queryKey: ['manifest', slug],
    queryFn: async ({ signal }) =>
      v.parse(ManifestSchema, await fetchJson(`${packUrl(slug)}manifest.json`, signal)),
    ...forever,
  });

const AREAS = ['Polygon', 'MultiPolygon'] as const;

/** A query for one layer of a pack; null when the manifest says that the layer is not loaded. */
function layerQuery<T>(
  manifest: Manifest,
  layer: keyof Manifest['layers'],
  parse: (input: unknown) => T,
) {
  const entry = manifest.layers[layer];
  return queryOptions({
    queryKey: ['layer', manifest.place.slug, layer],
    queryFn: async ({ signal }): Promise<T | null> =>
      entry.status === 'loaded'
        ? parse(await fetchJson(`${packUrl(manifest.place.slug)}${entry.file}`, signal))
        : null,
    ...forever,
  });
}

export const deprivationQuery = (manifest: Manifest) =>
  layerQuery(manifest, 'deprivation', (input) => parseFeatures(input, AREAS, LsoaPropertiesSchema));

export const wardsQuery = (manifest: Manifest) =>
  layerQuery(manifest, 'wards', (input) => parseFeatures(input, AREAS, WardPropertiesSchema));

export const districtsQuery = (manifest: Manifest) =>
  layerQuery(manifest, 'districts', (input) =>
    parseFeatures(input, AREAS, DistrictPropertiesSchema),
  );

export const streetsQuery = (manifest: Manifest) =>
  layerQuery(manifest, 'streets', (input) =>
    parseFeatures(input, ['Point'], StreetPropertiesSchema),
  );

export const communityAssetsQuery = (manifest: Manifest) =>
  layerQuery(manifest, 'community-assets', (input) =>
    parseFeatures(input, ['Point'], CommunityAssetPropertiesSchema),
  );

export const alleysQuery = (manifest: Manifest) =>
  layerQuery(manifest, 'alleys', (input) =>
    parseFeatures(input, ['LineString', 'MultiLineString'], AlleyPropertiesSchema),
  );

export const parksQuery = (manifest: Manifest) =>
  layerQuery(manifest, 'parks', (input) => parseFeatures(input, AREAS, ParkPropertiesSchema));

/** The bytes of one layer's file, for the analysis worker; null when the layer is not loaded. */
export async function fetchLayerBytes(
  manifest: Manifest,
  layer: keyof Manifest['layers'],
  signal?: AbortSignal,
): Promise<ArrayBuffer | null> {
  const entry = manifest.layers[layer];
  if (entry.status !== 'loaded') return null;
  const response = await fetchFile(`${packUrl(manifest.place.slug)}${entry.file}`, signal);
  return response.arrayBuffer();
}
