import { notDoneOf } from '#api/answer.ts';
import { t } from '#text/t.ts';
import { AnswerNotice } from '#ui/answer-notice.tsx';
import { Button } from '#ui/button.tsx';

/** A list that could not be read, and how to ask again. */
export function ReadFailed({ error, onAgain }: { error: Error; onAgain(): void }) {
  return (
    <AnswerNotice answer={notDoneOf(error)} of="read">
      <Button small onClick={onAgain}>
        {t('contributions:queue.again')}
      </Button>
    </AnswerNotice>
  );
}
