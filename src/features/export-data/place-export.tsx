import { Download } from 'lucide-react';
import { useState } from 'react';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/field.tsx';
import { ExportStatus } from './export-status.tsx';
import { type Exporting, isBusy } from './exporting.ts';
import { Section } from './section.tsx';

export function PlaceExport({
  place,
  drafts,
  exporting,
}: {
  place: string;
  /** whether this person may have drafts */
  drafts: boolean;
  exporting: Exporting;
}) {
  const [withDrafts, setWithDrafts] = useState(false);
  return (
    <Section heading={t('data:place.heading', { place })}>
      <p>{t('data:place.about')}</p>
      {drafts && (
        <CheckField
          label={t('data:place.drafts')}
          hint={t('data:place.draftsHint')}
          checked={withDrafts}
          onChange={(event) => setWithDrafts(event.target.checked)}
        />
      )}
      <div>
        <Button
          icon={<Download size={18} aria-hidden="true" />}
          disabled={isBusy(exporting)}
          onClick={() => exporting.start('place', { what: 'place' }, drafts && withDrafts)}
        >
          {t('data:place.export')}
        </Button>
      </div>
      <ExportStatus button="place" current={exporting.current} onCancel={exporting.cancel} />
    </Section>
  );
}
