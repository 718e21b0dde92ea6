import { useQueryClient } from '@tanstack/react-query';
import { Archive, Globe, Pencil } from 'lucide-react';
import { useState } from 'react';
import { type PriorityArea, setPriorityAreaStatus } from '#api/priority-areas.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Row } from '#ui/layout.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { useWrite } from '#ui/use-write.ts';

type Step = 'publish' | 'archive';
const BECOMES = { publish: 'published', archive: 'archived' } as const;

/** What an officer does with an area that is there. Publishing and archiving are asked twice. */
export function AreaStatusButtons({ area, slug }: { area: PriorityArea; slug: string }) {
  const [asked, setAsked] = useState<Step | null>(null);
  if (area.status === 'archived') return null;
  const icon = { size: 18, 'aria-hidden': true } as const;
  return (
    <>
      {area.status === 'draft' && (
        <Button variant="primary" icon={<Globe {...icon} />} onClick={() => setAsked('publish')}>
          {t('areas:page.publish')}
        </Button>
      )}
      <LinkButton icon={<Pencil {...icon} />} to={`/${slug}/areas/${area.id}/edit`}>
        {t('areas:page.edit')}
      </LinkButton>
      <Button variant="quiet" icon={<Archive {...icon} />} onClick={() => setAsked('archive')}>
        {t('areas:page.archive')}
      </Button>
      {asked && <Confirm area={area} step={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Says what becomes public, or what cannot be undone, before it is done. */
function Confirm({ area, step, onClose }: { area: PriorityArea; step: Step; onClose(): void }) {
  const queryClient = useQueryClient();
  const over = useOpenForm();
  // the version that the officer looked at, not one that arrives while they read the question
  const [seen] = useState({ id: area.id, version: area.version });
  const { write, answer, busy } = useWrite(
    (key: string, held: typeof seen) => setPriorityAreaStatus(key, held, BECOMES[step]),
    null,
  );
  const change = async () => {
    const done = await write(seen);
    if (done) onClose();
    await queryClient.invalidateQueries({ queryKey: ['people-wrote'] });
  };
  return (
    <Dialog
      title={t(`areas:page.confirm.${step}Title`, { name: area.name })}
      closeLabel={t('areas:page.confirm.cancel')}
      onClose={onClose}
    >
      <p>{t(`areas:page.confirm.${step}Text`)}</p>
      <AnswerNotice
        answer={answer ?? over}
        words={{
          'not-allowed': t('areas:page.status-not-allowed'),
          conflict: t('areas:page.status-version-conflict'),
        }}
        sentence={(refusal) => t(`areas:page.status-${refusal}`)}
      />
      <Row>
        <Button
          variant={step === 'archive' ? 'danger' : 'primary'}
          disabled={busy}
          onClick={() => void change()}
        >
          {t(`areas:page.confirm.${step}Do`)}
        </Button>
        <Button onClick={onClose}>{t('areas:page.confirm.cancel')}</Button>
      </Row>
    </Dialog>
  );
}
