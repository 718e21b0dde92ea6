import { Search as SearchIcon } from 'lucide-react';
import { type ComponentProps, useEffect, useState } from 'react';
import { t } from '#text/t.ts';
import styles from './search.module.css';
import type { Search } from './search.tsx';

/** The search, asleep until somebody wants it: its code is heavier than all of the panel's. */
export function SearchBox(props: ComponentProps<typeof Search>) {
  const [state, setState] = useState<'asleep' | 'wanted' | 'failed'>('asleep');
  const [awake, setAwake] = useState<{ Search: typeof Search } | null>(null);
  useEffect(() => {
    if (state !== 'wanted') return;
    let left = false;
    import('./search.tsx').then(
      (code) => left || setAwake({ Search: code.Search }),
      (cause) => {
        console.error(cause);
        if (!left) setState('failed');
      },
    );
    return () => {
      left = true;
    };
  }, [state]);
  if (awake) return <awake.Search {...props} />;
  return (
    <>
      <button
        type="button"
        className={styles.asleep}
        aria-label={t('explore:search.label', { place: props.manifest.place.name })}
        onClick={() => setState('wanted')}
      >
        <SearchIcon size={18} aria-hidden="true" />
        <span>{t('explore:search.placeholder')}</span>
      </button>
      <p role="status" className={styles.failed}>
        {state === 'failed' && t('explore:search.failed')}
      </p>
    </>
  );
}
