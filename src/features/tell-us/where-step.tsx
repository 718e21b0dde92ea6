import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { districtsQuery, streetsQuery } from '#api/place-pack.ts';
import { carriesNoPoint, type Draft, type DraftProblem, type Where } from '#domain/contribution.ts';
import { neighbourHolding } from '#domain/home-district.ts';
import type { Manifest, Position } from '#domain/place-pack.ts';
import type { MapStage } from '#map/map-stage.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { RadioField } from '#ui/field.tsx';
import { Note, Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { ChooseFromList } from './choose-from-list.tsx';
import { isInside, nearestStreet } from './nearby.ts';
import { FieldPlace, problemSentence } from './steps-frame.tsx';
import { useDevicePosition } from './use-device-position.ts';

/** A point that is not this place's; `neighbour` where it is known whose. */
type Outside = { neighbour: string | null };
type How = 'map' | 'list' | 'device' | 'nowhere';

/** How the place was said last time, when the step is opened again. */
const howOf = (where: Where | null): How | null => {
  if (where === null) return null;
  if (where.kind === 'point') return 'map';
  return where.kind === 'nowhere' ? 'nowhere' : 'list';
};

export function WhereStep({
  manifest,
  stage,
  draft,
  problems,
  change,
}: {
  manifest: Manifest;
  stage: MapStage;
  draft: Draft;
  problems: DraftProblem[];
  change(part: Partial<Draft>): void;
}) {
  const { where } = draft;
  const noPoint = carriesNoPoint(draft.subject);
  const streetsLoaded = manifest.layers.streets.status === 'loaded';
  const [how, setHow] = useState<How | null>(() => howOf(where));
  const [outside, setOutside] = useState<Outside | null>(null);
  const districts = useQuery(districtsQuery(manifest)).data ?? null;
  const problem = problems.find(({ field }) => field === 'where');

  const put = useCallback(
    (point: Position) => {
      const neighbour = districts && neighbourHolding(districts, point);
      const inside = isInside(manifest.bounds, point) && neighbour === null;
      setOutside(inside ? null : { neighbour });
      if (inside) change({ where: { kind: 'point', point } });
    },
    [manifest.bounds, districts, change],
  );
  const device = useDevicePosition(put);

  const point = where?.kind === 'point' ? where.point : null;
  const { enterMode, leaveMode } = stage;
  const pressing = how === 'map' || (how === 'device' && point !== null);
  useEffect(() => {
    if (!pressing) return;
    enterMode({ kind: 'pick-point', point }, (event) => {
      if (event.kind === 'point-picked') put(event.point);
    });
  }, [pressing, point, enterMode, put]);
  useEffect(() => (pressing ? leaveMode : undefined), [pressing, leaveMode]);

  const choose = (next: How) => {
    setHow(next);
    setOutside(null);
    const keep = howOf(where) === next;
    if (!keep) change({ where: next === 'nowhere' ? { kind: 'nowhere' } : null });
    if (next === 'device') device.ask();
  };
  const option = (value: How, label: string, hint?: string) => ({
    value,
    label,
    ...(hint && { hint }),
  });
  return (
    <>
      {noPoint && <Notice>{t('contributions:tell.where.noPoint')}</Notice>}
      <FieldPlace field="where">
        <RadioField
          label={t('contributions:tell.where.how')}
          error={problem && problemSentence(problem)}
          options={[
            ...(noPoint ? [] : [option('map', t('contributions:tell.where.map'))]),
            option(
              'list',
              streetsLoaded && !noPoint
                ? t('contributions:tell.where.list')
                : t('contributions:tell.where.listOnly'),
            ),
            ...(noPoint ? [] : [option('device', t('contributions:tell.where.device'))]),
            option(
              'nowhere',
              t('contributions:tell.where.nowhere'),
              t('contributions:tell.where.nowhereHint', { place: manifest.place.name }),
            ),
          ]}
          value={how}
          onChange={choose}
        />
      </FieldPlace>
      {how === 'map' && <PressTheMap manifest={manifest} point={point} outside={outside} />}
      {how === 'list' && (
        <ChooseFromList
          manifest={manifest}
          where={where}
          withStreets={streetsLoaded && !noPoint}
          onChoose={(chosen) => change({ where: chosen })}
        />
      )}
      {how === 'device' && (
        <DeviceAnswer
          manifest={manifest}
          state={device.state}
          point={point}
          outside={outside}
          onAgain={device.ask}
        />
      )}
    </>
  );
}

/** Where the point lies, in words: for who cannot see it on the map. */
function PointInWords({ manifest, point }: { manifest: Manifest; point: Position }) {
  const streets = useQuery(streetsQuery(manifest));
  const street = streets.data ? nearestStreet(streets.data, point) : null;
  return (
    <Notice tone="done">
      {street
        ? t('contributions:tell.where.pointNear', { street })
        : t('contributions:tell.where.pointSet')}
    </Notice>
  );
}

function PressTheMap({
  manifest,
  point,
  outside,
}: {
  manifest: Manifest;
  point: Position | null;
  outside: Outside | null;
}) {
  const bottom = useRef<HTMLDivElement>(null);
  const place = manifest.place.name;
  // on a phone the sheet is then half as high: what to do, and that it is done, must be in sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new point is answered in sight
  useEffect(() => {
    // new browsers answer with a promise, which an effect may not return
    void bottom.current?.scrollIntoView({ block: 'nearest' });
  }, [point, outside]);
  return (
    <Stack>
      <Note>{t('contributions:tell.where.press')}</Note>
      {outside && (
        <Notice tone="problem">
          {outside.neighbour === null
            ? t('contributions:tell.where.outside', { place })
            : t('contributions:tell.where.inNeighbour', { place, neighbour: outside.neighbour })}
        </Notice>
      )}
      {point && !outside && <PointInWords manifest={manifest} point={point} />}
      <div ref={bottom} style={{ scrollMarginBottom: 96 }} />
    </Stack>
  );
}

const deviceOutside = (place: string, { neighbour }: Outside) =>
  neighbour === null
    ? t('contributions:tell.where.deviceOutside', { place })
    : t('contributions:tell.where.deviceInNeighbour', { place, neighbour });

function DeviceAnswer({
  manifest,
  state,
  point,
  outside,
  onAgain,
}: {
  manifest: Manifest;
  state: ReturnType<typeof useDevicePosition>['state'];
  point: Position | null;
  outside: Outside | null;
  onAgain(): void;
}) {
  if (state === 'asking') return <Notice>{t('contributions:tell.where.asking')}</Notice>;
  if (state !== 'idle' || outside)
    return (
      <Notice tone="problem">
        <p>
          {state === 'denied' && t('contributions:tell.where.deviceDenied')}
          {state === 'failed' && t('contributions:tell.where.deviceFailed')}
          {state === 'idle' && outside && deviceOutside(manifest.place.name, outside)}
        </p>
        <Button small onClick={onAgain}>
          {t('contributions:tell.where.again')}
        </Button>
      </Notice>
    );
  if (!point) return null;
  return (
    <Stack>
      <PointInWords manifest={manifest} point={point} />
      <Note>{t('contributions:tell.where.deviceHome')}</Note>
    </Stack>
  );
}
