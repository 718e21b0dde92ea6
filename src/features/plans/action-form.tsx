import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import * as v from 'valibot';
import type { Answerable } from '#api/answerable.ts';
import { type Action, refreshPlans, type Saved, saveAction } from '#api/plans.ts';
import { type ActionDraft, ActionDraftSchema } from '#domain/plans.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { useKeeping } from '#ui/drafts.ts';
import { TextField } from '#ui/field.tsx';
import { focusFirstFault } from '#ui/focus-first-fault.ts';
import { Card, Row, Stack } from '#ui/layout.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { useWrite } from '#ui/use-write.ts';
import type { ActionTexts } from './action-draft.ts';
import { AnswersField } from './answers-field.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { readNumber } from './detail-values.ts';
import styles from './plans.module.css';
import { RefusalNotice } from './refusal-notice.tsx';

type Texts = ActionTexts['texts'];
type Errors = Partial<
  Record<keyof Texts, 'required' | 'number' | 'date' | 'before-start' | 'long'>
>;

/** The draft, or what is wrong with each field. */
function readDraft(
  texts: Texts,
  contributionIds: string[],
): { draft: ActionDraft } | { errors: Errors } {
  const cost = texts.costPounds.trim() ? readNumber(texts.costPounds) : null;
  const read = v.safeParse(ActionDraftSchema, {
    title: texts.title,
    ownerOrganisation: texts.ownerOrganisation,
    startsOn: texts.startsOn || null,
    dueOn: texts.dueOn || null,
    costPounds: cost,
    funder: texts.funder,
    contributionIds,
  });
  const errors: Errors = {};
  if (texts.costPounds.trim() && cost === null) errors.costPounds = 'number';
  for (const issue of read.issues ?? []) {
    const name = issue.path?.[0]?.key as keyof Texts;
    if (issue.message === 'before-start') errors[name] ??= 'before-start';
    else if (issue.message === 'too-short') errors[name] ??= 'required';
    else if (issue.message === 'too-long') errors[name] ??= 'long';
    else errors[name] ??= name === 'costPounds' ? 'number' : 'date';
  }
  return read.success && !Object.keys(errors).length ? { draft: read.output } : { errors };
}

type ToSave = { planId: string; held: Saved | null; draft: ActionDraft };
const sendAction = (key: string, { planId, held, draft }: ToSave) =>
  saveAction(key, planId, held, draft);
/** The action that an earlier press has made, changed to this. */
const asEditOf = (action: ToSave, { id, version }: Saved): ToSave => ({
  ...action,
  held: { id, version: Math.max(action.held?.version ?? 0, version) },
});

/** Writes a new action, or changes `held` as it was when the form opened. */
export function ActionForm({
  areaId,
  planId,
  place,
  held,
  current,
  answered,
  draft,
  onDraft,
  onDone,
}: {
  areaId: string;
  planId: string;
  place: { code: string; name: string };
  held: Action | null;
  /** the same action as it is in the database now */
  current: Action | null;
  /** what `held` answers, as far as it is published */
  answered: Answerable[];
  /** what was typed before the form was left without saving */
  draft: ActionTexts | null;
  onDraft(draft: ActionTexts): void;
  onDone(): void;
}) {
  const queryClient = useQueryClient();
  const [base] = useState(held);
  const [version] = useState(draft ? draft.version : (base?.version ?? null));
  const [texts, setTexts] = useState<Texts>(
    draft?.texts ?? {
      title: base?.title ?? '',
      ownerOrganisation: base?.owner_organisation ?? '',
      startsOn: base?.starts_on ?? '',
      dueOn: base?.due_on ?? '',
      costPounds: base?.cost_pounds?.toString() ?? '',
      funder: base?.funder ?? '',
    },
  );
  const [ids, setIds] = useState(
    () =>
      draft?.contributionIds ??
      base?.action_contributions.map((link) => link.contribution_id) ??
      [],
  );
  useKeeping<ActionTexts>({ version, texts, contributionIds: ids }, onDraft);
  const over = useOpenForm();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors>({});
  const { write, answer, busy } = useWrite(
    sendAction,
    asEditOf,
    `action:${base?.id ?? `${planId}:new`}`,
  );
  const save = async (since: number | null) => {
    const read = readDraft(texts, ids);
    setErrors('errors' in read ? read.errors : {});
    if ('errors' in read) return focusFirstFault(form);
    const known = base && since !== null ? { id: base.id, version: since } : null;
    const saved = await write({ planId, held: known, draft: read.draft });
    await refreshPlans(queryClient, areaId);
    if (saved) onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(version);
  };
  const field = (name: keyof Texts, label: string, more: object = {}) => {
    const error = errors[name];
    return (
      <TextField
        label={label}
        value={texts[name]}
        error={error && t(`plans:error.${error}`)}
        onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
        {...more}
      />
    );
  };
  return (
    <Card>
      <form ref={form} onSubmit={submit} noValidate>
        <Stack>
          <h5>{t(base ? 'plans:actions.editHeading' : 'plans:actions.addHeading')}</h5>
          {field('title', t('plans:actions.title'))}
          {field('ownerOrganisation', t('plans:actions.owner'))}
          <div className={styles.twoColumns}>
            {field('startsOn', t('plans:actions.startsOn'), { type: 'date' })}
            {field('dueOn', t('plans:actions.dueOn'), { type: 'date' })}
            {field('costPounds', t('plans:actions.cost'), { inputMode: 'decimal' })}
            {field('funder', t('plans:actions.funder'))}
          </div>
          <AnswersField place={place} answered={answered} ids={ids} onChange={setIds} />
          <RefusalNotice answer={answer ?? over}>
            {answer?.outcome === 'conflict' && (
              <ConflictChoice
                before={null}
                now={null}
                onMine={() => void save(current?.version ?? null)}
                onDrop={onDone}
              />
            )}
          </RefusalNotice>
          <Row>
            <Button type="submit" variant="primary" disabled={busy}>
              {t(busy ? 'plans:saving' : 'plans:actions.save')}
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
