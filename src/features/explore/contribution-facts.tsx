import { useQuery } from '@tanstack/react-query';
import { contributionQuery } from '#api/contributions.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { LinkButton } from '#ui/button.tsx';
import { Facts, Note, Row, Stack } from '#ui/layout.tsx';
import { Notice, Skeleton, Tag } from '#ui/notice.tsx';
import { Unread } from '#ui/unread.tsx';

/** Something that a resident said, in their own words. */
export function ContributionFacts({
  place,
  contributionId,
  moderates,
}: {
  place: Manifest['place'];
  contributionId: string;
  moderates: boolean;
}) {
  const { data: said, error, refetch } = useQuery(contributionQuery(place.code, contributionId));
  if (error && said === undefined)
    return (
      <Unread
        sentence={t('common:unread.contributions')}
        again={t('common:tryAgain')}
        onAgain={refetch}
      />
    );
  if (said === undefined) return <Skeleton label={t('common:loading')} />;
  if (said === null) return <Notice>{t('explore:contribution.gone')}</Notice>;
  return (
    <Stack>
      <h1 style={{ fontSize: 'var(--text-4)' }}>{t(`layers:contributionKind.${said.kind}`)}</h1>
      {said.status === 'pending' && <Tag tone="waiting">{t('explore:contribution.waiting')}</Tag>}
      <blockquote style={{ margin: 0 }}>{said.words}</blockquote>
      <Facts
        facts={[
          ...(said.street ? [{ name: t('explore:fact.nearStreet'), value: said.street }] : []),
          {
            name: t('explore:fact.sent'),
            value: formatDate(said.created_at),
          },
        ]}
      />
      <Note>{t('explore:contribution.moved')}</Note>
      <Row>
        <LinkButton small to={`/${place.slug}/contributions`}>
          {moderates && said.status === 'pending'
            ? t('explore:contribution.moderate')
            : t('explore:contribution.all')}
        </LinkButton>
      </Row>
    </Stack>
  );
}
