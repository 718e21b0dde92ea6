import type { IncidentFigures as Figures } from '#domain/area-profile.ts';
import type { Source } from '#domain/place-pack.ts';
import { formatMonth, formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import { BarRows, Columns, Disclosure, Table } from '#ui/figure.tsx';
import { Note, Stack } from '#ui/layout.tsx';
import { incidentSentences, monthsWords, presentMonths } from './profile-sentences.ts';
import { SourceNote } from './source-note.tsx';

const TYPES_SHOWN = 5;

/** Incidents as sentences, then by type and month. A missing month is shown as missing. */
export function IncidentFigures({
  figures,
  sources,
  brief,
}: {
  figures: Figures;
  sources: Source[];
  brief: boolean;
}) {
  const byType = figures.byType
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ type, count }) => ({
      label: t(`layers:incidentType.${type}`),
      value: count,
      shown: formatNumber(count),
    }));
  return (
    <Stack>
      <p>{incidentSentences(figures).join(' ')}</p>
      {!brief && (
        <>
          {byType.length > 0 && <BarRows rows={byType.slice(0, TYPES_SHOWN)} />}
          <MonthColumns byMonth={figures.byMonth} />
          <Note>
            {figures.countedBy === 'lsoa-code'
              ? t('profile:incidents.byCode')
              : t('profile:incidents.byPoint')}
          </Note>
          <SourceNote sources={sources} />
          <Disclosure summary={t('profile:show')}>
            <Stack>
              {byType.length > 0 && (
                <Table
                  caption={t('profile:incidents.byTypeCaption', {
                    months: monthsWords(presentMonths(figures)),
                  })}
                  head={[t('profile:incidents.type'), t('profile:incidents.number')]}
                  numeric={[1]}
                  rows={byType.map(({ label, shown }) => ({ key: label, cells: [label, shown] }))}
                />
              )}
              <Table
                caption={t('profile:incidents.byMonthCaption')}
                head={[t('profile:incidents.month'), t('profile:incidents.number')]}
                numeric={[1]}
                rows={figures.byMonth.map((entry) => ({
                  key: entry.month,
                  cells: [
                    formatMonth(entry.month),
                    entry.status === 'present'
                      ? formatNumber(entry.count)
                      : t('profile:incidents.missingCell'),
                  ],
                }))}
              />
            </Stack>
          </Disclosure>
        </>
      )}
    </Stack>
  );
}

function MonthColumns({ byMonth }: Pick<Figures, 'byMonth'>) {
  const from = byMonth[0];
  const to = byMonth.at(-1);
  if (!from || !to || from === to) return null;
  const ends: [string, string] = [formatMonth(from.month), formatMonth(to.month)];
  return (
    <Columns
      label={t('profile:incidents.chart', { from: ends[0], to: ends[1] })}
      values={byMonth.map((entry) => ({
        key: entry.month,
        value: entry.status === 'present' ? entry.count : null,
      }))}
      ends={ends}
    />
  );
}
