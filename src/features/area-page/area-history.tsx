import { useQuery } from '@tanstack/react-query';
import { notDoneOf } from '#api/answer.ts';
import { type AreaChange, areaChangesQuery, type PriorityArea } from '#api/priority-areas.ts';
import { formatDate, formatDateTime } from '#text/format.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Disclosure, Table } from '#ui/figure.tsx';
import { List, Note, Stack } from '#ui/layout.tsx';
import { Skeleton } from '#ui/notice.tsx';

/** When it was begun, published and last changed; for staff every change that the log holds. */
export function AreaHistory({ area, isStaff }: { area: PriorityArea; isStaff: boolean }) {
  const events = [t('areas:page.event.created', { date: formatDate(area.createdAt) })];
  if (area.publishedAt) {
    events.push(t('areas:page.event.published', { date: formatDate(area.publishedAt) }));
  }
  if (area.version > 1) {
    events.push(t('areas:page.event.changed', { date: formatDate(area.updatedAt) }));
  }
  return (
    <Stack>
      <List>
        {events.map((event) => (
          <li key={event}>{event}</li>
        ))}
      </List>
      {isStaff && (
        <Disclosure summary={t('areas:page.staffHistory')}>
          <Changes areaId={area.id} version={area.version} />
        </Disclosure>
      )}
    </Stack>
  );
}

function Changes({ areaId, version }: { areaId: string; version: number }) {
  const { data, error } = useQuery(areaChangesQuery(areaId, version));
  if (error) return <AnswerNotice answer={notDoneOf(error)} of="read" />;
  if (!data) return <Skeleton label={t('areas:loading')} />;
  return (
    <>
      <Table
        caption={t('areas:page.auditCaption')}
        head={[t('areas:page.audit.when'), t('areas:page.audit.what')]}
        rows={data.changes.map((change) => ({
          key: String(change.id),
          cells: [formatDateTime(change.at), changeWords(change)],
        }))}
      />
      {data.more && <Note>{t('areas:page.auditMore', { count: data.changes.length })}</Note>}
    </>
  );
}

const PARTS = ['name', 'why', 'reason', 'geom', 'made_by', 'lsoa_codes'] as const;

function changeWords({ verb, changes }: AreaChange): string {
  if (verb === 'insert') return t('areas:page.audit.created');
  const { status } = changes;
  const sentences: string[] = [];
  if (status?.from && status.to) {
    sentences.push(
      t('areas:page.audit.status', {
        from: t(`areas:status.${status.from}`),
        to: t(`areas:status.${status.to}`),
      }),
    );
  }
  const parts = PARTS.filter((part) => part in changes).map((part) =>
    t(`areas:page.audit.${part}`),
  );
  if (parts.length > 0) {
    sentences.push(t('areas:page.audit.changed', { parts: parts.join(', ') }));
  }
  return sentences.join('. ');
}
