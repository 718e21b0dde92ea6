import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { parseView, type View, writeView } from '#domain/view-state.ts';

/** What is looked at, kept in the URL. Looking about is not a step to go back through, so it replaces. */
export function useView(): [View, (change: Partial<View>) => void] {
  const [query, setQuery] = useSearchParams();
  const { pathname } = useLocation();
  const view = useMemo(() => parseView(query), [query]);
  const change = useCallback(
    (part: Partial<View>) => {
      // the map still reports while the next page is on its way; that must not call the person back
      if (window.location.pathname !== pathname) return;
      // two changes may come before a picture is drawn: the address bar already has the first
      const current = new URLSearchParams(window.location.search);
      setQuery(writeView({ ...parseView(current), ...part }, current), {
        replace: true,
        // what the router carries with this step of the history is not the map's to drop
        state: window.history.state?.usr,
      });
    },
    [setQuery, pathname],
  );
  return [view, change];
}
