import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { movePlan, type Plan, refreshPlans } from '#api/plans.ts';
import {
  isOffPath,
  needsReason,
  nextStage,
  type PlanStage,
  stagesToMoveTo,
} from '#domain/plans.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { SelectField, TextArea } from '#ui/field.tsx';
import { Row, Stack } from '#ui/layout.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useAnswer } from './use-answer.ts';

/** On to the next stage, or to any other, or out of the path with a reason. */
export function MovePlan({ plan }: { plan: Plan }) {
  const [asked, setAsked] = useState<PlanStage | null>(null);
  const next = nextStage(plan.kind, plan.stage, plan.plan_stage_changes);
  const [other] = stagesToMoveTo(plan.kind, plan.stage);
  return (
    <Row>
      {next && (
        <Button variant="primary" onClick={() => setAsked(next)}>
          {t(plan.stage === 'paused' ? 'plans:move.resume' : 'plans:move.next', {
            stage: t(`plans:stage.${next}`),
          })}
        </Button>
      )}
      {other && <Button onClick={() => setAsked(next ?? other)}>{t('plans:move.other')}</Button>}
      {asked && <MoveDialog plan={plan} first={asked} onClose={() => setAsked(null)} />}
    </Row>
  );
}

function MoveDialog({ plan, first, onClose }: { plan: Plan; first: PlanStage; onClose(): void }) {
  const queryClient = useQueryClient();
  const [stage, setStage] = useState(first);
  const [reason, setReason] = useState('');
  const [lacking, setLacking] = useState(false);
  const { answering, send, busy } = useAnswer();
  const stages = stagesToMoveTo(plan.kind, plan.stage);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacks = needsReason(stage) && reason.trim().length < 3;
    setLacking(lacks);
    if (lacks) return;
    const moved = await send(() => movePlan(plan, stage, reason.trim() || null));
    await refreshPlans(queryClient, plan.area_id);
    if (moved) onClose();
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
            maxLength={2000}
            rows={3}
            error={lacking ? t('plans:move.reasonNeeded') : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          <RefusalNotice answering={answering} />
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
