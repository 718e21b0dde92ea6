import { Search as SearchIcon } from 'lucide-react';
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { t } from '#text/t.ts';
import styles from './search.module.css';

const Search = lazy(async () => ({ default: (await import('./search.tsx')).Search }));

/** The search, asleep until somebody wants it: its code is heavier than all of the panel's. */
export function SearchBox(props: ComponentProps<typeof Search>) {
  const [wanted, setWanted] = useState(false);
  const asleep = (
    <button
      type="button"
      className={styles.asleep}
      aria-label={t('explore:search.label', { place: props.manifest.place.name })}
      onClick={() => setWanted(true)}
    >
      <SearchIcon size={18} aria-hidden="true" />
      <span>{t('explore:search.placeholder')}</span>
    </button>
  );
  if (!wanted) return asleep;
  return (
    <Suspense fallback={asleep}>
      <Search {...props} />
    </Suspense>
  );
}
