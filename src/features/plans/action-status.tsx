import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Answerable } from '#api/answerable.ts';
import { type Action, refreshPlans, type Saved, setActionStatus } from '#api/plans.ts';
import { ACTION_STATUSES, type ActionStatus } from '#domain/plans.ts';
import { LIMITS, said } from '#domain/said.ts';
import { t } from '#text/t.ts';
import { BegunElsewhere } from '#ui/begun-elsewhere.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useKeeping, useKeptDraft } from '#ui/drafts.ts';
import { SelectField, TextArea } from '#ui/field.tsx';
import { List, Row, Stack } from '#ui/layout.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { textProblem } from '#ui/text-problem.ts';
import { useWrite } from '#ui/use-write.ts';
import { type StatusDraft, StatusDraftSchema } from './action-draft.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { saidWords } from './said-words.ts';

type ToSet = { held: Saved; status: ActionStatus; reason: string | null };
const sendStatus = (key: string, { held, status, reason }: ToSet) =>
  setActionStatus(key, held, status, reason);
const asEditOf = (change: ToSet, held: Saved): ToSet => ({ ...change, held });

type Props = {
  action: Action;
  areaId: string;
  slug: string;
  /** contributions it answers that have had no reply */
  owed: Answerable[];
};

/** Changes how far an action is; closing it waits until everyone it answers has had a reply. */
export function ActionStatusButton(props: Props) {
  const { id, title } = props.action;
  const [asked, setAsked] = useState(false);
  const draft = useKeptDraft(keptAs(id), StatusDraftSchema);
  const open = asked || Boolean(draft.found);
  return (
    <>
      {!open && <BegunElsewhere {...draft} />}
      <Button
        small
        aria-label={t('plans:actions.statusFor', { title })}
        onClick={() => setAsked(true)}
      >
        {t('plans:actions.changeStatus')}
      </Button>
      {open && (
        <StatusDialog
          {...props}
          draft={draft.found ?? null}
          onDraft={draft.keep}
          onClose={() => {
            draft.forget();
            setAsked(false);
          }}
        />
      )}
    </>
  );
}

const keptAs = (actionId: string) => `action status:${actionId}`;

function StatusDialog({
  action,
  areaId,
  slug,
  owed,
  draft,
  onDraft,
  onClose,
}: Props & {
  /** what was typed before the dialog was left without saving */
  draft: StatusDraft | null;
  onDraft(draft: StatusDraft): void;
  onClose(): void;
}) {
  const queryClient = useQueryClient();
  const { id } = action;
  // as it was looked at: a reading after an answer that was lost is no other press
  const [version] = useState(draft?.version ?? action.version);
  const [status, setStatus] = useState(draft?.status ?? action.status);
  const [reason, setReason] = useState(draft?.reason ?? action.status_reason ?? '');
  const [lacking, setLacking] = useState<string | undefined>();
  useKeeping<StatusDraft>({ version, status, reason }, onDraft);
  const over = useOpenForm();
  const { write, answer, busy } = useWrite(sendStatus, asEditOf, keptAs(id));
  const needed = status === 'will not do';
  const save = async (since: number) => {
    const { least, most } = LIMITS.statusReason;
    const wanted = { least: needed ? least : 0, most };
    const lacks = textProblem(reason, wanted, t('plans:move.reasonNeeded'));
    setLacking(lacks);
    if (lacks) return;
    const held = { id, version: since };
    const saved = await write({ held, status, reason: said(reason) || null });
    await refreshPlans(queryClient, areaId);
    if (saved) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(version);
  };
  return (
    <Dialog
      title={t('plans:actions.statusHeading', { title: action.title })}
      closeLabel={t('common:close')}
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <SelectField
            label={t('plans:actions.status')}
            value={status}
            onChange={({ target }) =>
              setStatus(ACTION_STATUSES.find((known) => known === target.value) ?? status)
            }
          >
            {ACTION_STATUSES.map((known) => (
              <option key={known} value={known}>
                {t(`plans:actionStatus.${known}`)}
              </option>
            ))}
          </SelectField>
          <TextArea
            label={t(needed ? 'plans:actions.reason' : 'plans:actions.reasonOptional')}
            value={reason}
            rows={3}
            error={lacking}
            onChange={(event) => setReason(event.target.value)}
          />
          <RefusalNotice answer={answer ?? over}>
            {answer?.outcome === 'refused' && answer.refusal === 'reply-owed' && (
              <>
                <p>{t('plans:refusal.replyTo')}</p>
                <List>
                  {owed.map((said) => (
                    <li key={said.id}>{saidWords(said)}</li>
                  ))}
                </List>
                <LinkButton small to={`/${slug}/contributions`}>
                  {t('plans:refusal.replyLink')}
                </LinkButton>
              </>
            )}
            {answer?.outcome === 'conflict' && (
              <ConflictChoice
                before={null}
                now={null}
                onMine={() => void save(action.version)}
                onDrop={onClose}
              />
            )}
          </RefusalNotice>
          <Row>
            <Button type="submit" variant="primary" disabled={busy}>
              {t(busy ? 'plans:saving' : 'plans:actions.statusSave')}
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
