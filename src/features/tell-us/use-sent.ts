import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { keepSent, leaveSent, type Sent, sentOf } from '#api/kept-sent.ts';

/**
 * The receipt that is shown: it belongs to this step of the history, outlives a reload, and is gone
 * once the person goes anywhere else.
 */
export function useSent() {
  const { state } = useLocation();
  const navigate = useNavigate();
  const sent = useMemo(() => sentOf(state), [state]);
  useEffect(() => {
    if (!sent) return;
    keepSent(sent);
    return leaveSent;
  }, [sent]);
  /** Puts the receipt where what was sent was checked: the way back leads to no empty form. */
  const show = useCallback(
    (receipt: Sent) => {
      const query = new URLSearchParams(window.location.search);
      query.delete('step');
      navigate({ search: query.toString() }, { replace: true, state: keepSent(receipt) });
    },
    [navigate],
  );
  return { sent, show };
}
