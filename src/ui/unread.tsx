import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** Something could not be read: the sentence that says what, and the button that asks for it again. */
export function Unread({
  sentence,
  again,
  onAgain,
}: {
  sentence: string;
  /** the words on the button */
  again: string;
  onAgain(): unknown;
}) {
  return (
    <Notice tone="problem">
      <p>{sentence}</p>
      <Button small onClick={() => void onAgain()}>
        {again}
      </Button>
    </Notice>
  );
}
