import { useId } from 'react';
import styles from './begun-drafts.module.css';
import { Button } from './button.tsx';

/** More than these would stand before what the person came for. The newest come first. */
const SHOWN_MOST = 3;

/** What was begun here at another time: one line for each, which shows none of its words. */
export function BegunDrafts({
  lines,
  goOn,
  throwAway,
  onGoOn,
  onThrowAway,
}: {
  lines: { id: string; sentence: string }[];
  /** what the buttons say */
  goOn: string;
  throwAway: string;
  onGoOn(id: string): void;
  onThrowAway(id: string): void;
}) {
  if (lines.length === 0) return null;
  return (
    <ul className={styles.lines}>
      {lines.slice(0, SHOWN_MOST).map((line) => (
        <Line
          key={line.id}
          {...line}
          goOn={goOn}
          throwAway={throwAway}
          onGoOn={() => onGoOn(line.id)}
          onThrowAway={() => {
            focusHeading();
            onThrowAway(line.id);
          }}
        />
      ))}
    </ul>
  );
}

function Line({
  sentence,
  goOn,
  throwAway,
  onGoOn,
  onThrowAway,
}: {
  sentence: string;
  goOn: string;
  throwAway: string;
  onGoOn(): void;
  onThrowAway(): void;
}) {
  const id = useId();
  return (
    <li className={styles.line}>
      <span id={id}>{sentence}</span>
      <span className={styles.ways}>
        <Button small aria-describedby={id} onClick={onGoOn}>
          {goOn}
        </Button>
        <Button small variant="quiet" aria-describedby={id} onClick={onThrowAway}>
          {throwAway}
        </Button>
      </span>
    </li>
  );
}

/** The line goes, and the focus must not go with it. */
function focusHeading() {
  const heading = document.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
