import { useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  CONTRIBUTION_KINDS,
  CONTRIBUTION_STATUSES,
  type ContributionKind,
  type ContributionStatus,
} from '#domain/contribution.ts';

const AT_ONCE = 20;

/** What the list shows, kept in the URL; how much of it, kept while the screen is open. */
export function useFilter(usual: ContributionStatus) {
  const [query, setQuery] = useSearchParams();
  const [limit, setLimit] = useState(AT_ONCE);
  const set = (name: string, value: string | null) => {
    setLimit(AT_ONCE);
    setQuery(
      (current) => {
        const next = new URLSearchParams(current);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  };
  return {
    filter: {
      status: CONTRIBUTION_STATUSES.find((status) => status === query.get('status')) ?? usual,
      kind: CONTRIBUTION_KINDS.find((kind) => kind === query.get('kind')) ?? null,
      limit,
    },
    setStatus: (status: ContributionStatus) => set('status', status === usual ? null : status),
    setKind: (kind: ContributionKind | null) => set('kind', kind),
    more: () => setLimit(limit + AT_ONCE),
  };
}
