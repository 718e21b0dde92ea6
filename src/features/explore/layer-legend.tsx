import { ASSET_FAMILIES, type AssetFamily } from '#domain/place-pack.ts';
import type { SwitchableLayer } from '#domain/view-state.ts';
import { DEPRIVATION_RAMP } from '#map/layers/deprivation.ts';
import { HEAT_RAMP } from '#map/layers/incidents.ts';
import type { Theme } from '#map/map-view-props.ts';
import { FAMILY_COLOURS, PALETTE } from '#map/palette.ts';
import { t } from '#text/t.ts';
import styles from './layer-card.module.css';

/** What the colours of a layer mean. */
export function LayerLegend({ layer, theme }: { layer: SwitchableLayer; theme: Theme }) {
  const palette = PALETTE[theme];
  switch (layer) {
    case 'deprivation':
      return (
        <>
          <div className={styles.ramp}>
            {DEPRIVATION_RAMP[theme].map((colour) => (
              <span key={colour} style={{ background: colour }} />
            ))}
          </div>
          <div className={styles.ends}>
            <span>{t('layers:deprivation.legendMost')}</span>
            <span>{t('layers:deprivation.legendLeast')}</span>
          </div>
        </>
      );
    case 'incidents':
      return (
        <>
          <p>{t('layers:incidents.legend')}</p>
          <div
            className={styles.heat}
            style={{ background: `linear-gradient(90deg, ${HEAT_RAMP[theme].join(', ')})` }}
          />
          <div className={styles.ends}>
            <span>{t('layers:incidents.legendFewer')}</span>
            <span>{t('layers:incidents.legendMore')}</span>
          </div>
        </>
      );
    case 'community-assets':
      return (
        <ul className={styles.swatches}>
          {(Object.keys(ASSET_FAMILIES) as AssetFamily[]).map((family) => (
            <li key={family}>
              <span className={styles.rim} style={{ borderColor: FAMILY_COLOURS[family] }} />
              {t(`layers:assetFamily.${family}`)}
            </li>
          ))}
        </ul>
      );
    case 'alleys':
      return (
        <Swatch name={t('layers:alleys.legend')}>
          <span className={styles.strip} style={{ background: palette.alley }} />
        </Swatch>
      );
    case 'parks':
      return (
        <Swatch name={t('layers:parks.legend')}>
          <span
            className={styles.box}
            style={{ background: palette.park, borderColor: palette.parkEdge }}
          />
        </Swatch>
      );
    case 'priority-areas':
      return (
        <Swatch name={t('layers:priority-areas.legendPublished')}>
          <span className={styles.box} style={{ borderColor: palette.outline }} />
        </Swatch>
      );
    case 'contributions':
      return <p>{t('explore:layers.contributionsLegend')}</p>;
  }
}

function Swatch({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <ul className={styles.swatches}>
      <li>
        {children}
        {name}
      </li>
    </ul>
  );
}
