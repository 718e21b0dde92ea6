import { useQuery } from '@tanstack/react-query';
import { deprivationQuery } from '#api/place-pack.ts';
import { DEPRIVATION_MEASURES, type LsoaProperties, type Manifest } from '#domain/place-pack.ts';
import type { View } from '#domain/view-state.ts';
import { formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { BarRows, Columns, Disclosure, RangePlot, Table } from '#ui/figure.tsx';
import { Facts, Note, Stack } from '#ui/layout.tsx';
import { Skeleton } from '#ui/notice.tsx';
import { Unread } from '#ui/unread.tsx';
import type { Analysis } from '#work/analysis.ts';

const LSOAS_OF_ENGLAND = 33_755;

/** An LSOA: its decile in words, its place among all of England's, and the incidents counted by its code. */
export function LsoaFacts({
  code,
  manifest,
  view,
  analysis,
}: {
  code: string;
  manifest: Manifest;
  view: View;
  analysis: Analysis | null;
}) {
  const { data } = useQuery(deprivationQuery(manifest));
  const lsoa = data?.features.find(({ id }) => id === code)?.properties;
  if (!lsoa) return <Skeleton label={t('common:loading')} />;
  const shown = lsoa[view.measure];
  return (
    <Stack>
      <p>
        {t('explore:lsoa.sentence', {
          measure: t(`layers:measure.${view.measure}`),
          decile: t(`layers:decile.${shown.decile as 1}`).toLowerCase(),
          residents: formatNumber(lsoa.residents),
        })}
      </p>
      <RangePlot
        at={shown.rank / LSOAS_OF_ENGLAND}
        low={shown.rank / LSOAS_OF_ENGLAND}
        high={shown.rank / LSOAS_OF_ENGLAND}
        ends={[t('explore:lsoa.rankFirst'), t('explore:lsoa.rankLast')]}
        label={t('explore:lsoa.rank', {
          rank: formatNumber(shown.rank),
          of: formatNumber(LSOAS_OF_ENGLAND),
        })}
      />
      <Note>
        {t('explore:lsoa.rank', {
          rank: formatNumber(shown.rank),
          of: formatNumber(LSOAS_OF_ENGLAND),
        })}
        . {t('explore:lsoa.relative')}
      </Note>
      <Facts
        facts={[
          { name: t('layers:kind.ward'), value: lsoa.wardName },
          { name: t('explore:lsoa.code'), value: lsoa.code },
        ]}
      />
      <Disclosure summary={t('explore:figures')}>
        <MeasureTable lsoa={lsoa} />
      </Disclosure>
      <LsoaIncidents code={code} manifest={manifest} view={view} analysis={analysis} />
    </Stack>
  );
}

function MeasureTable({ lsoa }: { lsoa: LsoaProperties }) {
  return (
    <Table
      caption={t('explore:lsoa.tableCaption')}
      head={[
        t('explore:layers.measure'),
        t('explore:lsoa.decile'),
        t('explore:lsoa.rankHead'),
        t('explore:lsoa.score'),
      ]}
      numeric={[1, 2, 3]}
      rows={DEPRIVATION_MEASURES.map((measure) => ({
        key: measure,
        cells: [
          t(`layers:measure.${measure}`),
          lsoa[measure].decile,
          formatNumber(lsoa[measure].rank),
          lsoa[measure].score,
        ],
      }))}
    />
  );
}

function LsoaIncidents({
  code,
  manifest,
  view,
  analysis,
}: {
  code: string;
  manifest: Manifest;
  view: View;
  analysis: Analysis | null;
}) {
  const { data, error, refetch } = useQuery({
    queryKey: ['lsoa-profile', manifest.place.slug, code, view.incidentTypes, view.months],
    queryFn: ({ signal }) => {
      if (!analysis) throw new Error('asked for figures before the worker was ready');
      return analysis.profileLsoas(
        [code],
        { types: view.incidentTypes, months: view.months },
        { signal },
      );
    },
    enabled: analysis !== null,
  });
  if (error && !data)
    return (
      <Unread
        sentence={t('common:analysisFailed')}
        again={t('common:tryAgain')}
        onAgain={refetch}
      />
    );
  if (!data) return <Skeleton label={t('common:loading')} />;
  const layer = data.incidents;
  if (layer.status === 'not-loaded' || layer.status === 'outside-coverage')
    return (
      <Note>{layer.status === 'not-loaded' ? layer.reason : t('explore:incidents.outside')}</Note>
    );
  const { total, byType, byMonth, rate } = layer.figures;
  const missing = byMonth.filter(({ status }) => status === 'missing').length;
  const first = byMonth[0]?.month ?? '';
  const last = byMonth.at(-1)?.month ?? '';
  return (
    <Stack gap="tight">
      <h2 style={{ fontSize: 'var(--text-3)' }}>{t('layers:incidents.name')}</h2>
      <p>
        {total === null
          ? t('explore:incidents.noMonth')
          : t('explore:incidents.sentence', {
              count: total,
              shown: formatNumber(total),
              months: byMonth.length - missing,
              of: byMonth.length,
            })}{' '}
        {rate.status === 'known'
          ? t('explore:incidents.rate', { rate: formatNumber(rate.perThousandResidentsPerYear) })
          : rate.reason === 'missing-months'
            ? t('explore:incidents.withheld', { count: missing })
            : null}
      </p>
      <Columns
        label={t('explore:incidents.columns', { first, last, missing })}
        values={byMonth.map((month) => ({
          key: month.month,
          value: month.status === 'present' ? month.count : null,
        }))}
        ends={[first, last]}
      />
      <BarRows
        rows={[...byType]
          .filter(({ count }) => count > 0)
          .sort((a, b) => b.count - a.count)
          .map(({ type, count }) => ({
            label: t(`layers:incidentType.${type}`),
            value: count,
            shown: formatNumber(count),
          }))}
      />
      <Note>{t('explore:incidents.countedByCode')}</Note>
    </Stack>
  );
}
