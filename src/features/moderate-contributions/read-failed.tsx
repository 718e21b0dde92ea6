import { WayError } from '#api/ask.ts';
import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

/** The sentence for a request that failed: the trouble of the way, or a bug. */
export const troubleSentence = (error: Error) =>
  error instanceof WayError
    ? t(`contributions:trouble.${error.kind}`)
    : t('contributions:trouble.bug');

export function ReadFailed({ error, onAgain }: { error: Error; onAgain(): void }) {
  return (
    <Notice tone="problem">
      <p>{troubleSentence(error)}</p>
      <Button small onClick={onAgain}>
        {t('contributions:queue.again')}
      </Button>
    </Notice>
  );
}
