import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { areaOutlinesQuery } from '#api/area-lists.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { SelectField } from '#ui/field.tsx';
import { Note } from '#ui/layout.tsx';
import { EmptyState, Skeleton } from '#ui/notice.tsx';
import { Unread } from '#ui/unread.tsx';
import { ExportStatus } from './export-status.tsx';
import { type Exporting, isBusy } from './exporting.ts';
import { Section } from './section.tsx';

export function AreaExport({
  placeCode,
  withBackend,
  exporting,
}: {
  placeCode: string;
  withBackend: boolean;
  exporting: Exporting;
}) {
  // the map has them all already
  const outlines = useQuery({ ...areaOutlinesQuery(placeCode), enabled: withBackend });
  const areas = useMemo(
    () =>
      outlines.data?.features
        .map(({ properties }) => properties)
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    [outlines.data],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const area = areas?.find(({ id }) => id === chosen) ?? areas?.[0];
  const content = () => {
    if (!withBackend) return <p>{t('data:area.noBackend')}</p>;
    if (outlines.error && !areas)
      return (
        <Unread
          sentence={t('common:unread.areas')}
          again={t('common:tryAgain')}
          onAgain={outlines.refetch}
        />
      );
    if (!areas) return <Skeleton label={t('common:loading')} lines={2} />;
    if (!area)
      return (
        <EmptyState title={t('data:area.none')}>
          <p>{t('data:area.noneText')}</p>
        </EmptyState>
      );
    return (
      <>
        <SelectField
          label={t('data:area.choose')}
          value={area.id}
          onChange={(event) => setChosen(event.target.value)}
        >
          {areas.map(({ id, name, status }) => (
            <option key={id} value={id}>
              {status === 'draft' ? t('data:area.draft', { name }) : name}
            </option>
          ))}
        </SelectField>
        {area.status === 'draft' && <Note>{t('data:area.draftNote')}</Note>}
        <div>
          <Button
            icon={<Download size={18} aria-hidden="true" />}
            disabled={isBusy(exporting)}
            onClick={() =>
              exporting.start(
                'area',
                { what: 'area', id: area.id, name: area.name },
                area.status === 'draft',
              )
            }
          >
            {t('data:area.export')}
          </Button>
        </div>
        <ExportStatus button="area" current={exporting.current} onCancel={exporting.cancel} />
      </>
    );
  };
  return (
    <Section heading={t('data:area.heading')}>
      <p>{t('data:area.about')}</p>
      {content()}
    </Section>
  );
}
