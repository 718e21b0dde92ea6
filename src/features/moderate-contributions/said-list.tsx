import { useQuery } from '@tanstack/react-query';
import { contributionsQuery } from '#api/contributions.ts';
import { formatDate } from '#text/format.ts';
import { t } from '#text/t.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Lead, List, Note, Row, Stack } from '#ui/layout.tsx';
import { EmptyState, Skeleton } from '#ui/notice.tsx';
import { ContributionCard } from './contribution-card.tsx';
import type { ContributionsProps } from './contributions-props.ts';
import { KindFilter } from './kind-filter.tsx';
import { ReadFailed } from './read-failed.tsx';
import { PublicReplies } from './replies.tsx';
import { useFilter } from './use-filter.ts';
import { useShow } from './use-show.ts';

/** What is published, readable without the map. */
export function SaidList(props: ContributionsProps) {
  const { place } = props.manifest;
  const { filter, setKind, more } = useFilter('published');
  const { data, error, refetch } = useQuery(
    contributionsQuery(place.code, { ...filter, status: 'published' }),
  );
  const show = useShow(props);
  return (
    <>
      <Stack>
        <Lead>{t('contributions:said.lead', { place: place.name })}</Lead>
        <Row>
          <LinkButton variant="primary" to={`/${place.slug}/tell-us`}>
            {t('contributions:said.tell')}
          </LinkButton>
          <LinkButton to={`/${place.slug}/follow`}>{t('contributions:said.follow')}</LinkButton>
        </Row>
        <KindFilter kind={filter.kind} onChange={setKind} />
      </Stack>
      {error && <ReadFailed error={error} onAgain={refetch} />}
      {!data && !error && <Skeleton label={t('contributions:queue.loading')} lines={4} />}
      {data?.contributions.length === 0 && (
        <EmptyState
          title={filter.kind ? t('contributions:said.emptyKind') : t('contributions:said.empty')}
        >
          <p>{t('contributions:said.emptyText')}</p>
        </EmptyState>
      )}
      <List>
        {data?.contributions.map((contribution) => (
          <li key={contribution.id}>
            <ContributionCard
              contribution={contribution}
              when={<Note>{formatDate(contribution.created_at)}</Note>}
              onShow={show(contribution)}
            >
              <PublicReplies replies={contribution.replies} />
            </ContributionCard>
          </li>
        ))}
      </List>
      {data?.more && <Button onClick={more}>{t('contributions:queue.more')}</Button>}
    </>
  );
}
