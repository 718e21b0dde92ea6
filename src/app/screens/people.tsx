import { usePlaceContext } from '#app/place-context.ts';
import { People } from '#features/people/people-screen.tsx';

export function PeopleScreen() {
  const { manifest, session } = usePlaceContext();
  return <People manifest={manifest} session={session} />;
}
