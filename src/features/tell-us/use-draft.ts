import { useCallback, useState } from 'react';
import * as v from 'valibot';
import { type Draft, DraftSchema, EMPTY_DRAFT } from '#domain/contribution.ts';

const keyOf = (placeCode: string) => `ginnel-draft-${placeCode}`;

/** Half a contribution as it was left on this device. What cannot be read is an empty one. */
function readDraft(placeCode: string): Draft {
  const parsed = v.safeParse(
    v.pipe(v.string(), v.parseJson(), DraftSchema),
    localStorage.getItem(keyOf(placeCode)),
  );
  return parsed.success ? parsed.output : EMPTY_DRAFT;
}

/** False where the browser keeps nothing: a full or forbidden store. */
function writeDraft(placeCode: string, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(placeCode), JSON.stringify(draft));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/**
 * The contribution being written. Every change is kept on the device at once, so that neither a
 * reload nor a lost connection costs anybody their words. `kept` is false where that is impossible.
 */
export function useDraft(placeCode: string) {
  const [draft, setDraft] = useState(() => readDraft(placeCode));
  const [kept, setKept] = useState(true);
  const change = useCallback(
    (part: Partial<Draft>) => {
      setDraft((before) => {
        const next = { ...before, ...part };
        setKept(writeDraft(placeCode, next));
        return next;
      });
    },
    [placeCode],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(keyOf(placeCode));
    setDraft(EMPTY_DRAFT);
  }, [placeCode]);
  return { draft, change, clear, kept };
}
