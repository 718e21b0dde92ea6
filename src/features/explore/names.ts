import type {
  AlleyProperties,
  CommunityAssetProperties,
  ParkProperties,
} from '#domain/place-pack.ts';
import { t } from '#text/t.ts';

/** What an alley is called: by its name, by the street near it, or as one without a name. */
export function alleyName({ name, nearStreet }: AlleyProperties): string {
  if (name) return name;
  return nearStreet
    ? t('layers:unnamed.alleyNear', { street: nearStreet })
    : t('layers:unnamed.alley');
}

export function parkName({ name, kind, nearStreet }: ParkProperties): string {
  if (name) return name;
  const words = { kind: t(`layers:parkKind.${kind}`), street: nearStreet };
  return nearStreet ? t('layers:unnamed.parkNear', words) : t('layers:unnamed.park', words);
}

export function assetName({ name, kind, nearStreet }: CommunityAssetProperties): string {
  if (name) return name;
  const words = { kind: t(`layers:assetKind.${kind}`), street: nearStreet };
  return nearStreet
    ? t('layers:unnamed.community-assetNear', words)
    : t('layers:unnamed.community-asset', words);
}
