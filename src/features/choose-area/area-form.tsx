import { useQuery } from '@tanstack/react-query';
import {
  type FormEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useNavigate } from 'react-router';
import { deprivationQuery, districtsQuery } from '#api/place-pack.ts';
import type { PriorityArea } from '#api/priority-areas.ts';
import type { AreaShape } from '#domain/area-shape.ts';
import { boundsOfGeometry } from '#domain/bounds-of-geometry.ts';
import type { Manifest } from '#domain/place-pack.ts';
import type { MapStage } from '#map/map-stage.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { focusFirstFault } from '#ui/focus-first-fault.ts';
import { Stack } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { useOpenForm } from '#ui/open-forms.ts';
import { type AreaDraft, areaToSave, checkDraft, draftOfArea, shapeOfDraft } from './area-draft.ts';
import styles from './area-form.module.css';
import { AreaOutline } from './area-outline.tsx';
import { AreaWords } from './area-words.tsx';
import { boundsAround, geometryOfDraft, sameShape } from './draft-geometry.ts';
import { findOutlineFault } from './outline-fault.ts';
import { ConflictNotice, RefusalNotice } from './save-outcome.tsx';
import { useAreaDraft } from './use-area-draft.tsx';
import { useOutlineMode } from './use-outline-mode.ts';
import { useSaveArea } from './use-save-area.ts';

/** Outline, figures, words and saving, for a new area (`area` null) or one that is there. */
export function AreaForm({
  manifest,
  stage,
  owner,
  area,
  start,
  renderProfile,
}: {
  manifest: Manifest;
  stage: MapStage;
  /** whose draft it is */
  owner: string;
  area: PriorityArea | null;
  start: AreaDraft;
  renderProfile(shape: AreaShape): ReactNode;
}) {
  const { place } = manifest;
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, sentInDraft, reset, restored, replaced, forget, keptNotes } = useAreaDraft(
    { what: `area/${place.slug}:${area?.id ?? 'new'}`, owner },
    start,
  );
  const { crossing, begin } = useOutlineMode(stage, draft, change);
  const beginWithKept = useEffectEvent(() => {
    if (draft.way === 'draw') begin();
  });
  useEffect(() => {
    // the map begins anew with the outline that was found
    if (replaced > 0) beginWithKept();
  }, [replaced]);
  const lsoas = useQuery(deprivationQuery(manifest)).data?.features;
  const districts = useQuery(districtsQuery(manifest)).data ?? null;
  const [tried, setTried] = useState(false);
  const fault = useMemo(
    () => findOutlineFault(draft, crossing, manifest.bounds, districts),
    [draft, crossing, manifest.bounds, districts],
  );
  const missing = tried ? checkDraft(draft, fault !== null) : {};
  const { save, saving, answer, theirs, dismiss } = useSaveArea(sentInDraft, (id) => {
    forget();
    void navigate(`/${place.slug}/areas/${id}`);
  });
  const over = useOpenForm();
  const { frame, showOutline } = stage;

  const existing = area?.geometry;
  useEffect(() => {
    if (existing) frame(boundsOfGeometry(existing));
  }, [existing, frame]);
  useEffect(() => () => showOutline(null), [showOutline]);
  const refusedAt = answer?.outcome === 'refused' ? answer.point : null;
  useEffect(() => {
    if (refusedAt) frame(boundsAround(refusedAt));
  }, [refusedAt, frame]);

  const send = (version: number | null) => {
    if (draft.way === 'lsoas' && !lsoas) return;
    const geometry = geometryOfDraft(draft, lsoas ?? []);
    const sent = { ...draft, version };
    void save(areaToSave(sent, { id: area?.id ?? null, placeCode: place.code }, geometry));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(checkDraft(draft, fault !== null)).length === 0) send(draft.version);
    else focusFirstFault(form);
  };
  const beginFrom = (next: AreaDraft) => {
    reset(next);
    begin();
    setTried(false);
    showOutline(null);
    dismiss();
  };

  const shape = fault ? null : shapeOfDraft(draft);
  const words = (field: keyof typeof missing) => {
    const lacking = missing[field];
    return lacking && t(`areas:choose.error.${lacking}`);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="loose">
        {area?.status === 'published' && (
          <Notice tone="waiting">{t('areas:choose.published')}</Notice>
        )}
        {keptNotes}
        {restored && (
          <Notice>
            <p>{t('areas:choose.restored')}</p>
            <Button small onClick={() => beginFrom(start)}>
              {t('areas:choose.startAfresh')}
            </Button>
          </Notice>
        )}
        <Step number={1} title={t('areas:choose.step.outline')}>
          <AreaOutline
            stage={stage}
            place={place.name}
            lsoas={lsoas ?? null}
            lsoasMissing={manifest.layers.deprivation.status === 'not-loaded'}
            draft={draft}
            mayChangeWay={area === null}
            fault={fault}
            error={words('outline')}
            onChange={change}
            onBegin={begin}
          />
        </Step>
        <Step number={2} title={t('areas:choose.step.figures')}>
          {shape ? (
            renderProfile(shape)
          ) : (
            <p>{t(fault ? 'areas:choose.outlineAtFault' : 'areas:choose.noOutline')}</p>
          )}
        </Step>
        <Step number={3} title={t('areas:choose.step.words')}>
          <AreaWords
            draft={draft}
            errors={{ name: words('name'), reason: words('reason'), why: words('why') }}
            onChange={change}
          />
        </Step>
        {theirs ? (
          <ConflictNotice
            draft={draft}
            theirs={theirs}
            sameShape={sameShape(draft, theirs)}
            onShowTheirs={(show) => showOutline(show ? theirs.geometry : null)}
            onKeepMine={() => {
              change({ version: theirs.version });
              showOutline(null);
              send(theirs.version);
            }}
            onTakeTheirs={() => beginFrom(draftOfArea(theirs))}
          />
        ) : (
          <RefusalNotice
            answer={answer ?? over}
            gone={theirs === null}
            onShow={(point) => frame(boundsAround(point))}
          />
        )}
        <div className={styles.save}>
          <Button type="submit" variant="primary" wide disabled={saving}>
            {saving
              ? t('areas:choose.save.saving')
              : t(area ? 'areas:choose.save.changes' : 'areas:choose.save.draft')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section>
      <Stack>
        <h2 className={styles.step}>
          <span className={styles.number} aria-hidden="true">
            {number}
          </span>
          {title}
        </h2>
        {children}
      </Stack>
    </section>
  );
}
