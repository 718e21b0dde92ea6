import { useQuery } from '@tanstack/react-query';
import { alleysQuery, communityAssetsQuery, parksQuery } from '#api/place-pack.ts';
import type { LayerName, Manifest } from '#domain/place-pack.ts';
import { formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Facts, Note } from '#ui/layout.tsx';
import type { Found } from './pack-index.ts';

const LAYER_OF: Partial<Record<Found['kind'], LayerName>> = {
  'community-asset': 'community-assets',
  alley: 'alleys',
  park: 'parks',
  street: 'streets',
  ward: 'wards',
};

/** The facts of an asset, alley, park, street or ward, and where they come from. */
export function ThingFacts({ found, manifest }: { found: Found; manifest: Manifest }) {
  const facts = useFacts(found, manifest);
  const layer = LAYER_OF[found.kind];
  const entry = layer && manifest.layers[layer];
  return (
    <>
      {facts.length > 0 && <Facts facts={facts} />}
      {entry?.status === 'loaded' &&
        entry.sources.map((source) => (
          <Note key={source.title}>
            {t('explore:layers.source', { title: source.title, date: source.date })}{' '}
            {source.attribution}
          </Note>
        ))}
    </>
  );
}

function useFacts(found: Found, manifest: Manifest): { name: string; value: string }[] {
  const { data: assets } = useQuery(communityAssetsQuery(manifest));
  const { data: alleys } = useQuery(alleysQuery(manifest));
  const { data: parks } = useQuery(parksQuery(manifest));
  const facts: { name: string; value: string | null | undefined }[] = [];
  if (found.kind === 'community-asset') {
    const asset = assets?.features.find(({ id }) => id === found.id)?.properties;
    facts.push(
      { name: t('explore:fact.kind'), value: asset && t(`layers:assetKind.${asset.kind}`) },
      { name: t('explore:fact.address'), value: asset?.address },
      { name: t('explore:fact.nearStreet'), value: asset?.nearStreet },
    );
  }
  if (found.kind === 'alley') {
    const alley = alleys?.features.find(({ id }) => id === found.id)?.properties;
    facts.push(
      { name: t('explore:fact.kind'), value: alley && t(`layers:alleyRule.${alley.rule}`) },
      {
        name: t('explore:fact.length'),
        value: alley && t('explore:fact.metres', { metres: Math.round(alley.lengthMetres) }),
      },
      { name: t('explore:fact.surface'), value: alley?.surface },
      { name: t('explore:fact.nearStreet'), value: alley?.nearStreet },
    );
  }
  if (found.kind === 'park') {
    const park = parks?.features.find(({ id }) => id === found.id)?.properties;
    facts.push(
      { name: t('explore:fact.kind'), value: park && t(`layers:parkKind.${park.kind}`) },
      {
        name: t('explore:fact.area'),
        value: park && t('explore:fact.hectares', { hectares: formatNumber(park.areaHectares, 2) }),
      },
      { name: t('explore:fact.nearStreet'), value: park?.nearStreet },
    );
  }
  if (found.kind === 'street' && found.detail !== t('layers:kind.street'))
    facts.push({ name: t('layers:kind.ward'), value: found.detail });
  if (['community-asset', 'alley', 'park'].includes(found.kind))
    facts.push({ name: t('explore:fact.id'), value: found.id });
  return facts.filter((fact): fact is { name: string; value: string } => Boolean(fact.value));
}
