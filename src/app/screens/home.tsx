import { useQuery } from '@tanstack/react-query';
import { placesQuery } from '#api/place-pack.ts';
import { AccountLink } from '#app/account-link.tsx';
import { Problem } from '#app/error-screen.tsx';
import { TopBar } from '#app/top-bar.tsx';
import { useTheme } from '#app/use-media.ts';
import { useSessionHere } from '#app/use-session-here.ts';
import { ChoosePlace } from '#features/choose-place/choose-place.tsx';

export function HomeScreen() {
  useTheme();
  const places = useQuery(placesQuery);
  const { session: signedIn } = useSessionHere();
  if (places.error) return <Problem error={places.error} onRetry={() => places.refetch()} />;
  return (
    <>
      <TopBar manifest={null} session={signedIn} account={<AccountLink session={signedIn} />} />
      <ChoosePlace places={places.data ?? null} />
    </>
  );
}
