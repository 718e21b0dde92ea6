import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useCallback, useRef, useState } from 'react';
import * as v from 'valibot';
import type { Answer } from '#api/answer.ts';
import { addPhotograph } from '#api/plan-photographs.ts';
import { addPlanPhotograph, type PlanPhotograph, PlanPhotographSchema } from '#api/plan-rows.ts';
import { type Plan, type PlanRefusal, refreshPlans, type Saved } from '#api/plans.ts';
import { randomId } from '#domain/random.ts';
import { LIMITS, said } from '#domain/said.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { useKeeping } from '#ui/drafts.ts';
import { RadioField, TextField } from '#ui/field.tsx';
import { focusFirstFault } from '#ui/focus-first-fault.ts';
import { Card, Row, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { textProblem } from '#ui/text-problem.ts';
import { useWrite } from '#ui/use-write.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { shrinkPhotograph } from './shrink-photograph.ts';

/** A picture made smaller. `id` tells one from another: they look the same in what a write compares. */
const PictureSchema = v.object({ id: v.string(), jpeg: v.instance(Blob) });
type Picture = v.InferOutput<typeof PictureSchema>;
/** What stands in the form before it is sent, as the device keeps it. */
export const PhotographDraftSchema = v.object({
  ...v.pick(PlanPhotographSchema, ['taken', 'words']).entries,
  picture: v.nullable(PictureSchema),
});
export type PhotographDraft = v.InferOutput<typeof PhotographDraftSchema>;

/** Shrinks a photograph, takes off its metadata, sends it, and hangs it on its plan with its words. */
export function PhotographForm({
  plan,
  placeCode,
  keptAs,
  draft,
  onDraft,
  onDone,
}: {
  plan: Plan;
  placeCode: string;
  keptAs: string;
  /** what was written before the form was left without sending */
  draft: PhotographDraft | null;
  onDraft(draft: PhotographDraft): void;
  onDone(): void;
}) {
  const queryClient = useQueryClient();
  const [taken, setTaken] = useState<PlanPhotograph['taken']>(draft?.taken ?? 'before');
  const [words, setWords] = useState(draft?.words ?? '');
  const [chosen, setChosen] = useState<Picture | 'reading' | 'unreadable' | null>(
    draft?.picture ?? null,
  );
  const picture = typeof chosen === 'object' ? chosen : null;
  useKeeping(
    { taken, words, picture: picture?.id },
    // a picture is no text, and goes to what is kept as it is
    useCallback((kept) => onDraft({ ...kept, picture }), [onDraft, picture]),
  );
  const newest = useRef<File>(null);
  const choose = async (file: File | null) => {
    newest.current = file;
    setChosen(file && 'reading');
    if (!file) return;
    let jpeg: Blob | null = null;
    try {
      jpeg = await shrinkPhotograph(file);
    } finally {
      if (newest.current === file) setChosen(jpeg ? { id: randomId(), jpeg } : 'unreadable');
    }
  };
  const [errors, setErrors] = useState<{ file?: string; words?: string }>({});
  const [earlier, setEarlier] = useState(false);
  const over = useOpenForm();
  const form = useRef<HTMLFormElement>(null);
  type Sending = Omit<PhotographDraft, 'picture'> & { picture: Picture };
  const { write, answer, busy } = useWrite(
    async (key: string, sending: Sending): Promise<Answer<Saved, PlanRefusal>> => {
      const { taken, words, picture } = sending;
      const stored = await addPhotograph(key, placeCode, plan.id, taken, picture.jpeg);
      if (stored.outcome !== 'done') return stored;
      return addPlanPhotograph(key, { planId: plan.id, taken, path: stored.value, words });
    },
    null,
    keptAs,
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wordsFault = textProblem(words, LIMITS.photographWords, t('plans:error.required'));
    setErrors({
      ...(!chosen && { file: t('plans:error.required') }),
      ...(wordsFault && { words: wordsFault }),
    });
    if (!picture || wordsFault) return focusFirstFault(form);
    const saved = await write({ taken, words: said(words), picture });
    setEarlier(saved?.earlier ?? false);
    await refreshPlans(queryClient, plan.area_id);
    if (saved && !saved.earlier) onDone();
  };
  return (
    <Card>
      <form ref={form} onSubmit={submit} noValidate>
        <Stack>
          <RadioField<PlanPhotograph['taken']>
            label={t('plans:photo.when')}
            options={[
              { value: 'before', label: t('plans:photo.before') },
              { value: 'after', label: t('plans:photo.after') },
            ]}
            value={taken}
            onChange={setTaken}
          />
          {picture && picture === draft?.picture && <Notice>{t('plans:photo.kept')}</Notice>}
          <TextField
            label={t('plans:photo.file')}
            hint={t('plans:photo.fileHint')}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            error={chosen === 'unreadable' ? t('plans:photo.unreadable') : errors.file}
            onChange={({ target }) => void choose(target.files?.[0] ?? null)}
          />
          <TextField
            label={t('plans:photo.words')}
            hint={t('plans:photo.wordsHint')}
            value={words}
            error={errors.words}
            onChange={(event) => setWords(event.target.value)}
          />
          <RefusalNotice answer={answer ?? over} />
          {earlier && <Notice tone="problem">{t('plans:photo.earlier')}</Notice>}
          <Row>
            <Button type="submit" variant="primary" disabled={busy || chosen === 'reading'}>
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
