import { useParams, useSearchParams } from 'react-router';
import { type PlaceContext, usePlaceContext } from '#app/place-context.ts';
import { startCodes } from '#app/start-codes.ts';
import { LiveProfile } from '#features/area-profile/live-profile.tsx';
import { ChooseArea, EditArea } from '#features/choose-area/choose-area.tsx';
import { t } from '#text/t.ts';
import { Skeleton } from '#ui/notice.tsx';

/** What making and editing an area share. The profile waits until the worker has read the pack. */
function chooseProps({ manifest, session, stage, analysis }: PlaceContext) {
  return {
    manifest,
    session,
    stage,
    renderProfile: (shape: Parameters<typeof LiveProfile>[0]['shape']) =>
      analysis ? (
        <LiveProfile analysis={analysis} place={manifest.place} shape={shape} brief />
      ) : (
        <Skeleton label={t('profile:working')} lines={5} />
      ),
  };
}

/** `?lsoas=E01011345` starts from LSOAs that were chosen on the map. */
export function ChooseAreaScreen() {
  const [query] = useSearchParams();
  return <ChooseArea {...chooseProps(usePlaceContext())} startCodes={startCodes(query)} />;
}

export function EditAreaScreen() {
  const { area = '' } = useParams();
  return <EditArea key={area} {...chooseProps(usePlaceContext())} areaId={area} />;
}
