import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Session } from '#api/session.ts';
import type { Bounds, Manifest } from '#domain/place-pack.ts';
import { mayWrite } from '#domain/roles.ts';
import type { Selection, View } from '#domain/view-state.ts';
import { t } from '#text/t.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { Note, Row, Stack } from '#ui/layout.tsx';
import { EmptyState, Skeleton } from '#ui/notice.tsx';
import { Unread } from '#ui/unread.tsx';
import type { Analysis } from '#work/analysis.ts';
import { AreaFacts } from './area-facts.tsx';
import { CardActions } from './card-actions.tsx';
import { ContributionFacts } from './contribution-facts.tsx';
import { LsoaFacts } from './lsoa-facts.tsx';
import { type Found, usePackIndex } from './pack-index.ts';
import { ThingFacts } from './thing-facts.tsx';

/** What was pressed or found: its facts, its source, and what can be done with it. */
export function SelectionCard({
  manifest,
  session,
  selection,
  candidates,
  view,
  analysis,
  withBackend,
  onSelect,
  onFrame,
}: {
  manifest: Manifest;
  session: Session | null;
  selection: Selection;
  candidates: Selection[];
  view: View;
  analysis: Analysis | null;
  withBackend: boolean;
  onSelect(selection: Selection | null): void;
  onFrame(bounds: Bounds): void;
}) {
  const { index, isPending, isUnread, again } = usePackIndex(manifest);
  const find = (wanted: Selection) =>
    index.find((found) => found.kind === wanted.kind && found.id === wanted.id);
  const found = find(selection);
  const others = candidates.filter(
    (other) => other.kind !== selection.kind || other.id !== selection.id,
  );
  return (
    <Stack>
      <Row between>
        <Note>{t(`layers:kind.${selection.kind}`)}</Note>
        <IconButton
          label={t('explore:card.close')}
          icon={<X size={20} aria-hidden="true" />}
          onClick={() => onSelect(null)}
        />
      </Row>
      {selection.kind === 'priority-area' ? (
        <AreaFacts areaId={selection.id} placeSlug={manifest.place.slug} onFrame={onFrame} />
      ) : selection.kind === 'contribution' ? (
        <ContributionFacts
          place={manifest.place}
          contributionId={selection.id}
          moderates={mayWrite(session?.roles ?? [], manifest.place.code)}
        />
      ) : found ? (
        <>
          <h1 style={{ fontSize: 'var(--text-4)' }}>{found.name}</h1>
          {factsOf(found, manifest, view, analysis)}
          <CardActions
            manifest={manifest}
            session={session}
            found={found}
            withBackend={withBackend}
            onFrame={onFrame}
          />
        </>
      ) : isUnread ? (
        <Unread sentence={t('common:unread.layers')} again={t('common:tryAgain')} onAgain={again} />
      ) : isPending ? (
        <Skeleton label={t('common:loading')} />
      ) : (
        <EmptyState title={t('explore:card.unknown')}>
          <Button onClick={() => onSelect(null)}>{t('explore:card.close')}</Button>
        </EmptyState>
      )}
      {candidates.some((other) => other.kind === selection.kind && other.id === selection.id) &&
        others.length > 0 && (
          <Stack gap="tight">
            <h2 style={{ fontSize: 'var(--text-2)' }}>{t('explore:card.alsoHere')}</h2>
            <Row>
              {others.map((other) => (
                <Button small key={`${other.kind}:${other.id}`} onClick={() => onSelect(other)}>
                  {find(other)?.name ?? t(`layers:kind.${other.kind}`)}
                </Button>
              ))}
            </Row>
          </Stack>
        )}
    </Stack>
  );
}

function factsOf(
  found: Found,
  manifest: Manifest,
  view: View,
  analysis: Analysis | null,
): ReactNode {
  return found.kind === 'lsoa' ? (
    <LsoaFacts code={found.id} manifest={manifest} view={view} analysis={analysis} />
  ) : (
    <ThingFacts found={found} manifest={manifest} />
  );
}
