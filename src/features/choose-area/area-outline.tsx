import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { useCallback } from 'react';
import type { LsoaProperties } from '#domain/place-pack.ts';
import type { MapStage } from '#map/map-stage.ts';
import { t } from '#text/t.ts';
import { Stack } from '#ui/layout.tsx';
import { Notice, Skeleton } from '#ui/notice.tsx';
import type { AreaDraft } from './area-draft.ts';
import styles from './area-outline.module.css';
import { boundsAround, multiPolygonOf } from './draft-geometry.ts';
import { LsoaList } from './lsoa-list.tsx';
import type { OutlineFault } from './outline-fault.ts';
import { OutlineTools } from './outline-tools.tsx';
import { toggled } from './use-outline-mode.ts';

/** The ways to outline an area: drawn on the map, or made of LSOAs from the map or a list. */
export function AreaOutline({
  stage,
  place,
  lsoas,
  lsoasMissing,
  draft,
  mayChangeWay,
  fault,
  error,
  onChange,
  onBegin,
}: {
  stage: MapStage;
  place: string;
  /** null while they are read */
  lsoas: Feature<Polygon | MultiPolygon, LsoaProperties>[] | null;
  lsoasMissing: boolean;
  draft: AreaDraft;
  mayChangeWay: boolean;
  fault: OutlineFault | null;
  error: string | undefined;
  onChange(part: Partial<AreaDraft>): void;
  /** the outline was replaced: the map begins with it anew */
  onBegin(): void;
}) {
  const { showOutline, frame } = stage;
  const at = fault?.at;
  const again = () => {
    onChange({ outline: null, finished: false, drawnBy: 'drawn' });
    onBegin();
  };
  return (
    <Stack>
      {mayChangeWay && <WayChoice way={draft.way} onChange={(way) => onChange({ way })} />}
      {error && <Notice tone="problem">{error}</Notice>}
      {draft.way === 'draw' ? (
        <OutlineTools
          history={stage.history}
          closed={draft.finished && draft.outline !== null}
          fault={fault}
          onShowFault={at ? () => frame(boundsAround(at)) : null}
          onAgain={draft.outline || fault ? again : null}
        />
      ) : lsoas ? (
        <LsoaPicker
          lsoas={lsoas}
          place={place}
          codes={draft.codes}
          onChange={(codes) => onChange({ codes })}
          showOutline={showOutline}
        />
      ) : lsoasMissing ? (
        <Notice>{t('areas:choose.lsoas.notLoaded')}</Notice>
      ) : (
        <Skeleton label={t('areas:choose.lsoas.loading')} lines={4} />
      )}
    </Stack>
  );
}

const WAYS = ['draw', 'lsoas'] as const;

function WayChoice({
  way,
  onChange,
}: {
  way: AreaDraft['way'];
  onChange(way: AreaDraft['way']): void;
}) {
  return (
    <fieldset className={styles.ways}>
      <legend>{t('areas:choose.way.label')}</legend>
      {WAYS.map((one) => (
        <label className={styles.way} key={one}>
          <input type="radio" name="way" checked={one === way} onChange={() => onChange(one)} />
          {t(`areas:choose.way.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

function LsoaPicker({
  lsoas,
  place,
  codes,
  onChange,
  showOutline,
}: {
  lsoas: Feature<Polygon | MultiPolygon, LsoaProperties>[];
  place: string;
  codes: string[];
  onChange(codes: string[]): void;
  showOutline: MapStage['showOutline'];
}) {
  const point = useCallback(
    (code: string | null) => {
      const pointed = lsoas.find(({ properties }) => properties.code === code);
      showOutline(pointed ? multiPolygonOf(pointed.geometry) : null);
    },
    [lsoas, showOutline],
  );
  return (
    <Stack gap="tight">
      <p>{t('areas:choose.lsoas.how')}</p>
      <LsoaList
        lsoas={lsoas.map(({ properties }) => properties)}
        place={place}
        codes={codes}
        onToggle={(code) => onChange(toggled(codes, code))}
        onClear={() => onChange([])}
        onPoint={point}
      />
    </Stack>
  );
}
