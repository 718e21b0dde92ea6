import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { deprivationQuery, streetsQuery } from '#api/place-pack.ts';
import type { Where } from '#domain/contribution.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { RadioField, TextField } from '#ui/field.tsx';
import { Note, Stack } from '#ui/layout.tsx';
import { Notice, Skeleton } from '#ui/notice.tsx';
import { Unread } from '#ui/unread.tsx';
import { findPlaces, type PlaceLine, placeLines } from './search-places.ts';
import styles from './tell-us.module.css';

const SHOWN_MOST = 8;

const whereOf = (line: PlaceLine): Where =>
  line.kind === 'street'
    ? { kind: 'street', name: line.name, point: line.point }
    : { kind: 'lsoa', code: line.code, name: `${line.ward}, ${line.name}` };

const isChosen = (line: PlaceLine, where: Where | null) =>
  line.kind === 'street'
    ? where?.kind === 'street' && where.name === line.name && where.point[0] === line.point[0]
    : where?.kind === 'lsoa' && where.code === line.code;

function hintOf(line: PlaceLine): string {
  if (line.kind === 'lsoa') return t('contributions:tell.where.lsoa', { ward: line.ward });
  return line.ward
    ? t('contributions:tell.where.street', { ward: line.ward })
    : t('contributions:tell.where.streetAlone');
}

/** Streets and neighbourhoods by typing: as good as the map, without one. */
export function ChooseFromList({
  manifest,
  where,
  withStreets,
  onChoose,
}: {
  manifest: Manifest;
  where: Where | null;
  withStreets: boolean;
  onChoose(where: Where): void;
}) {
  const [typed, setTyped] = useState('');
  const streets = useQuery({ ...streetsQuery(manifest), enabled: withStreets });
  const lsoas = useQuery(deprivationQuery(manifest));
  const lines = useMemo(
    () => placeLines(streets.data ?? null, lsoas.data?.features ?? []),
    [streets.data, lsoas.data],
  );
  const found = useMemo(() => findPlaces(lines, typed), [lines, typed]);
  if (streets.isError || lsoas.isError)
    return (
      <Unread
        sentence={t('contributions:tell.where.failed')}
        again={t('common:tryAgain')}
        onAgain={() => {
          if (streets.isError) void streets.refetch();
          if (lsoas.isError) void lsoas.refetch();
        }}
      />
    );
  if (lsoas.isPending || (withStreets && streets.isPending))
    return <Skeleton label={t('contributions:tell.where.loading')} lines={2} height={44} />;
  const shown = found.slice(0, SHOWN_MOST);
  const chosen = lines.find((line) => isChosen(line, where));
  return (
    <Stack>
      {chosen && <Notice tone="done">{t('contributions:tell.where.chosen', chosen)}</Notice>}
      <TextField
        label={
          withStreets && streets.data
            ? t('contributions:tell.where.search')
            : t('contributions:tell.where.searchOnly')
        }
        hint={t('contributions:tell.where.searchHint')}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        // Enter in the search must not send the step
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div aria-live="polite">
        {typed.trim() !== '' && (
          <Note>
            {found.length > SHOWN_MOST
              ? t('contributions:tell.where.foundMost', { count: SHOWN_MOST })
              : t('contributions:tell.where.found', { count: found.length })}
          </Note>
        )}
      </div>
      {shown.length > 0 && (
        <div className={styles.matches}>
          <RadioField
            label={t('contributions:tell.where.matches')}
            options={shown.map((line) => ({
              value: line.id,
              label: line.name,
              hint: hintOf(line),
            }))}
            value={shown.find((line) => isChosen(line, where))?.id ?? null}
            onChange={(id) => {
              const line = shown.find((one) => one.id === id);
              if (line) onChoose(whereOf(line));
            }}
          />
        </div>
      )}
    </Stack>
  );
}
