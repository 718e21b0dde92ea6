import { usePlaceContext } from '#app/place-context.ts';
import { Explore } from '#features/explore/explore.tsx';

export function ExploreScreen() {
  return <Explore {...usePlaceContext()} />;
}
