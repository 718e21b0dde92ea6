/** What a plan can be about, out of the place's pack. */
import { useQuery } from '@tanstack/react-query';
import { alleysQuery, communityAssetsQuery, parksQuery } from '#api/place-pack.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { type PlanKind, SUBJECT_LAYERS_OF, type SubjectLayer } from '#domain/plans.ts';
import { t } from '#text/t.ts';

export type Subject = { layer: SubjectLayer; id: string; name: string; where: string };

const SINGULAR = { alleys: 'alley', 'community-assets': 'community-asset' } as const;

/** What has no name is called after its kind and the street beside it. */
function nameOf(
  layer: SubjectLayer,
  name: string | null,
  kind: string,
  street: string | null,
): string {
  if (name) return name;
  if (layer === 'alleys') {
    return street
      ? t(`layers:unnamed.${SINGULAR.alleys}Near`, { street })
      : t(`layers:unnamed.${SINGULAR.alleys}`);
  }
  const key = layer === 'parks' ? 'park' : SINGULAR['community-assets'];
  return street
    ? t(`layers:unnamed.${key}Near`, { kind, street })
    : t(`layers:unnamed.${key}`, { kind });
}

/** `unread` are the layers that could not be read; `again` reads them once more. */
type Subjects = { subjects: Subject[]; unread: SubjectLayer[]; again(): void };

/** All subjects for a kind of plan; null while they are read. */
export function useSubjects(kind: PlanKind, manifest: Manifest): Subjects | null {
  const layers = SUBJECT_LAYERS_OF[kind];
  const wants = (layer: SubjectLayer) => ({ enabled: layers.includes(layer) });
  const assets = useQuery({ ...communityAssetsQuery(manifest), ...wants('community-assets') });
  const alleys = useQuery({ ...alleysQuery(manifest), ...wants('alleys') });
  const parks = useQuery({ ...parksQuery(manifest), ...wants('parks') });
  const queries = { 'community-assets': assets, alleys, parks };
  if (layers.some((layer) => queries[layer].isPending)) return null;
  const unread = layers.filter((layer) => queries[layer].isError);
  const again = () => {
    for (const layer of unread) void queries[layer].refetch();
  };
  const subjects: Subject[] = [];
  if (layers.includes('community-assets')) {
    for (const { properties: asset } of assets.data?.features ?? []) {
      const kindName = t(`layers:assetKind.${asset.kind}`);
      subjects.push({
        layer: 'community-assets',
        id: asset.id,
        name: nameOf('community-assets', asset.name, kindName, asset.nearStreet),
        where: [kindName, asset.address ?? asset.nearStreet].filter(Boolean).join(', '),
      });
    }
  }
  if (layers.includes('alleys')) {
    for (const { properties: alley } of alleys.data?.features ?? []) {
      subjects.push({
        layer: 'alleys',
        id: alley.id,
        name: nameOf('alleys', alley.name, '', alley.nearStreet),
        where: [t('layers:kind.alley'), alley.nearStreet].filter(Boolean).join(', '),
      });
    }
  }
  if (layers.includes('parks')) {
    for (const { properties: park } of parks.data?.features ?? []) {
      const kindName = t(`layers:parkKind.${park.kind}`);
      subjects.push({
        layer: 'parks',
        id: park.id,
        name: nameOf('parks', park.name, kindName, park.nearStreet),
        where: [kindName, park.nearStreet].filter(Boolean).join(', '),
      });
    }
  }
  return { subjects, unread, again };
}
