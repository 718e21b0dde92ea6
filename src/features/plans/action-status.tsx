import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Answerable } from '#api/answerable.ts';
import { type Action, refreshPlans, type Saved, setActionStatus } from '#api/plans.ts';
import { ACTION_STATUSES, type ActionStatus } from '#domain/plans.ts';
import { t } from '#text/t.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { SelectField, TextArea } from '#ui/field.tsx';
import { List, Row, Stack } from '#ui/layout.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { useWrite } from '#ui/use-write.ts';
import { RefusalNotice } from './refusal-notice.tsx';

type ToSet = { held: Saved; status: ActionStatus; reason: string | null };
const sendStatus = (key: string, { held, status, reason }: ToSet) =>
  setActionStatus(key, held, status, reason);
const asEditOf = (change: ToSet, held: Saved): ToSet => ({ ...change, held });

/** Changes how far an action is; closing it waits until everyone it answers has had a reply. */
export function ActionStatusDialog({
  action,
  areaId,
  slug,
  owed,
  onClose,
}: {
  action: Action;
  areaId: string;
  slug: string;
  /** contributions it answers that have had no reply */
  owed: Answerable[];
  onClose(): void;
}) {
  const queryClient = useQueryClient();
  const [status, setStatus] = useState(action.status);
  const [reason, setReason] = useState(action.status_reason ?? '');
  const [lacking, setLacking] = useState(false);
  const over = useOpenForm();
  const { write, answer, busy } = useWrite(sendStatus, asEditOf);
  const needed = status === 'will not do';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacks = needed && reason.trim().length < 3;
    setLacking(lacks);
    if (lacks) return;
    const { id, version } = action;
    const saved = await write({ held: { id, version }, status, reason: reason.trim() || null });
    await refreshPlans(queryClient, areaId);
    if (saved) onClose();
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
            maxLength={2000}
            rows={3}
            error={lacking ? t('plans:move.reasonNeeded') : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          <RefusalNotice answer={answer ?? over}>
            {answer?.outcome === 'refused' && answer.refusal === 'reply-owed' && (
              <>
                <p>{t('plans:refusal.replyTo')}</p>
                <List>
                  {owed.map(({ id, subject, words }) => (
                    <li key={id}>
                      {subject}: {words}
                    </li>
                  ))}
                </List>
                <LinkButton small to={`/${slug}/contributions`}>
                  {t('plans:refusal.replyLink')}
                </LinkButton>
              </>
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
