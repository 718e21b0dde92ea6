import { Search as SearchIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { Bounds, Manifest } from '#domain/place-pack.ts';
import { searchPlaces } from '#domain/search-places.ts';
import type { Selection } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { usePackIndex } from './pack-index.ts';
import styles from './search.module.css';

const LIMIT = 12;

/** Finds a ward, street, asset, park, alley or LSOA by name; choosing one selects it and brings it into view. */
export function Search({
  manifest,
  onFound,
  onFrame,
}: {
  manifest: Manifest;
  onFound(change: { selection: Selection }): void;
  onFrame(bounds: Bounds): void;
}) {
  const { index } = usePackIndex(manifest);
  const [typed, setTyped] = useState('');
  const matches = useMemo(
    () =>
      searchPlaces(index, typed, LIMIT).map((found) => ({
        ...found,
        key: `${found.kind}:${found.id}`,
      })),
    [index, typed],
  );
  return (
    <ComboBox
      className={styles.search ?? ''}
      items={matches}
      inputValue={typed}
      onInputChange={setTyped}
      allowsEmptyCollection={typed.trim().length > 1}
      allowsCustomValue
      menuTrigger="input"
      aria-label={t('explore:search.label', { place: manifest.place.name })}
      onSelectionChange={(key) => {
        const found = matches.find((match) => match.key === key);
        if (!found) return;
        setTyped(found.name);
        onFound({ selection: { kind: found.kind, id: found.id } });
        onFrame(found.bounds);
      }}
    >
      <div className={styles.box}>
        <SearchIcon size={18} aria-hidden="true" />
        {/* it comes because somebody pressed where it stands */}
        <Input autoFocus placeholder={t('explore:search.placeholder')} />
      </div>
      <Popover className={styles.list ?? ''} offset={6}>
        <ListBox renderEmptyState={() => <p className={styles.none}>{t('explore:search.none')}</p>}>
          {(match: (typeof matches)[number]) => (
            <ListBoxItem id={match.key} textValue={match.name} className={styles.item ?? ''}>
              <Text slot="label">{match.name}</Text>
              <small>{t(`layers:kind.${match.kind}`)}</small>
              <small>{match.detail}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
