import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { parseView, type View, writeView } from '#domain/view-state.ts';

/** What is looked at, kept in the URL. Looking about is not a step to go back through, so it replaces. */
export function useView(): [View, (change: Partial<View>) => void] {
  const [query, setQuery] = useSearchParams();
  const view = useMemo(() => parseView(query), [query]);
  const change = useCallback(
    (part: Partial<View>) =>
      setQuery((current) => writeView({ ...parseView(current), ...part }, current), {
        replace: true,
      }),
    [setQuery],
  );
  return [view, change];
}
