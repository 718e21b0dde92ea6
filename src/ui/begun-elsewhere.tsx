import { begunSentence } from '#text/begun.ts';
import { t } from '#text/t.ts';
import { BegunDrafts } from './begun-drafts.tsx';

/** The drafts that were begun in other tabs and at other times, each with its two ways. */
export function BegunElsewhere({
  others,
  goOn,
  throwAway,
}: {
  others: { id: string; changedAt: number }[];
  goOn(id: string): void;
  throwAway(id: string): void;
}) {
  return (
    <BegunDrafts
      lines={others.map(({ id, changedAt }) => ({
        id,
        sentence: begunSentence(changedAt, Date.now()),
      }))}
      goOn={t('common:begun.goOn')}
      throwAway={t('common:begun.throwAway')}
      onGoOn={goOn}
      onThrowAway={throwAway}
    />
  );
}
