import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { districtsQuery, manifestQuery } from '#api/place-pack.ts';
import { outlinePath } from '#domain/outline-path.ts';
import { LAYER_NAMES, type Manifest, type PlaceIndex } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { Lead, Page, Stack, useTitle } from '#ui/layout.tsx';
import { EmptyState, Skeleton } from '#ui/notice.tsx';
import styles from './choose-place.module.css';

const LOOP = ['listen', 'map', 'choose', 'plan', 'do', 'report', 'evaluate'] as const;
const PICTURE = 150;

/** The front door: what this is, and the places to go in. */
export function ChoosePlace({ places }: { places: PlaceIndex | null }) {
  useTitle(t('common:appName'));
  return (
    <Page>
      <div className={styles.intro}>
        <h1>{t('places:title')}</h1>
        <Lead>{t('places:lead')}</Lead>
        <ol className={styles.loop} aria-label={t('places:loopLabel')}>
          {LOOP.map((step) => (
            <li key={step}>{t(`places:loop.${step}`)}</li>
          ))}
        </ol>
      </div>
      <Stack>
        <h2>{t('places:choose')}</h2>
        {places === null ? (
          <Skeleton label={t('common:loading')} lines={3} height={120} />
        ) : places.length === 0 ? (
          <EmptyState title={t('places:none.title')}>
            <p>{t('places:none.text')}</p>
          </EmptyState>
        ) : (
          <ul className={styles.places}>
            {places.map((place) => (
              <li key={place.slug}>
                <PlaceCard place={place} />
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Page>
  );
}

function PlaceCard({ place }: { place: PlaceIndex[number] }) {
  const { data: manifest } = useQuery(manifestQuery(place.slug));
  return (
    <Link className={styles.place} to={`/${place.slug}`}>
      {manifest ? <Picture manifest={manifest} /> : <svg aria-hidden="true" />}
      <span className={styles.name}>{place.name}</span>
      {manifest && (
        <span className={styles.facts}>
          {t('places:layersLoaded', {
            count: LAYER_NAMES.filter((name) => manifest.layers[name].status === 'loaded').length,
            of: LAYER_NAMES.length,
          })}
        </span>
      )}
    </Link>
  );
}

/** The place's own outline. It decorates: the name stands under it. */
function Picture({ manifest }: { manifest: Manifest }) {
  const { data: districts } = useQuery(districtsQuery(manifest));
  const here = districts?.features.find(({ properties }) => properties.here);
  return (
    <svg viewBox={`-2 -2 ${PICTURE + 4} ${PICTURE + 4}`} aria-hidden="true">
      {here && <path d={outlinePath(here.geometry, PICTURE)} />}
    </svg>
  );
}
