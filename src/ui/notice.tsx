import { CircleAlert, CircleCheck, Clock, Info } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { t } from '#text/t.ts';
import styles from './notice.module.css';

type Tone = 'plain' | 'problem' | 'done' | 'waiting';
const ICONS = { plain: Info, problem: CircleAlert, done: CircleCheck, waiting: Clock };

/** A sentence with a next step. Problems are announced at once, the rest politely. */
export function Notice({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
}) {
  const Icon = ICONS[tone];
  return (
    <div
      className={`${styles.notice} ${styles[tone] ?? ''}`}
      role={tone === 'problem' ? 'alert' : 'status'}
    >
      <Icon size={20} aria-hidden="true" />
      <div className={styles.body}>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}

/** Nothing here yet: why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

/** After this somebody who waits is told that it takes long, in milliseconds. */
const SLOW_MS = 8000;

/** The shape of what is on its way. `label` is said to screen readers; who waits long is told so. */
export function Skeleton({
  label,
  lines = 3,
  height = 20,
}: {
  label: string;
  lines?: number;
  height?: number;
}) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={label} style={{ display: 'grid', gap: 12 }}>
      {Array.from({ length: lines }, (_, line) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          key={line}
          className={styles.skeleton}
          style={{ height, width: line === lines - 1 ? '60%' : '100%' }}
        />
      ))}
      {slow && <p>{t('common:slow')}</p>}
    </div>
  );
}

export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone] ?? ''}`}>{children}</span>;
}
