import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Answer } from '#api/answer.ts';
import { addPhotograph } from '#api/plan-photographs.ts';
import { type Plan, type PlanRefusal, refreshPlans, type Saved, savePlan } from '#api/plans.ts';
import { today } from '#domain/calendar.ts';
import type { ImprovementDetails, Photograph } from '#domain/improvement.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { RadioField, TextField } from '#ui/field.tsx';
import { Card, Row, Stack } from '#ui/layout.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { useWrite } from '#ui/use-write.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { shrinkPhotograph } from './shrink-photograph.ts';

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
  const over = useOpenForm();
  type Sending = { jpeg: Blob; when: Photograph['when']; words: string };
  const { write, answer, busy } = useWrite(
    async (key: string, sending: Sending): Promise<Answer<Saved, PlanRefusal>> => {
      const stored = await addPhotograph(key, placeCode, plan.id, sending.when, sending.jpeg);
      if (stored.outcome !== 'done') return stored;
      const added: Photograph = {
        when: sending.when,
        path: stored.value,
        words: sending.words,
        addedOn: today(),
      };
      return savePlan(key, {
        id: plan.id,
        version: plan.version,
        areaId: plan.area_id,
        kind: plan.kind,
        title: plan.title,
        subject: { layer: plan.subject_layer, id: plan.subject_id, name: plan.subject_name },
        details: { ...details, photographs: [...details.photographs, added] },
      });
    },
    null,
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const jpeg = file && (await shrinkPhotograph(file));
    const lacking = {
      ...(!jpeg && { file: t(file ? 'plans:photo.unreadable' : 'plans:error.required') }),
      ...(!words.trim() && { words: t('plans:error.required') }),
    };
    setErrors(lacking);
    if (!jpeg || !words.trim()) return;
    const saved = await write({ jpeg, when, words: words.trim() });
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
          <RefusalNotice answer={answer ?? over} />
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
