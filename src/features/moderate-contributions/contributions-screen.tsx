import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { environmentQuery } from '#api/environment.ts';
import { mayReadDrafts } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Stack, useTitle } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { SessionEnded } from '#ui/open-forms.ts';
import type { ContributionsProps } from './contributions-props.ts';
import { Queue } from './queue.tsx';
import { SaidList } from './said-list.tsx';

/** What people said: everybody reads what is published, officers decide what waits. */
export function ContributionsScreen(props: ContributionsProps) {
  const environment = useQuery(environmentQuery);
  const { place } = props.manifest;
  const staff = mayReadDrafts(props.session?.roles ?? [], place.code);
  const ended = useContext(SessionEnded);
  const title = staff ? t('contributions:queue.title') : t('contributions:said.title');
  useTitle(t('contributions:pageTitle', { page: title, place: place.name }));
  return (
    <Stack gap="loose">
      <h1 style={{ fontSize: 'var(--text-4)' }}>{title}</h1>
      {environment.data?.backend === 'none' ? (
        <Notice>{t('contributions:trouble.no-backend')}</Notice>
      ) : staff ? (
        <Queue {...props} />
      ) : (
        <>
          {ended && <AnswerNotice answer={{ outcome: 'signed-out' }} of="read" />}
          <SaidList {...props} />
        </>
      )}
    </Stack>
  );
}
