import type { Source } from '#domain/place-pack.ts';
import { t } from '#text/t.ts';
import { Note } from '#ui/layout.tsx';

/** Where figures come from, of which date. */
export function SourceNote({ sources }: { sources: Source[] }) {
  const titles = sources
    .map(({ title, date }) => t('profile:sourceDated', { title, date }))
    .join('; ');
  return <Note>{t('profile:source', { titles })}</Note>;
}
