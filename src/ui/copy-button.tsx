import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.tsx';
import { Note, Stack } from './layout.tsx';

/** Copies a text, and says whether it did: some browsers and pages have no clipboard. */
export function CopyButton({
  text,
  label,
  copied,
  failed,
}: {
  text: string;
  label: string;
  /** said after it was copied, or could not be */
  copied: string;
  failed: string;
}) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const Icon = outcome === 'copied' ? Check : Copy;
  const copy = async () => {
    // absent where the page is not served securely
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (!clipboard) return setOutcome('failed');
    await clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <Stack gap="tight">
      <Button wide icon={<Icon size={20} aria-hidden="true" />} onClick={copy}>
        {label}
      </Button>
      <div aria-live="polite">
        {outcome && <Note>{outcome === 'copied' ? copied : failed}</Note>}
      </div>
    </Stack>
  );
}
