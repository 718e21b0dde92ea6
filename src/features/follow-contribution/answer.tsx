import { CircleCheck, CircleX, Clock, MessageSquare, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Followed } from '#api/contributions.ts';
import { isSubject } from '#domain/contribution.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Card, List, Note, Row, Stack } from '#ui/layout.tsx';
import { Tag } from '#ui/notice.tsx';
import styles from './answer.module.css';

const TONES = {
  proposed: 'plain',
  agreed: 'plain',
  'under way': 'waiting',
  done: 'done',
  'will not do': 'problem',
} as const;

/** What was said and all that happened since, the oldest first. */
export function Answer({ followed, code }: { followed: Followed; code: string }) {
  const { subject } = followed;
  return (
    <>
      <Stack gap="tight">
        <h2 className={styles.head}>{t('contributions:follow.said')}</h2>
        <Card>
          <Row>
            <Tag>{t(`contributions:kind.${followed.kind}`)}</Tag>
            <span>{isSubject(subject) ? t(`contributions:subject.${subject}`) : subject}</span>
          </Row>
          <p className={styles.words}>{followed.words}</p>
          {followed.street && <Note>{followed.street}</Note>}
          <Note>{t('contributions:follow.codeIs', { code })}</Note>
        </Card>
      </Stack>
      <Stack gap="tight">
        <h2 className={styles.head}>{t('contributions:follow.happened')}</h2>
        <ol className={styles.line}>
          <Moment tone="done" icon={<Send size={18} aria-hidden="true" />} at={followed.created_at}>
            <strong>{t('contributions:follow.sent')}</strong>
          </Moment>
          <Decision followed={followed} />
          {followed.replies.map((reply) => (
            <Moment
              key={`${reply.created_at} ${reply.body}`}
              tone="done"
              icon={<MessageSquare size={18} aria-hidden="true" />}
              at={reply.created_at}
            >
              <strong>{t('contributions:follow.reply')}</strong>
              <blockquote className={styles.quote}>{reply.body}</blockquote>
            </Moment>
          ))}
        </ol>
      </Stack>
      <Actions actions={followed.actions} />
    </>
  );
}

function Actions({ actions }: { actions: Followed['actions'] }) {
  return (
    <Stack gap="tight">
      <h2 className={styles.head}>{t('contributions:follow.actions')}</h2>
      {actions.length === 0 && <Note>{t('contributions:follow.noActions')}</Note>}
      <List>
        {actions.map((action) => (
          <li key={`${action.title} ${action.status}`}>
            <Card>
              <Row between>
                <strong>{action.title}</strong>
                <Tag tone={TONES[action.status]}>{t(`contributions:action.${action.status}`)}</Tag>
              </Row>
              {action.status_reason && <p>{action.status_reason}</p>}
            </Card>
          </li>
        ))}
      </List>
    </Stack>
  );
}

function Decision({ followed: { status, decided_at, decline_reason } }: { followed: Followed }) {
  if (status === 'published')
    return (
      <Moment tone="done" icon={<CircleCheck size={18} aria-hidden="true" />} at={decided_at}>
        <strong>{t('contributions:follow.published')}</strong>
        <p>{t('contributions:follow.publishedText')}</p>
      </Moment>
    );
  if (status === 'declined')
    return (
      <Moment tone="problem" icon={<CircleX size={18} aria-hidden="true" />} at={decided_at}>
        <strong>{t('contributions:follow.declined')}</strong>
        <p>{t('contributions:follow.declinedText')}</p>
        <blockquote className={styles.quote}>{decline_reason}</blockquote>
      </Moment>
    );
  return (
    <Moment tone="waiting" icon={<Clock size={18} aria-hidden="true" />} at={null}>
      <strong>{t('contributions:follow.pending')}</strong>
      <p>{t('contributions:follow.pendingText')}</p>
    </Moment>
  );
}

function Moment({
  tone,
  icon,
  at,
  children,
}: {
  tone: 'done' | 'waiting' | 'problem';
  icon: ReactNode;
  at: string | null;
  children: ReactNode;
}) {
  return (
    <li className={styles.moment}>
      <span className={`${styles.mark} ${styles[tone] ?? ''}`}>{icon}</span>
      <div className={styles.what}>
        {children}
        {at && (
          <Note>
            <time dateTime={at}>{formatDate(at)}</time>
          </Note>
        )}
      </div>
    </li>
  );
}
