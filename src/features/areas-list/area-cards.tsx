import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MapPinned } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { areaShapesQuery, type ListedArea } from '#api/area-lists.ts';
import { priorityAreaQuery } from '#api/priority-areas.ts';
import type { AreaShape } from '#domain/area-shape.ts';
import { boundsOfGeometry } from '#domain/bounds-of-geometry.ts';
import type { MapStage } from '#map/map-stage.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Card, Note, Row } from '#ui/layout.tsx';
import { Notice, Skeleton, Tag } from '#ui/notice.tsx';
import styles from './areas-list.module.css';

type Stage = Pick<MapStage, 'frame' | 'showOutline'>;

/** A few areas of the list. Outlines that their figures need come for all of them in one request. */
export function AreaCards({
  areas,
  addressOf,
  stage,
  renderResidents,
}: {
  areas: ListedArea[];
  addressOf(areaId: string): string;
  stage: Stage;
  /** how many people live in it */
  renderResidents(shape: AreaShape): ReactNode;
}) {
  const outlined = areas.filter(({ madeBy }) => madeBy !== 'lsoas');
  const shapes = useQuery({ ...areaShapesQuery(outlined), enabled: outlined.length > 0 });
  const residents = ({ id, madeBy, lsoaCodes }: ListedArea) => {
    if (madeBy === 'lsoas') return renderResidents({ kind: 'lsoas', codes: lsoaCodes });
    const geometry = shapes.data?.[id];
    if (geometry) return renderResidents({ kind: 'outline', geometry });
    if (shapes.isPending) return <Skeleton label={t('areas:loading')} lines={1} height={18} />;
    return <Note>{t('areas:list.showFailed')}</Note>;
  };
  return areas.map((area) => (
    <li key={area.id} className={styles.item}>
      <AreaCard area={area} address={addressOf(area.id)} stage={stage}>
        {residents(area)}
      </AreaCard>
    </li>
  ));
}

function AreaCard({
  area: { id, name, why, reason, status },
  address,
  stage,
  children,
}: {
  area: ListedArea;
  address: string;
  stage: Stage;
  children: ReactNode;
}) {
  const queryClient = useQueryClient();
  const show = useMutation({
    mutationFn: () => queryClient.fetchQuery(priorityAreaQuery(id)),
    onSuccess: (area) => {
      if (!area) return;
      stage.showOutline(area.geometry);
      stage.frame(boundsOfGeometry(area.geometry));
    },
  });
  return (
    <Card>
      <Row between>
        <h2 className={styles.name}>
          <Link to={address}>{name}</Link>
        </h2>
        <Tag tone={status === 'published' ? 'done' : 'waiting'}>{t(`areas:status.${status}`)}</Tag>
      </Row>
      <div>{children}</div>
      <p className={styles.why}>{why}</p>
      <Row between>
        <Note>{t(`areas:reason.${reason}`)}</Note>
        <Button
          small
          icon={<MapPinned size={18} aria-hidden="true" />}
          aria-label={t('areas:list.show', { name })}
          onClick={() => show.mutate()}
        >
          {t('areas:list.showShort')}
        </Button>
      </Row>
      {show.isError && <Notice tone="problem">{t('areas:list.showFailed')}</Notice>}
      {show.data === null && <Notice tone="problem">{t('areas:notFound.title')}</Notice>}
    </Card>
  );
}
