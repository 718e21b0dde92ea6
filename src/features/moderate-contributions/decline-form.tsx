import { type FormEvent, useEffect, useRef, useState } from 'react';
import { LIMITS, said } from '#domain/said.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { useKeeping } from '#ui/drafts.ts';
import { SelectField, TextArea } from '#ui/field.tsx';
import { Row, Stack } from '#ui/layout.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { textProblem } from '#ui/text-problem.ts';
import type { CardDraft } from './card-draft.ts';
import { DecideAnswer, type DecideTrouble, ReplyAnswer, type ReplyTrouble } from './troubles.tsx';

const TEMPLATES = ['person', 'elsewhere', 'urgent', 'place', 'unclear', 'twice', 'unkind'] as const;
type Template = (typeof TEMPLATES)[number];

/**
 * A reason is owed: begun with a template or not, and always open to be changed. Where somebody
 * else has decided meanwhile, the words can still be sent as a reply.
 */
export function DeclineForm({
  working,
  decided,
  first,
  answer,
  replyAnswer,
  onDraft,
  onDecline,
  onReply,
  onCancel,
}: {
  working: boolean;
  decided: boolean;
  /** what was typed before the form was left without sending */
  first: string;
  /** why it was not done */
  answer: DecideTrouble | null;
  replyAnswer: ReplyTrouble | null;
  onDraft(draft: CardDraft): void;
  onDecline(reason: string): void;
  onReply(words: string): void;
  onCancel(): void;
}) {
  const [template, setTemplate] = useState<Template | null>(null);
  const [reason, setReason] = useState(first);
  const [fault, setFault] = useState<string | undefined>();
  const form = useRef<HTMLFormElement>(null);
  const over = useOpenForm();
  useKeeping<CardDraft>({ form: 'decline', words: reason }, onDraft);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = textProblem(reason, LIMITS.declineReason, t('contributions:queue.reasonMissing'));
    setFault(found);
    if (found) form.current?.querySelector('textarea')?.focus();
    else if (decided) onReply(said(reason));
    else onDecline(said(reason));
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label={t('contributions:queue.declineTitle')}
    >
      <Stack>
        <SelectField
          label={t('contributions:queue.template')}
          value={template ?? ''}
          onChange={(event) => {
            const chosen = TEMPLATES.find((one) => one === event.target.value) ?? null;
            setTemplate(chosen);
            if (chosen) setReason(t(`contributions:queue.templates.${chosen}.words`));
          }}
        >
          <option value="">{t('contributions:queue.templateNone')}</option>
          {TEMPLATES.map((one) => (
            <option key={one} value={one}>
              {t(`contributions:queue.templates.${one}.name`)}
            </option>
          ))}
        </SelectField>
        <TextArea
          label={t('contributions:queue.reason')}
          hint={t('contributions:queue.reasonHint')}
          error={fault}
          value={reason}
          rows={5}
          onChange={(event) => setReason(event.target.value)}
        />
        {decided ? (
          <ReplyAnswer answer={replyAnswer ?? over} />
        ) : (
          <DecideAnswer answer={answer ?? over} />
        )}
        <Row>
          <Button type="submit" variant={decided ? 'primary' : 'danger'} disabled={working}>
            {t(decided ? 'contributions:queue.replyInstead' : 'contributions:queue.declineNow')}
          </Button>
          <Button variant="quiet" onClick={onCancel}>
            {t('contributions:queue.cancel')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
