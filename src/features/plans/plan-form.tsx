import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { type Plan, refreshPlans, savePlan } from '#api/plans.ts';
import { WORKS, type Works } from '#domain/improvement.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { kindOfSubject, PLAN_KINDS, type PlanKind, parseSubjectRef } from '#domain/plans.ts';
import { LIMITS, said } from '#domain/said.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { useKeeping } from '#ui/drafts.ts';
import { CheckField, RadioField, TextField } from '#ui/field.tsx';
import { focusFirstFault } from '#ui/focus-first-fault.ts';
import { Card, Note, Row, Stack } from '#ui/layout.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { textProblem } from '#ui/text-problem.ts';
import { useWrite } from '#ui/use-write.ts';
import { asEditOf } from '#ui/write-once.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { DetailInputs } from './detail-inputs.tsx';
import { readDetails, toTexts } from './detail-values.ts';
import type { PlanDraft } from './plan-draft.ts';
import styles from './plans.module.css';
import { RefusalNotice } from './refusal-notice.tsx';
import { SubjectField } from './subject-field.tsx';
import type { Subject } from './subjects.ts';

type Errors = {
  kind?: true;
  subject?: true;
  title?: string;
  details: Extract<ReturnType<typeof readDetails>, { ok: false }>['errors'];
};

const heldDetails = (plan: Plan | null): Record<string, unknown> =>
  plan && plan.details.kind !== 'unreadable' ? plan.details.value : {};

/** Writes a new plan, or changes `held` as it was when the form opened. */
export function PlanForm({
  areaId,
  manifest,
  held,
  current,
  addRef,
  draft,
  onDraft,
  onDone,
}: {
  areaId: string;
  manifest: Manifest;
  held: Plan | null;
  /** the same plan as it is in the database now */
  current: Plan | null;
  /** `alleys:way/1` out of a link */
  addRef: string | null;
  /** what was typed before the form was left without saving */
  draft: PlanDraft | null;
  onDraft(draft: PlanDraft): void;
  onDone(): void;
}) {
  const queryClient = useQueryClient();
  const wanted = parseSubjectRef(addRef);
  const [base] = useState(held);
  // kept with the draft, so that a reload hides no conflict
  const [version] = useState(draft ? draft.version : (base?.version ?? null));
  const [kind, setKind] = useState<PlanKind | null>(
    draft?.kind ?? base?.kind ?? (wanted ? kindOfSubject(wanted.layer) : null),
  );
  const [subject, setSubject] = useState<Subject | null>(
    draft?.subject ??
      (base && {
        layer: base.subject_layer,
        id: base.subject_id,
        name: base.subject_name,
        where: '',
      }),
  );
  const [title, setTitle] = useState(draft?.title ?? base?.title ?? '');
  const [texts, setTexts] = useState(
    () => draft?.texts ?? (base ? toTexts(base.kind, heldDetails(base)) : {}),
  );
  const [works, setWorks] = useState<Works[]>(
    draft?.works ?? (base?.details.kind === 'improvement' ? base.details.value.works : []),
  );
  useKeeping<PlanDraft>({ version, kind, subject, title, texts, works }, onDraft);
  const over = useOpenForm();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors>({ details: {} });
  const { write, answer, busy } = useWrite(
    savePlan,
    asEditOf,
    `plan:${base?.id ?? `${areaId}:new`}`,
  );

  const save = async (since: number | null) => {
    const titleFault = textProblem(title, LIMITS.planTitle, t('plans:error.required'));
    const read = kind ? readDetails(kind, texts, works) : null;
    if (!kind || !subject || titleFault || !read?.ok) {
      setErrors({
        ...(!kind && { kind: true }),
        ...(!subject && { subject: true }),
        ...(titleFault && { title: titleFault }),
        details: read && !read.ok ? read.errors : {},
      });
      focusFirstFault(form);
      return;
    }
    setErrors({ details: {} });
    const saved = await write({
      id: base?.id ?? null,
      version: since,
      areaId,
      kind,
      title: said(title),
      subject,
      details: read.details,
    });
    await refreshPlans(queryClient, areaId);
    if (saved) onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(version);
  };
  return (
    <Card>
      <form ref={form} onSubmit={submit} noValidate aria-label={t('plans:addHeading')}>
        <Stack>
          <h3>{t(base ? 'plans:editHeading' : 'plans:addHeading')}</h3>
          <Note>{t('plans:public')}</Note>
          {!base && (
            <RadioField<PlanKind>
              label={t('plans:kindLabel')}
              error={errors.kind && t('plans:error.kind')}
              options={PLAN_KINDS.map((value) => ({
                value,
                label: t(`plans:kind.${value}`),
                hint: t(`plans:kindHint.${value}`),
              }))}
              value={kind}
              onChange={(chosen) => {
                setKind(chosen);
                setSubject(null);
              }}
            />
          )}
          {kind && (
            <>
              <SubjectField
                key={kind}
                kind={kind}
                manifest={manifest}
                value={subject}
                wantedRef={wanted && kindOfSubject(wanted.layer) === kind ? addRef : null}
                error={errors.subject && t('plans:subject.choose')}
                onChange={setSubject}
              />
              <TextField
                label={t('plans:title')}
                hint={t('plans:titleHint')}
                value={title}
                error={errors.title}
                onChange={(event) => setTitle(event.target.value)}
              />
              {kind === 'improvement' && <WorksField works={works} onChange={setWorks} />}
              <Note>{t('plans:optional')}</Note>
              <DetailInputs kind={kind} texts={texts} errors={errors.details} onChange={setTexts} />
            </>
          )}
          <RefusalNotice answer={answer ?? over}>
            {answer?.outcome === 'conflict' && (
              <ConflictChoice
                before={base}
                now={current}
                onMine={() => void save(current?.version ?? null)}
                onDrop={onDone}
              />
            )}
          </RefusalNotice>
          <Row>
            <Button type="submit" variant="primary" disabled={busy}>
              {t(busy ? 'plans:saving' : 'plans:save')}
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

function WorksField({ works, onChange }: { works: Works[]; onChange(works: Works[]): void }) {
  return (
    <fieldset className={styles.group}>
      <legend>
        <strong>{t('plans:field.works')}</strong>
      </legend>
      <div className={styles.works}>
        {WORKS.map((work) => (
          <CheckField
            key={work}
            label={t(`plans:works.${work}`)}
            checked={works.includes(work)}
            onChange={({ target }) =>
              onChange(WORKS.filter((w) => (w === work ? target.checked : works.includes(w))))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
