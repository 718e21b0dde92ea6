import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  alleysQuery,
  communityAssetsQuery,
  deprivationQuery,
  parksQuery,
  streetsQuery,
  wardsQuery,
} from '#api/place-pack.ts';
import { boundsOfGeometry } from '#domain/bounds-of-geometry.ts';
import type { Bounds, Manifest } from '#domain/place-pack.ts';
import type { Findable } from '#domain/search-places.ts';
import type { SelectableKind } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { alleyName, assetName, parkName } from './names.ts';

/** A thing of the pack that can be found and selected. */
export type Found = Findable & { kind: SelectableKind; bounds: Bounds };

type PackIndex = {
  /** everything that can be looked up by name; it grows as the layers arrive */
  index: Found[];
  /** whether a layer is still on its way */
  isPending: boolean;
  /** whether a layer could not be read; `again` asks for those */
  isUnread: boolean;
  again(): void;
};

/** The things of the pack, by name. */
export function usePackIndex(manifest: Manifest): PackIndex {
  const queries = [
    useQuery(wardsQuery(manifest)),
    useQuery(deprivationQuery(manifest)),
    useQuery(streetsQuery(manifest)),
    useQuery(communityAssetsQuery(manifest)),
    useQuery(alleysQuery(manifest)),
    useQuery(parksQuery(manifest)),
  ] as const;
  const [wards, lsoas, streets, assets, alleys, parks] = [
    queries[0].data,
    queries[1].data,
    queries[2].data,
    queries[3].data,
    queries[4].data,
    queries[5].data,
  ];
  const index = useMemo(
    () => [
      ...(wards?.features ?? []).map(({ properties, geometry }) => ({
        kind: 'ward' as const,
        id: properties.code,
        name: properties.name,
        detail: t('layers:kind.ward'),
        bounds: boundsOfGeometry(geometry),
      })),
      ...(streets?.features ?? []).map(({ properties }) => ({
        kind: 'street' as const,
        id: properties.id,
        name: properties.name,
        detail: properties.wardName ?? t('layers:kind.street'),
        bounds: properties.bounds,
      })),
      ...(assets?.features ?? []).map(({ properties, geometry }) => ({
        kind: 'community-asset' as const,
        id: properties.id,
        name: assetName(properties),
        detail: t(`layers:assetKind.${properties.kind}`),
        bounds: boundsOfGeometry(geometry),
      })),
      ...(parks?.features ?? []).map(({ properties, geometry }) => ({
        kind: 'park' as const,
        id: properties.id,
        name: parkName(properties),
        detail: t(`layers:parkKind.${properties.kind}`),
        bounds: boundsOfGeometry(geometry),
      })),
      ...(alleys?.features ?? []).map(({ properties, geometry }) => ({
        kind: 'alley' as const,
        id: properties.id,
        name: alleyName(properties),
        detail: properties.nearStreet ?? t('layers:kind.alley'),
        bounds: boundsOfGeometry(geometry),
      })),
      ...(lsoas?.features ?? []).map(({ properties, geometry }) => ({
        kind: 'lsoa' as const,
        id: properties.code,
        name: properties.name,
        detail: `${properties.code}, ${properties.wardName}`,
        bounds: boundsOfGeometry(geometry),
      })),
    ],
    [wards, lsoas, streets, assets, alleys, parks],
  );
  return {
    index,
    isPending: queries.some(({ isPending }) => isPending),
    isUnread: queries.some(({ isError }) => isError),
    again: () => {
      for (const query of queries) if (query.isError) void query.refetch();
    },
  };
}
