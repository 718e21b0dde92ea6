import { usePlaceContext } from '#app/place-context.ts';
import { FollowScreen as Follow } from '#features/follow-contribution/follow-screen.tsx';

export function FollowScreen() {
  const { manifest } = usePlaceContext();
  return <Follow manifest={manifest} />;
}
