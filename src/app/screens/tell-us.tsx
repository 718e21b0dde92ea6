import { usePlaceContext } from '#app/place-context.ts';
import { TellUsScreen as TellUs } from '#features/tell-us/tell-us-screen.tsx';

export function TellUsScreen() {
  const { manifest, stage } = usePlaceContext();
  return <TellUs manifest={manifest} stage={stage} />;
}
