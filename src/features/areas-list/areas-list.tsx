import { useQuery } from '@tanstack/react-query';
import { MapPinned } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type PriorityArea, priorityAreasQuery } from '#api/priority-areas.ts';
import type { Session } from '#api/session.ts';
import { type AreaShape, shapeOfArea } from '#domain/area-shape.ts';
import { boundsOfGeometry } from '#domain/bounds-of-geometry.ts';
import type { Manifest } from '#domain/place-pack.ts';
import { mayWrite } from '#domain/roles.ts';
import type { MapStage } from '#map/map-stage.ts';
import { t } from '#text/t.ts';
import { Button, LinkButton } from '#ui/button.tsx';
import { Card, List, Note, Row, Stack, useTitle } from '#ui/layout.tsx';
import { EmptyState, Notice, Skeleton, Tag } from '#ui/notice.tsx';
import styles from './areas-list.module.css';

/** Every priority area that this person may see, each framed on the map by a press. */
export function AreasList({
  manifest,
  session,
  stage,
  renderResidents,
}: {
  manifest: Manifest;
  session: Session | null;
  stage: Pick<MapStage, 'frame' | 'showOutline'>;
  /** how many people live in it */
  renderResidents(shape: AreaShape): ReactNode;
}) {
  const { place } = manifest;
  const { data: areas, isError, refetch } = useQuery(priorityAreasQuery(place.code));
  const officer = session !== null && mayWrite(session.roles, place.code);
  const { showOutline } = stage;
  // a building, alley or park on the map was pressed to plan for it: which area's plan shall it be?
  const [query] = useSearchParams();
  const toPlan = officer ? query.get('add-plan') : null;
  const search = toPlan === null ? '' : `?${new URLSearchParams({ 'add-plan': toPlan })}`;
  useTitle(`${t('areas:list.title')} · ${place.name} · ${t('common:appName')}`);
  useEffect(() => () => showOutline(null), [showOutline]);
  return (
    <Stack>
      <h1>{t('areas:list.title')}</h1>
      <p>{t('areas:list.intro', { place: place.name })}</p>
      {toPlan !== null && <Notice>{t('areas:list.toPlan')}</Notice>}
      {isError && !areas && (
        <Notice tone="problem">
          <p>{t('areas:failed')}</p>
          <Button small onClick={() => void refetch()}>
            {t('areas:tryAgain')}
          </Button>
        </Notice>
      )}
      {!areas && !isError && <Skeleton label={t('areas:loading')} lines={4} />}
      {areas?.length === 0 && (
        <EmptyState title={t('areas:list.empty')}>
          <p>{t(officer ? 'areas:list.emptyOfficer' : 'areas:list.emptyText')}</p>
        </EmptyState>
      )}
      {areas && areas.length > 0 && (
        <List>
          {areas.map((area) => (
            <li key={area.id} className={styles.item}>
              <AreaCard
                area={area}
                address={`/${place.slug}/areas/${area.id}${search}`}
                stage={stage}
              >
                {renderResidents(shapeOfArea(area))}
              </AreaCard>
            </li>
          ))}
        </List>
      )}
      {officer && (
        <LinkButton to={`/${place.slug}/choose`} variant="primary">
          {t('areas:list.choose')}
        </LinkButton>
      )}
    </Stack>
  );
}

function AreaCard({
  area,
  address,
  stage,
  children,
}: {
  area: PriorityArea;
  address: string;
  stage: Pick<MapStage, 'frame' | 'showOutline'>;
  children: ReactNode;
}) {
  const { name, why, reason, status, geometry } = area;
  const show = () => {
    stage.showOutline(geometry);
    stage.frame(boundsOfGeometry(geometry));
  };
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
          onClick={show}
        >
          {t('areas:list.showShort')}
        </Button>
      </Row>
    </Card>
  );
}
