import { ChevronDown, ChevronUp, Layers } from 'lucide-react';
import { useId, useState } from 'react';
import type { Manifest } from '#domain/place-pack.ts';
import {
  DEFAULT_OPACITY,
  type LayerState,
  SWITCHABLE_LAYERS,
  type SwitchableLayer,
  type View,
} from '#domain/view-state.ts';
import type { Theme } from '#map/map-view-props.ts';
import { formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';
import type { LedgerMonth } from './incident-filter.tsx';
import styles from './layer-card.module.css';
import { LayerDetails } from './layer-details.tsx';
import { LayerLegend } from './layer-legend.tsx';

/** Layer switch and legend in one card that folds away. Shown layers come first, in the order in which they are drawn. */
export function LayerCard({
  manifest,
  ledger,
  view,
  theme,
  startsOpen,
  marked,
  onChange,
}: {
  manifest: Manifest;
  ledger: LedgerMonth[] | null;
  view: View;
  theme: Theme;
  startsOpen: boolean;
  /** contributions on the map, of how many; null: it has them all */
  marked: { shown: number; of: number } | null;
  onChange(change: Partial<View>): void;
}) {
  const [open, setOpen] = useState(startsOpen);
  const listId = useId();
  const shown = view.layers.map(({ layer }) => layer);
  const order = [...shown, ...SWITCHABLE_LAYERS.filter((layer) => !shown.includes(layer))];
  const Chevron = open ? ChevronDown : ChevronUp;
  return (
    <section className={styles.card} data-open={open} aria-label={t('layers:title')}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={listId}
        aria-label={t('layers:title')}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.title}>
          <Layers size={18} aria-hidden="true" />
          <span>{t('layers:title')}</span>
        </span>
        <Chevron size={18} aria-hidden="true" />
      </button>
      <ul className={styles.list} id={listId} hidden={!open}>
        {order.map((layer) => (
          <LayerRow
            key={layer}
            layer={layer}
            manifest={manifest}
            ledger={ledger}
            view={view}
            theme={theme}
            marked={layer === 'contributions' ? marked : null}
            onChange={onChange}
          />
        ))}
      </ul>
    </section>
  );
}

function LayerRow({
  layer,
  manifest,
  ledger,
  view,
  theme,
  marked,
  onChange,
}: {
  layer: SwitchableLayer;
  manifest: Manifest;
  ledger: LedgerMonth[] | null;
  view: View;
  theme: Theme;
  marked: { shown: number; of: number } | null;
  onChange(change: Partial<View>): void;
}) {
  const [more, setMore] = useState(false);
  const moreId = useId();
  const state = view.layers.find((shown) => shown.layer === layer);
  const name = t(`layers:${layer}.name`);
  const entry =
    layer === 'priority-areas' || layer === 'contributions' ? null : manifest.layers[layer];
  const missing = entry?.status === 'not-loaded';
  const Chevron = more ? ChevronUp : ChevronDown;
  return (
    <li className={styles.layer}>
      <div className={styles.line}>
        <label>
          <input
            type="checkbox"
            checked={state !== undefined && !missing}
            disabled={missing}
            onChange={() => onChange({ layers: switched(view.layers, layer) })}
          />
          {name}
        </label>
        <span>{missing && <em className={styles.source}>{t('explore:layers.notLoaded')}</em>}</span>
        <button
          type="button"
          className={styles.moreButton}
          aria-expanded={more}
          aria-controls={moreId}
          aria-label={t('explore:layers.about', { layer: name })}
          onClick={() => setMore(!more)}
        >
          <Chevron size={18} aria-hidden="true" />
        </button>
      </div>
      {state && !missing && (
        <div className={styles.legend}>
          <LayerLegend layer={layer} theme={theme} />
          {marked && (
            <p className={styles.source}>
              {t('explore:layers.newest', {
                shown: formatNumber(marked.shown),
                of: formatNumber(marked.of),
              })}
            </p>
          )}
        </div>
      )}
      {more && (
        <div className={styles.more} id={moreId}>
          <LayerDetails
            layer={layer}
            manifest={manifest}
            ledger={ledger}
            view={view}
            onChange={onChange}
          />
        </div>
      )}
    </li>
  );
}

/** A layer that is switched on comes back to its usual place among those that are shown. */
function switched(states: LayerState[], layer: SwitchableLayer): LayerState[] {
  if (states.some((state) => state.layer === layer))
    return states.filter((state) => state.layer !== layer);
  const rank = SWITCHABLE_LAYERS.indexOf(layer);
  const before = states.findIndex((state) => SWITCHABLE_LAYERS.indexOf(state.layer) > rank);
  const at = before === -1 ? states.length : before;
  return [...states.slice(0, at), { layer, opacity: DEFAULT_OPACITY[layer] }, ...states.slice(at)];
}
