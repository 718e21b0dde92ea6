import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { notDoneOf } from '#api/answer.ts';
import { followedQuery } from '#api/contributions.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { Stack } from '#ui/layout.tsx';
import { Notice, Skeleton } from '#ui/notice.tsx';
import { Answer } from './answer.tsx';

/** The answer to a code: read again every 15 seconds, so that a decision appears by itself. */
export function Followed({
  place,
  code,
  onOther,
}: {
  place: Manifest['place'];
  code: string;
  onOther(): void;
}) {
  const { data, error, refetch, isFetching } = useQuery(followedQuery(code));
  const result = useRef<HTMLDivElement>(null);
  const settled = data !== undefined || error !== null;
  useEffect(() => {
    if (settled) result.current?.focus();
  }, [settled]);
  return (
    <div ref={result} tabIndex={-1}>
      <Stack gap="loose">
        {!settled && <Skeleton label={t('contributions:follow.looking')} lines={5} />}
        {error && (
          <AnswerNotice answer={notDoneOf(error)} of="read">
            <Button small disabled={isFetching} onClick={() => refetch()}>
              {t('contributions:follow.again')}
            </Button>
          </AnswerNotice>
        )}
        {data && !data.ok && (
          <Notice tone="problem">{t(`contributions:follow.${data.refusal}`)}</Notice>
        )}
        {data?.ok && <Answer followed={data} code={code} />}
        <Stack gap="tight">
          <Button wide onClick={onOther}>
            {t('contributions:follow.other')}
          </Button>
          <LinkButton wide variant="quiet" to={`/${place.slug}/contributions`}>
            {t('contributions:follow.read')}
          </LinkButton>
        </Stack>
      </Stack>
    </div>
  );
}
