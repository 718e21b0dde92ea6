import type { DeprivationFigures, MeasureFigures } from '#domain/area-profile.ts';
import { DEPRIVATION_MEASURES, type Source } from '#domain/place-pack.ts';
import { formatNumber, formatShare } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Disclosure, RangeRows, Table } from '#ui/figure.tsx';
import { Note, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { estimateWords } from './profile-sentences.ts';
import { SourceNote } from './source-note.tsx';

/** How the people of the area stand, in pictures with their ranges, then the figures behind them. */
export function PeopleFigures({
  figures,
  sources,
  place,
  brief,
}: {
  figures: DeprivationFigures;
  sources: Source[];
  place: string;
  brief: boolean;
}) {
  const { people } = figures;
  if (people.status === 'refused') {
    return (
      <Notice>
        {people.reason === 'under-100-residents'
          ? t('profile:people.fewer')
          : t('profile:people.outside', { place })}
      </Notice>
    );
  }
  return (
    <Stack>
      <SharesPlot imd={people.measures.imd} />
      <RanksPlot figures={figures} measures={people.measures} />
      {!brief && (
        <>
          <Note>
            {figures.wholeLsoas ? t('profile:people.exactNote') : t('profile:people.range')}
          </Note>
          <Note>
            {t('profile:people.release', {
              release: figures.release.name,
              year: String(figures.release.lsoaYear),
              lsoas: formatNumber(figures.release.lsoas),
            })}{' '}
            {t('profile:people.census')}
          </Note>
          <SourceNote sources={sources} />
          <Disclosure summary={t('profile:show')}>
            <Stack>
              <MeasuresTable measures={people.measures} />
              <LsoasTable lsoas={figures.lsoas} />
              {!figures.wholeLsoas && <Note>{t('profile:people.method')}</Note>}
            </Stack>
          </Disclosure>
        </>
      )}
    </Stack>
  );
}

type Measures = Record<(typeof DEPRIVATION_MEASURES)[number], MeasureFigures>;

function SharesPlot({ imd }: { imd: MeasureFigures }) {
  const row = (label: string, share: MeasureFigures['shareInMostDeprived10']) => ({
    label,
    at: share.value,
    low: share.low,
    high: share.high,
    shown: formatShare(share.value),
  });
  return (
    <Stack gap="tight">
      <h4>{t('profile:people.sharesTitle')}</h4>
      <RangeRows
        rows={[
          row(t('profile:people.share10'), imd.shareInMostDeprived10),
          row(t('profile:people.share20'), imd.shareInMostDeprived20),
        ]}
        ends={['0%', '100%']}
      />
    </Stack>
  );
}

function RanksPlot({ figures, measures }: { figures: DeprivationFigures; measures: Measures }) {
  const { lsoas } = figures.release;
  const along = (rank: number) => (rank - 1) / (lsoas - 1);
  return (
    <Stack gap="tight">
      <h4>{t('profile:people.rankTitle')}</h4>
      <RangeRows
        rows={DEPRIVATION_MEASURES.map((measure) => {
          const { rank } = measures[measure];
          return {
            label: t(`layers:measure.${measure}`),
            at: along(rank.value),
            low: along(rank.low),
            high: along(rank.high),
            shown: formatNumber(rank.value),
          };
        })}
        ends={[
          t('profile:people.rankEnds.most'),
          t('profile:people.rankEnds.least', { lsoas: formatNumber(lsoas) }),
        ]}
      />
    </Stack>
  );
}

function MeasuresTable({ measures }: { measures: Measures }) {
  return (
    <Table
      caption={t('profile:people.measuresCaption')}
      head={[
        t('profile:people.measure'),
        t('profile:people.score'),
        t('profile:people.rank'),
        t('profile:people.share10'),
        t('profile:people.share20'),
      ]}
      numeric={[1, 2, 3, 4]}
      rows={DEPRIVATION_MEASURES.map((measure) => {
        const { score, rank, shareInMostDeprived10, shareInMostDeprived20 } = measures[measure];
        return {
          key: measure,
          cells: [
            t(`layers:measure.${measure}`),
            estimateWords(score, (value) => formatNumber(value, 2)),
            estimateWords(rank, formatNumber),
            estimateWords(shareInMostDeprived10, formatShare),
            estimateWords(shareInMostDeprived20, formatShare),
          ],
        };
      })}
    />
  );
}

function LsoasTable({ lsoas }: { lsoas: DeprivationFigures['lsoas'] }) {
  return (
    <Table
      caption={t('profile:people.lsoasCaption')}
      head={[t('profile:people.lsoa'), t('profile:people.residents'), t('profile:people.inside')]}
      numeric={[1, 2]}
      rows={lsoas.map(({ code, name, residents, share }) => ({
        key: code,
        cells: [name, formatNumber(residents), formatShare(share)],
      }))}
    />
  );
}
