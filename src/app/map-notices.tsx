import { t } from '#text/t.ts';
import { Button } from '#ui/button.tsx';
import { Row } from '#ui/layout.tsx';
import { Notice } from '#ui/notice.tsx';
import { Unread } from '#ui/unread.tsx';
import styles from './place-screen.module.css';
import type { UnreadOnMap } from './use-written-on-map.ts';

/** What the map's own part of the screen said went wrong, and what would mend it. */
export type MapProblem = { sentence: string; again: (() => void) | null };

/** As the map reports it; null takes it back. */
export const mapProblem = (sentence: string | null, again?: () => void): MapProblem | null =>
  sentence === null ? null : { sentence, again: again ?? null };

/** A strip on the map for what it lacks, so that an empty map is never taken for an empty place. */
export function MapNotices({
  problem,
  unread,
  onClose,
}: {
  problem: MapProblem | null;
  unread: UnreadOnMap | null;
  onClose(): void;
}) {
  if (!problem && !unread) return null;
  return (
    <div className={styles.problem}>
      {unread && (
        <Unread
          sentence={t(`common:unread.${unread.what}`)}
          again={t('common:tryAgain')}
          onAgain={unread.again}
        />
      )}
      {problem && (
        <Notice tone="waiting">
          <p>{problem.sentence}</p>
          <Row>
            {problem.again && (
              <Button
                small
                onClick={() => {
                  onClose();
                  problem.again?.();
                }}
              >
                {t('common:tryAgain')}
              </Button>
            )}
            <Button small onClick={onClose}>
              {t('common:close')}
            </Button>
          </Row>
        </Notice>
      )}
    </div>
  );
}
