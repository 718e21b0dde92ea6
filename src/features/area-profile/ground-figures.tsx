import type {
  AssetFigures as Assets,
  Nearest,
  ParkFigures as Parks,
} from '#domain/area-profile.ts';
import { ASSET_FAMILIES, type AssetFamily, type Source } from '#domain/place-pack.ts';
import { formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { BarRows, Disclosure, Table } from '#ui/figure.tsx';
import { Stack } from '#ui/layout.tsx';
import { distanceWords, parkSentences } from './profile-sentences.ts';
import { SourceNote } from './source-note.tsx';

type Props<T> = { figures: T; sources: Source[]; brief: boolean };

/** Parks inside and the nearest, then each by name. */
export function ParkFigures({ figures, sources, brief }: Props<Parks>) {
  return (
    <Stack gap="tight">
      <p>{parkSentences(figures).join(' ')}</p>
      {!brief && (
        <>
          <SourceNote sources={sources} />
          {figures.inside.length > 0 && (
            <Disclosure summary={t('profile:show')}>
              <Table
                caption={t('profile:parks.caption')}
                head={[t('profile:parks.park'), t('profile:parks.kind'), t('profile:parks.inside')]}
                numeric={[2]}
                rows={figures.inside.map(({ id, name, kind, areaInsideHectares }) => ({
                  key: id,
                  cells: [
                    name ?? t('layers:unnamed.park', { kind: t(`layers:parkKind.${kind}`) }),
                    t(`layers:parkKind.${kind}`),
                    formatNumber(areaInsideHectares, 2),
                  ],
                }))}
              />
            </Disclosure>
          )}
        </>
      )}
    </Stack>
  );
}

/** Community assets by family, then each kind with the nearest one. */
export function AssetFigures({ figures, sources, brief }: Props<Assets>) {
  const families = (Object.keys(ASSET_FAMILIES) as AssetFamily[])
    .map((family) => ({
      label: t(`layers:assetFamily.${family}`),
      value: figures.kinds
        .filter((kind) => kind.family === family)
        .reduce((sum, { inside }) => sum + inside, 0),
    }))
    .filter(({ value }) => value > 0)
    .map((row) => ({ ...row, shown: formatNumber(row.value) }));
  return (
    <Stack gap="tight">
      <p>
        {figures.total === 0
          ? t('profile:assets.none')
          : t('profile:assets.some', { count: figures.total })}
      </p>
      {!brief && (
        <>
          {families.length > 0 && <BarRows rows={families} />}
          <SourceNote sources={sources} />
          <Disclosure summary={t('profile:show')}>
            <Table
              caption={t('profile:assets.caption')}
              head={[
                t('profile:assets.kind'),
                t('profile:assets.inside'),
                t('profile:assets.nearest'),
              ]}
              numeric={[1]}
              rows={figures.kinds.map(({ kind, inside, nearest }) => ({
                key: kind,
                cells: [t(`layers:assetKind.${kind}`), formatNumber(inside), nearestWords(nearest)],
              }))}
            />
          </Disclosure>
        </>
      )}
    </Stack>
  );
}

function nearestWords(nearest: Nearest | null): string {
  if (!nearest) return t('profile:assets.noneKnown');
  const distance = distanceWords(nearest);
  return nearest.name ? t('profile:nearest.named', { name: nearest.name, distance }) : distance;
}
