import type { ReactNode } from 'react';
import { t } from '#text/t.ts';
import { Notice } from '#ui/notice.tsx';
import type { Answering } from './use-answer.ts';

/** Why nothing was saved, with what to do about it as `children` where there is more to say. */
export function RefusalNotice({
  answering,
  children,
}: {
  answering: Answering;
  children?: ReactNode;
}) {
  if (answering.state === 'way') {
    return (
      <Notice tone="problem">
        {t(answering.kind === 'offline' ? 'plans:offline' : 'plans:tooMany')}
      </Notice>
    );
  }
  if (answering.state !== 'refused') return null;
  return (
    <Notice tone="problem">
      <p>{t(`plans:refusal.${answering.refusal}`)}</p>
      {children}
    </Notice>
  );
}
