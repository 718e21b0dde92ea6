import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Answer } from '#api/answer.ts';
import { addPhotograph } from '#api/plan-photographs.ts';
import { addPlanPhotograph, type PlanPhotograph } from '#api/plan-rows.ts';
import { type Plan, type PlanRefusal, refreshPlans, type Saved } from '#api/plans.ts';
import { randomId } from '#domain/random.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { RadioField, TextField } from '#ui/field.tsx';
import { Card, Row, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { useWrite } from '#ui/use-write.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { shrinkPhotograph } from './shrink-photograph.ts';

/** Shrinks a photograph, takes off its metadata, sends it, and hangs it on its plan with its words. */
export function PhotographForm({
  plan,
  placeCode,
  onDone,
}: {
  plan: Plan;
  placeCode: string;
  onDone(): void;
}) {
  const queryClient = useQueryClient();
  const [when, setWhen] = useState<PlanPhotograph['taken']>('before');
  /** `id` tells one choice from another: two pictures look the same in what a write compares */
  const [chosen, setChosen] = useState<{ file: File; id: string } | null>(null);
  const [words, setWords] = useState('');
  const [errors, setErrors] = useState<{ file?: string; words?: string }>({});
  const [earlier, setEarlier] = useState(false);
  const over = useOpenForm();
  type Sending = { picture: string; jpeg: Blob; taken: PlanPhotograph['taken']; words: string };
  const { write, answer, busy } = useWrite(
    async (key: string, sending: Sending): Promise<Answer<Saved, PlanRefusal>> => {
      const stored = await addPhotograph(key, placeCode, plan.id, sending.taken, sending.jpeg);
      if (stored.outcome !== 'done') return stored;
      const { taken, words: shows } = sending;
      return addPlanPhotograph(key, { planId: plan.id, taken, path: stored.value, words: shows });
    },
    null,
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const jpeg = chosen && (await shrinkPhotograph(chosen.file));
    const lacking = {
      ...(!jpeg && { file: t(chosen ? 'plans:photo.unreadable' : 'plans:error.required') }),
      ...(!words.trim() && { words: t('plans:error.required') }),
    };
    setErrors(lacking);
    if (!chosen || !jpeg || !words.trim()) return;
    const saved = await write({ picture: chosen.id, jpeg, taken: when, words: words.trim() });
    setEarlier(saved?.earlier ?? false);
    await refreshPlans(queryClient, plan.area_id);
    if (saved && !saved.earlier) onDone();
  };
  return (
    <Card>
      <form onSubmit={submit} noValidate>
        <Stack>
          <RadioField<PlanPhotograph['taken']>
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
            onChange={({ target }) => {
              const file = target.files?.[0];
              setChosen(file ? { file, id: randomId() } : null);
            }}
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
          {earlier && <Notice tone="problem">{t('plans:photo.earlier')}</Notice>}
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
