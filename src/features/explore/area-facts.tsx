import { useQuery } from '@tanstack/react-query';
import { Maximize } from 'lucide-react';
import { priorityAreaQuery } from '#api/priority-areas.ts';
import { boundsOfGeometry } from '#domain/bounds-of-geometry.ts';
import type { Bounds } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Row, Stack } from '#ui/layout.tsx';
import { Notice, Skeleton, Tag } from '#ui/notice.tsx';
import { Unread } from '#ui/unread.tsx';

/** A priority area that was pressed: its name, why it was chosen, and the way to its page. */
export function AreaFacts({
  areaId,
  placeSlug,
  onFrame,
}: {
  areaId: string;
  placeSlug: string;
  onFrame(bounds: Bounds): void;
}) {
  const { data: area, error, refetch } = useQuery(priorityAreaQuery(areaId));
  if (error && area === undefined)
    return (
      <Unread sentence={t('common:unread.areas')} again={t('common:tryAgain')} onAgain={refetch} />
    );
  if (area === undefined) return <Skeleton label={t('common:loading')} />;
  if (area === null) return <Notice>{t('explore:area.gone')}</Notice>;
  return (
    <Stack>
      <h1 style={{ fontSize: 'var(--text-4)' }}>{area.name}</h1>
      <Row>
        <Tag tone={area.status === 'published' ? 'done' : 'waiting'}>
          {t(`explore:area.${area.status}`)}
        </Tag>
      </Row>
      <p>{area.why}</p>
      <Row>
        <LinkButton small variant="primary" to={`/${placeSlug}/areas/${area.id}`}>
          {t('explore:area.read')}
        </LinkButton>
        <Button
          small
          icon={<Maximize size={16} aria-hidden="true" />}
          onClick={() => onFrame(boundsOfGeometry(area.geometry))}
        >
          {t('explore:card.frame')}
        </Button>
      </Row>
    </Stack>
  );
}
