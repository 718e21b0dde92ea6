import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addPhotograph } from '#api/plan-photographs.ts';
import { type Plan, refreshPlans, savePlan } from '#api/plans.ts';
import { today } from '#domain/calendar.ts';
import type { ImprovementDetails, Photograph } from '#domain/improvement.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { RadioField, TextField } from '#ui/field.tsx';
import { Card, Row, Stack } from '#ui/layout.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { shrinkPhotograph } from './shrink-photograph.ts';
import { useAnswer } from './use-answer.ts';

/** Shrinks a photograph, takes off its metadata, sends it, and writes its words into the plan. */
export function PhotographForm({
  plan,
  details,
  placeCode,
  onDone,
}: {
  plan: Plan;
  details: ImprovementDetails;
  placeCode: string;
  onDone(): void;
}) {
  const queryClient = useQueryClient();
  const [when, setWhen] = useState<Photograph['when']>('before');
  const [file, setFile] = useState<File | null>(null);
  const [words, setWords] = useState('');
  const [errors, setErrors] = useState<{ file?: string; words?: string }>({});
  const { answering, send, busy } = useAnswer();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const jpeg = file && (await shrinkPhotograph(file));
    const lacking = {
      ...(!jpeg && { file: t(file ? 'plans:photo.unreadable' : 'plans:error.required') }),
      ...(!words.trim() && { words: t('plans:error.required') }),
    };
    setErrors(lacking);
    if (!jpeg || !words.trim()) return;
    const saved = await send(async () => {
      const path = await addPhotograph(placeCode, plan.id, when, jpeg);
      const added: Photograph = { when, path, words: words.trim(), addedOn: today() };
      return savePlan({
        id: plan.id,
        version: plan.version,
        areaId: plan.area_id,
        kind: plan.kind,
        title: plan.title,
        subject: { layer: plan.subject_layer, id: plan.subject_id, name: plan.subject_name },
        details: { ...details, photographs: [...details.photographs, added] },
      });
    });
    await refreshPlans(queryClient, plan.area_id);
    if (saved) onDone();
  };
  return (
    <Card>
      <form onSubmit={submit} noValidate>
        <Stack>
          <RadioField<Photograph['when']>
            label={t('plans:photo.when')}
            options={[
              { value: 'before', label: t('plans:photo.before') },
              { value: 'after', label: t('plans:photo.after') },
            ]}
            value={when}
            onChange={setWhen}
          />
          <TextField
            label={t('plans:photo.file')}
            hint={t('plans:photo.fileHint')}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            error={errors.file}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
          <TextField
            label={t('plans:photo.words')}
            hint={t('plans:photo.wordsHint')}
            value={words}
            maxLength={300}
            error={errors.words}
            onChange={(event) => setWords(event.target.value)}
          />
          <RefusalNotice answering={answering} />
          <Row>
            <Button type="submit" variant="primary" disabled={busy}>
              {t(busy ? 'plans:saving' : 'plans:photo.save')}
            </Button>
            <Button variant="quiet" onClick={onDone}>
              {t('plans:cancel')}
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}
