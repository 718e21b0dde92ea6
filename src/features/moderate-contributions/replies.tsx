import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Reply, refreshContributions, replyToContribution } from '#api/contributions.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/field.tsx';
import { Note, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import styles from './contribution-card.module.css';
import { troubleSentence } from './read-failed.tsx';

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
  onDone,
}: {
  placeCode: string;
  contributionId: string;
  onDone(): void;
}) {
  const queryClient = useQueryClient();
  const [body, setBody] = useState('');
  const [missing, setMissing] = useState(false);
  const reply = useMutation({
    mutationFn: () => replyToContribution(contributionId, body),
    onSuccess: async (answer) => {
      if (!answer.ok) return;
      await refreshContributions(queryClient, placeCode);
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(body.trim() === '');
    if (body.trim() !== '') reply.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextArea
          label={t('contributions:queue.replyWords')}
          hint={t('contributions:queue.replyHint')}
          error={missing ? t('contributions:queue.replyMissing') : undefined}
          value={body}
          rows={3}
          onChange={(event) => setBody(event.target.value)}
        />
        {reply.error && <Notice tone="problem">{troubleSentence(reply.error)}</Notice>}
        {reply.data && !reply.data.ok && (
          <Notice tone="problem">
            {t(`contributions:queue.replyRefusal.${reply.data.refusal}`)}
          </Notice>
        )}
        <Button type="submit" variant="primary" disabled={reply.isPending}>
          {t('contributions:queue.replySend')}
        </Button>
      </Stack>
    </form>
  );
}
