import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Bounds } from '#domain/place-pack.ts';
import type { View } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { RadioField } from '#ui/field.tsx';
import { Note } from '#ui/layout.tsx';
import { Tag } from '#ui/notice.tsx';
import styles from './export-data.module.css';
import { ExportStatus } from './export-status.tsx';
import { type Exporting, isBusy } from './exporting.ts';
import { Section } from './section.tsx';

export function MapExport({
  view,
  extent,
  exporting,
}: {
  view: View;
  extent: Bounds | null;
  exporting: Exporting;
}) {
  const [part, setPart] = useState<'map' | 'place'>('map');
  const filtered = view.incidentTypes !== null || view.months !== null;
  const incidents = view.layers.some(({ layer }) => layer === 'incidents');
  const nothing = view.layers.length === 0;
  return (
    <Section heading={t('data:map.heading')}>
      {nothing ? (
        <p>{t('data:map.none')}</p>
      ) : (
        <>
          <p>{t('data:map.layers')}</p>
          <ul className={styles.names}>
            {view.layers.map(({ layer }) => (
              <li key={layer}>
                <Tag>{t(`layers:${layer}.name`)}</Tag>
              </li>
            ))}
          </ul>
        </>
      )}
      {filtered && incidents && <Note>{t('data:map.filters')}</Note>}
      <RadioField<'map' | 'place'>
        label={t('data:map.extent')}
        options={[
          {
            value: 'map',
            label: t('data:map.extentMap'),
            hint: t('data:map.extentMapHint'),
          },
          { value: 'place', label: t('data:map.extentPlace') },
        ]}
        value={part}
        onChange={setPart}
      />
      <div>
        <Button
          variant="primary"
          icon={<Download size={18} aria-hidden="true" />}
          disabled={nothing || isBusy(exporting) || (part === 'map' && !extent)}
          onClick={() =>
            exporting.start(
              'map',
              { what: 'map', view, extent: part === 'map' ? extent : null },
              false,
            )
          }
        >
          {t('data:map.export')}
        </Button>
      </div>
      <ExportStatus button="map" current={exporting.current} onCancel={exporting.cancel} />
    </Section>
  );
}
