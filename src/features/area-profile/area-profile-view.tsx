import type { AreaProfile } from '#domain/area-profile.ts';
import { formatNumber, formatShare } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Lead, Note, Stack } from '#ui/layout.tsx';
import styles from './area-profile-view.module.css';
import { AssetFigures, ParkFigures } from './ground-figures.tsx';
import { IncidentFigures } from './incident-figures.tsx';
import { LayerSection } from './layer-section.tsx';
import { PeopleFigures } from './people-figures.tsx';
import { alleySentence, residentsSentence, shareSentence } from './profile-sentences.ts';
import { SourceNote } from './source-note.tsx';

/** A profile in the order in which it is read: sentences, small plots, then the figures behind a press. */
export function AreaProfileView({
  profile,
  place,
  brief,
}: {
  profile: AreaProfile;
  place: string;
  /** sentences and plots alone, for the panel while an area is being made */
  brief: boolean;
}) {
  return (
    <Stack gap={brief ? 'normal' : 'loose'}>
      <Opening profile={profile} place={place} />
      <div className={brief ? styles.column : styles.columns}>
        <LayerSection title={t('profile:people.title')} layer={profile.deprivation}>
          {(figures, sources) => (
            <PeopleFigures figures={figures} sources={sources} place={place} brief={brief} />
          )}
        </LayerSection>
        <LayerSection title={t('profile:incidents.title')} layer={profile.incidents}>
          {(figures, sources) => (
            <IncidentFigures figures={figures} sources={sources} brief={brief} />
          )}
        </LayerSection>
        <LayerSection title={t('profile:assets.title')} layer={profile.assets}>
          {(figures, sources) => <AssetFigures figures={figures} sources={sources} brief={brief} />}
        </LayerSection>
        <LayerSection title={t('profile:alleys.title')} layer={profile.alleys}>
          {(figures, sources) => (
            <>
              <p>{alleySentence(figures)}</p>
              {!brief && <SourceNote sources={sources} />}
            </>
          )}
        </LayerSection>
        <LayerSection title={t('profile:parks.title')} layer={profile.parks}>
          {(figures, sources) => <ParkFigures figures={figures} sources={sources} brief={brief} />}
        </LayerSection>
      </div>
    </Stack>
  );
}

/** less than this outside the place is drawing beside its boundary */
const WHOLLY_IN_PLACE = 0.99;

function Opening({ profile, place }: { profile: AreaProfile; place: string }) {
  const { deprivation } = profile;
  const people = 'figures' in deprivation ? deprivation.figures.people : null;
  return (
    <Stack gap="tight">
      {people?.status === 'described' && (
        <>
          <Lead>{residentsSentence(people.residents)}</Lead>
          <p>{shareSentence('most10', people.measures.imd.shareInMostDeprived10)}</p>
        </>
      )}
      <Note>{t('profile:area', { hectares: formatNumber(profile.areaHectares, 1) })}</Note>
      {profile.shareInPlace < WHOLLY_IN_PLACE && profile.shareInPlace > 0 && (
        <Note>{t('profile:partInPlace', { share: formatShare(profile.shareInPlace), place })}</Note>
      )}
    </Stack>
  );
}
