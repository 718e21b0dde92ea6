import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Contribution, contributionsQuery, pendingCountQuery } from '#api/contributions.ts';
import { mayWrite } from '#domain/roles.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { SelectField } from '#ui/field.tsx';
import { Lead, List, Note, Stack } from '#ui/layout.tsx';
import { EmptyState, Notice, Skeleton } from '#ui/notice.tsx';
import type { ContributionsProps } from './contributions-props.ts';
import type { Outcome } from './decide-forms.tsx';
import { keepOpen } from './keep-open.ts';
import { KindFilter } from './kind-filter.tsx';
import { ModerationCard } from './moderation-card.tsx';
import { ReadFailed } from './read-failed.tsx';
import { useFilter } from './use-filter.ts';
import { useShow } from './use-show.ts';

const SHOWN = ['pending', 'published', 'declined'] as const;

/** What waits, the longest first, and what was decided. */
export function Queue(props: ContributionsProps) {
  const { code } = props.manifest.place;
  const mayDecide = mayWrite(props.session?.roles ?? [], code);
  const { filter, setStatus, setKind, more } = useFilter('pending');
  const status = SHOWN.find((one) => one === filter.status) ?? 'pending';
  const waiting = useQuery(pendingCountQuery(code));
  const { data, error, refetch } = useQuery(contributionsQuery(code, { ...filter, status }));
  const show = useShow(props);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { cards, left, setOpen, closeAll } = useOpenCards(data?.contributions);
  return (
    <>
      <Stack>
        {waiting.data !== undefined && (
          <Lead>{t('contributions:queue.lead', { count: waiting.data })}</Lead>
        )}
        {!mayDecide && <Note>{t('contributions:queue.readOnly')}</Note>}
        <SelectField
          label={t('contributions:queue.status')}
          value={status}
          onChange={(event) => {
            setOutcome(null);
            closeAll();
            setStatus(SHOWN.find((one) => one === event.target.value) ?? 'pending');
          }}
        >
          {SHOWN.map((one) => (
            <option key={one} value={one}>
              {t(`contributions:queue.${one}`)}
            </option>
          ))}
        </SelectField>
        <KindFilter
          kind={filter.kind}
          onChange={(kind) => {
            closeAll();
            setKind(kind);
          }}
        />
      </Stack>
      {outcome && <OutcomeNotice outcome={outcome} />}
      {error && <ReadFailed error={error} onAgain={refetch} />}
      {!data && !error && <Skeleton label={t('contributions:queue.loading')} lines={4} />}
      {data && cards.length === 0 && (
        <EmptyState title={t(`contributions:queue.empty.${status}`)}>
          <p>{t('contributions:queue.emptyText')}</p>
        </EmptyState>
      )}
      <List>
        {cards.map((contribution) => (
          <li key={contribution.id}>
            <ModerationCard
              placeCode={code}
              contribution={contribution}
              left={left(contribution)}
              mayDecide={mayDecide}
              onShow={show(contribution)}
              onOpen={(open) => setOpen(contribution, open)}
              onOutcome={setOutcome}
            />
          </li>
        ))}
      </List>
      {data?.more && <Button onClick={more}>{t('contributions:queue.more')}</Button>}
    </>
  );
}

/** What is listed, with the cards in which somebody writes kept where they are. */
function useOpenCards(listed: Contribution[] = []) {
  const [open, setOpen] = useState<Contribution[]>([]);
  const before = useRef<string[]>([]);
  const cards = keepOpen(before.current, listed, open);
  useEffect(() => {
    before.current = cards.map(({ id }) => id);
  });
  return {
    cards,
    left: ({ id }: Contribution) => !listed.some((one) => one.id === id),
    setOpen: (card: Contribution, isOpen: boolean) =>
      setOpen((others) => [
        ...others.filter(({ id }) => id !== card.id),
        ...(isOpen ? [card] : []),
      ]),
    closeAll: () => setOpen([]),
  };
}

/** The card that was decided leaves the list, so the focus comes here. */
function OutcomeNotice({ outcome }: { outcome: Outcome }) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new outcome takes the focus
  useEffect(() => place.current?.focus(), [outcome]);
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone={outcome.tone}>{outcome.sentence}</Notice>
    </div>
  );
}
