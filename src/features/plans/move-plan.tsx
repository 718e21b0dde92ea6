import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import * as v from 'valibot';
import { movePlan, type Plan, refreshPlans, type Saved } from '#api/plans.ts';
import {
  isOffPath,
  needsReason,
  nextStage,
  PLAN_STAGES,
  type PlanStage,
  stagesToMoveTo,
} from '#domain/plans.ts';
import { LIMITS, said } from '#domain/said.ts';
import { t } from '#text/t.ts';
import { BegunElsewhere } from '#ui/begun-elsewhere.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useKeeping, useKeptDraft } from '#ui/drafts.ts';
import { SelectField, TextArea } from '#ui/field.tsx';
import { Row, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { textProblem } from '#ui/text-problem.ts';
import { useWrite } from '#ui/use-write.ts';
import { RefusalNotice } from './refusal-notice.tsx';

/** On to the next stage, or to any other, or out of the path with a reason. */
export function MovePlan({ plan }: { plan: Plan }) {
  const [asked, setAsked] = useState<PlanStage | null>(null);
  const next = nextStage(plan.kind, plan.stage, plan.plan_stage_changes);
  const [other] = stagesToMoveTo(plan.kind, plan.stage);
  const draft = useKeptDraft(`move:${plan.id}`, MoveSchema);
  const stage = asked ?? draft.found?.stage ?? null;
  return (
    <Row>
      {!stage && <BegunElsewhere {...draft} />}
      {next && (
        <Button variant="primary" onClick={() => setAsked(next)}>
          {t(plan.stage === 'paused' ? 'plans:move.resume' : 'plans:move.next', {
            stage: t(`plans:stage.${next}`),
          })}
        </Button>
      )}
      {other && <Button onClick={() => setAsked(next ?? other)}>{t('plans:move.other')}</Button>}
      {stage && (
        <MoveDialog
          plan={plan}
          first={stage}
          draft={draft.found ?? null}
          onDraft={draft.keep}
          onClose={() => {
            draft.forget();
            setAsked(null);
          }}
        />
      )}
    </Row>
  );
}

const MoveSchema = v.object({
  /** the version that was looked at */
  version: v.number(),
  stage: v.picklist(PLAN_STAGES),
  reason: v.string(),
});
type Move = v.InferOutput<typeof MoveSchema>;

type ToMove = { held: Saved; stage: PlanStage; reason: string | null };
const sendMove = (key: string, { held, stage, reason }: ToMove) =>
  movePlan(key, held, stage, reason);

function MoveDialog({
  plan,
  first,
  draft,
  onDraft,
  onClose,
}: {
  plan: Plan;
  first: PlanStage;
  /** what was typed before the dialog was left without saving */
  draft: Move | null;
  onDraft(draft: Move): void;
  onClose(): void;
}) {
  const queryClient = useQueryClient();
  const [stage, setStage] = useState(first);
  const [version, setVersion] = useState(draft?.version ?? plan.version);
  const [reason, setReason] = useState(draft?.reason ?? '');
  const [lacking, setLacking] = useState<string | undefined>();
  useKeeping<Move>({ version, stage, reason }, onDraft);
  const over = useOpenForm();
  // a move is a line of the history: other words do not change it, and another stage is another move
  const { write, answer, busy } = useWrite(sendMove, null, `move:${plan.id}`);
  const [earlier, setEarlier] = useState(false);
  // where it is already stays on the list while it is chosen: by a press whose answer was lost it may be there
  const stages = stagesToMoveTo(plan.kind, stage === plan.stage ? null : plan.stage);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { least, most } = LIMITS.stageReason;
    const wanted = { least: needsReason(stage) ? least : 0, most };
    const lacks = textProblem(reason, wanted, t('plans:move.reasonNeeded'));
    setLacking(lacks);
    // `earlier` says already that it is there
    if (lacks || (earlier && stage === plan.stage)) return;
    const held = { id: plan.id, version };
    const moved = await write({ held, stage, reason: said(reason) || null });
    await refreshPlans(queryClient, plan.area_id);
    if (!moved) return;
    if (!moved.earlier) return onClose();
    setVersion(moved.value.version);
    setEarlier(true);
  };
  const option = (known: PlanStage) => (
    <option key={known} value={known}>
      {t(`plans:stage.${known}`)}
    </option>
  );
  return (
    <Dialog title={t('plans:move.heading')} closeLabel={t('common:close')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <SelectField
            label={t('plans:move.to')}
            value={stage}
            onChange={({ target }) => setStage(stages.find((s) => s === target.value) ?? stage)}
          >
            <optgroup label={t('plans:move.onPath')}>
              {stages.filter((known) => !isOffPath(known)).map(option)}
            </optgroup>
            <optgroup label={t('plans:move.offPath')}>
              {stages.filter(isOffPath).map(option)}
            </optgroup>
          </SelectField>
          <TextArea
            label={t(needsReason(stage) ? 'plans:move.reason' : 'plans:move.reasonOptional')}
            value={reason}
            rows={3}
            error={lacking}
            onChange={(event) => setReason(event.target.value)}
          />
          <RefusalNotice answer={answer ?? over} />
          {earlier && (
            <Notice tone="problem">
              {t('plans:move.earlier', { stage: t(`plans:stage.${plan.stage}`) })}
            </Notice>
          )}
          <Row>
            <Button type="submit" variant="primary" disabled={busy}>
              {t(busy ? 'plans:saving' : 'plans:move.submit')}
            </Button>
            <Button variant="quiet" onClick={onClose}>
              {t('plans:cancel')}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
