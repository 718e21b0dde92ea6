import { usePlaceContext } from '#app/place-context.ts';
import { ContributionsScreen as Contributions } from '#features/moderate-contributions/contributions-screen.tsx';

export function ContributionsScreen() {
  const { manifest, session, stage, changeView } = usePlaceContext();
  return (
    <Contributions manifest={manifest} session={session} stage={stage} changeView={changeView} />
  );
}
