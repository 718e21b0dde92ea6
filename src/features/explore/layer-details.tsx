import { ArrowDown, ArrowUp } from 'lucide-react';
import { DEPRIVATION_MEASURES, type Manifest } from '#domain/place-pack.ts';
import type { LayerState, SwitchableLayer, View } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { IncidentFilter, type LedgerMonth } from './incident-filter.tsx';
import styles from './layer-card.module.css';

/** More about a layer: what it shows, how strongly, in which order, from where. */
export function LayerDetails({
  layer,
  manifest,
  ledger,
  view,
  onChange,
}: {
  layer: SwitchableLayer;
  manifest: Manifest;
  ledger: LedgerMonth[] | null;
  view: View;
  onChange(change: Partial<View>): void;
}) {
  const index = view.layers.findIndex((state) => state.layer === layer);
  const state = view.layers[index];
  return (
    <>
      <p>{t(`layers:${layer}.about`)}</p>
      {layer === 'deprivation' && (
        <label className={styles.field}>
          {t('explore:layers.measure')}
          <select
            value={view.measure}
            onChange={(event) =>
              onChange({ measure: event.target.value as (typeof DEPRIVATION_MEASURES)[number] })
            }
          >
            {DEPRIVATION_MEASURES.map((measure) => (
              <option key={measure} value={measure}>
                {t(`layers:measure.${measure}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {layer === 'incidents' && ledger && (
        <IncidentFilter ledger={ledger} view={view} onChange={onChange} />
      )}
      {state && (
        <>
          <label className={styles.field}>
            {t('explore:layers.opacity', { percent: Math.round(state.opacity * 100) })}
            <input
              type="range"
              min={10}
              max={100}
              step={5}
              value={Math.round(state.opacity * 100)}
              onChange={(event) =>
                onChange({
                  layers: view.layers.map((shown) =>
                    shown.layer === layer
                      ? { layer, opacity: Number(event.target.value) / 100 }
                      : shown,
                  ),
                })
              }
            />
          </label>
          <div className={styles.moves}>
            <Button
              small
              disabled={index === 0}
              icon={<ArrowUp size={16} aria-hidden="true" />}
              onClick={() => onChange({ layers: moved(view.layers, index, -1) })}
            >
              {t('explore:layers.up')}
            </Button>
            <Button
              small
              disabled={index === view.layers.length - 1}
              icon={<ArrowDown size={16} aria-hidden="true" />}
              onClick={() => onChange({ layers: moved(view.layers, index, 1) })}
            >
              {t('explore:layers.down')}
            </Button>
          </div>
        </>
      )}
      <LayerSource layer={layer} manifest={manifest} />
    </>
  );
}

function moved(states: LayerState[], from: number, by: 1 | -1): LayerState[] {
  const next = [...states];
  const [state] = next.splice(from, 1);
  if (!state) throw new Error(`no layer at ${from} of ${states.length}`);
  next.splice(from + by, 0, state);
  return next;
}

/** Where a layer comes from, under which licence and of which date, with what is known to be missing. */
function LayerSource({ layer, manifest }: { layer: SwitchableLayer; manifest: Manifest }) {
  if (layer === 'priority-areas' || layer === 'contributions')
    return <p className={styles.source}>{t('explore:layers.ownSource')}</p>;
  const entry = manifest.layers[layer];
  if (entry.status === 'not-loaded')
    return (
      <p className={styles.source}>
        {entry.reason} {entry.how}
      </p>
    );
  return (
    <>
      {entry.gaps.map((gap) => (
        <p key={gap}>{gap}</p>
      ))}
      {entry.sources.map((source) => (
        <p key={source.title} className={styles.source}>
          {t('explore:layers.source', { title: source.title, date: source.date })}{' '}
          {source.attribution} <a href={source.licenceUrl}>{source.licence}</a>
        </p>
      ))}
    </>
  );
}
