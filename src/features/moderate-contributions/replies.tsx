import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Reply } from '#api/contributions.ts';
import { LIMITS, said } from '#domain/said.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { useKeeping } from '#ui/drafts.ts';
import { TextArea } from '#ui/field.tsx';
import { Note, Row, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { textProblem } from '#ui/text-problem.ts';
import type { CardDraft } from './card-draft.ts';
import styles from './contribution-card.module.css';
import { ReplyAnswer } from './troubles.tsx';
import { useReply } from './use-reply.ts';

/** What was replied to a contribution; nothing at all where nothing was. */
export function PublicReplies({ replies }: { replies: Reply[] }) {
  if (replies.length === 0) return null;
  return (
    <Stack gap="tight">
      <strong>{t('contributions:queue.replies')}</strong>
      {replies.map((reply) => (
        <div key={reply.id} className={styles.reason}>
          <p>{reply.body}</p>
          <Note>{formatDate(reply.created_at)}</Note>
        </div>
      ))}
    </Stack>
  );
}

/** An officer answers the person who sent it. */
export function ReplyForm({
  placeCode,
  contributionId,
  first,
  onDraft,
  onCancel,
  onDone,
}: {
  placeCode: string;
  contributionId: string;
  /** what was typed before the form was left without sending */
  first: string;
  onDraft(draft: CardDraft): void;
  onCancel(): void;
  onDone(): void;
}) {
  const [body, setBody] = useState(first);
  const [fault, setFault] = useState<string | undefined>();
  const [earlier, setEarlier] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { reply, answer, busy } = useReply(placeCode, contributionId);
  const over = useOpenForm();
  useKeeping<CardDraft>({ form: 'reply', words: body }, onDraft);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = textProblem(body, LIMITS.reply, t('contributions:queue.replyMissing'));
    setFault(found);
    if (found) return form.current?.querySelector('textarea')?.focus();
    const sent = await reply(said(body));
    setEarlier(sent === 'earlier');
    if (sent === 'sent') onDone();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <TextArea
          label={t('contributions:queue.replyWords')}
          hint={t('contributions:queue.replyHint')}
          error={fault}
          value={body}
          rows={3}
          onChange={(event) => setBody(event.target.value)}
        />
        <ReplyAnswer answer={answer ?? over} />
        {earlier && <Notice tone="problem">{t('contributions:queue.replyEarlier')}</Notice>}
        <Row>
          <Button type="submit" variant="primary" disabled={busy}>
            {t('contributions:queue.replySend')}
          </Button>
          <Button variant="quiet" onClick={onCancel}>
            {t('contributions:queue.cancel')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
