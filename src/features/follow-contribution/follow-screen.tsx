import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { environmentQuery } from '#api/environment.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { normaliseReceipt } from '#domain/receipt.ts';
import { t } from '#text/t.ts';
import { Stack, useTitle } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { EnterCode } from './enter-code.tsx';
import { Followed } from './followed.tsx';

/** What became of what somebody sent, by the receipt code. */
export function FollowScreen({ manifest }: { manifest: Manifest }) {
  const environment = useQuery(environmentQuery);
  const { place } = manifest;
  const handed: unknown = useLocation().state?.receipt;
  const [code, setCode] = useState(() =>
    typeof handed === 'string' ? normaliseReceipt(handed) : null,
  );
  useTitle(
    t('contributions:pageTitle', { page: t('contributions:follow.title'), place: place.name }),
  );
  return (
    <Stack gap="loose">
      <h1 style={{ fontSize: 'var(--text-4)' }}>{t('contributions:follow.title')}</h1>
      {environment.data?.backend === 'none' ? (
        <Notice>{t('contributions:trouble.no-backend')}</Notice>
      ) : code ? (
        <Followed place={place} code={code} onOther={() => setCode(null)} />
      ) : (
        <EnterCode place={place} onCode={setCode} />
      )}
    </Stack>
  );
}
