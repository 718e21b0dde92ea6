import type { ReactNode } from 'react';
import type { LayerFigures } from '#domain/area-profile.ts';
import type { Source } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { Note, Stack } from '#ui/layout.tsx';
import styles from './area-profile-view.module.css';

/** One layer's part of the profile; a layer that is not there says so and why, never zero. */
export function LayerSection<T>({
  title,
  layer,
  children,
}: {
  title: string;
  layer: LayerFigures<T>;
  children(figures: T, sources: Source[]): ReactNode;
}) {
  return (
    <section className={styles.section}>
      <Stack gap="tight">
        <h3>{title}</h3>
        <LayerBody layer={layer}>{children}</LayerBody>
      </Stack>
    </section>
  );
}

function LayerBody<T>({
  layer,
  children,
}: {
  layer: LayerFigures<T>;
  children(figures: T, sources: Source[]): ReactNode;
}) {
  switch (layer.status) {
    case 'known':
      return children(layer.figures, layer.sources);
    case 'partly-covered':
      return (
        <>
          <Note>{t('profile:layer.partly')}</Note>
          {children(layer.figures, layer.sources)}
        </>
      );
    case 'outside-coverage':
      return <p>{t('profile:layer.outside')}</p>;
    case 'not-loaded':
      return <p>{t('profile:layer.notLoaded', { reason: layer.reason, how: layer.how })}</p>;
  }
}
