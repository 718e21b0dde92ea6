import { usePlaceContext } from '#app/place-context.ts';
import { DataScreen as Data } from '#features/export-data/data-screen.tsx';

export function DataScreen() {
  return <Data {...usePlaceContext()} />;
}
