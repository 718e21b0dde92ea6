import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AreaProfile } from '#domain/area-profile.ts';
import type { AreaShape } from '#domain/area-shape.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Notice, Skeleton, Tag } from '#ui/notice.tsx';
import type { Analysis } from '#work/analysis.ts';
import { AreaProfileView } from './area-profile-view.tsx';
import styles from './live-profile.module.css';
import { liveProfileQuery, profileInTurnQuery } from './profile-query.ts';
import { residentsSentence } from './profile-sentences.ts';

type Place = { code: string; name: string };
type Props = { analysis: Analysis; place: Place; shape: AreaShape };

/** The profile of a shape. While a newer one is worked out the last stays, marked as being updated. */
export function LiveProfile({ analysis, place, shape, brief }: Props & { brief: boolean }) {
  const { data, isPlaceholderData, isError, isFetching, refetch } = useQuery({
    ...liveProfileQuery(analysis, place.code, shape),
    placeholderData: keepPreviousData,
  });
  if (isError) {
    return (
      <Notice tone="problem" title={t('profile:failed')}>
        <Button small onClick={() => void refetch()}>
          {t('profile:tryAgain')}
        </Button>
      </Notice>
    );
  }
  if (!data) return <Skeleton label={t('profile:working')} lines={5} />;
  const updating = isPlaceholderData && isFetching;
  return (
    <div className={styles.profile} aria-busy={updating} data-updating={updating}>
      {updating && (
        <div className={styles.mark}>
          <Tag tone="waiting">{t('profile:updating')}</Tag>
        </div>
      )}
      <AreaProfileView profile={data} place={place.name} brief={brief} />
    </div>
  );
}

/** How many people live in an area: the one figure of it that a list shows. */
export function ResidentsLine({ analysis, place, shape }: Props) {
  const { data, isError } = useQuery(profileInTurnQuery(analysis, place.code, shape));
  if (isError) return t('profile:failed');
  if (!data) return <Skeleton label={t('profile:working')} lines={1} height={18} />;
  return residentsWords(data, place);
}

function residentsWords({ deprivation }: AreaProfile, place: Place): string {
  if (deprivation.status === 'not-loaded') return deprivation.reason;
  if (deprivation.status === 'outside-coverage') return t('profile:layer.outside');
  const { people } = deprivation.figures;
  if (people.status === 'described') return residentsSentence(people.residents);
  return people.reason === 'under-100-residents'
    ? t('profile:people.fewer')
    : t('profile:people.outside', { place: place.name });
}
