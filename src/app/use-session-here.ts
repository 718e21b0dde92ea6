import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { letGo, type Session, sessionQuery, watchSession } from '#api/session.ts';
import { sessionEnd, watchSessionEnd } from '#api/session-end.ts';
import { useAnyOpenForm } from '#ui/open-forms.ts';

/**
 * Who is here, and in whose name the page is shown. The two differ only while a form is open whose
 * session ended meanwhile: the page keeps it as it was until the form is left.
 */
export function useSessionHere() {
  const queryClient = useQueryClient();
  const query = useQuery(sessionQuery);
  const typing = useAnyOpenForm();
  const end = useSyncExternalStore(watchSessionEnd, sessionEnd);
  const session = query.data ?? null;
  const [last, setLast] = useState<Session | null>(null);
  if (session && session !== last) setLast(session);
  useEffect(() => watchSession(queryClient), [queryClient]);
  const kept = end === 'over' && typing;
  const left = end === 'over' && !typing;
  useEffect(() => {
    if (left) void letGo(queryClient);
  }, [left, queryClient]);
  return {
    /** undefined while it is not known */
    known: query.data,
    /** why it cannot be known; not while an earlier answer stands */
    error: query.data === undefined ? query.error : null,
    refetch: query.refetch,
    session,
    shown: kept ? last : session,
    ended: end !== 'none' && session === null,
  };
}
