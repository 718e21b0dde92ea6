import { useQueryClient } from '@tanstack/react-query';
import { type Contribution, decideContribution, refreshContributions } from '#api/contributions.ts';
import type { ContributionStatus } from '#domain/contribution.ts';
import { useWrite } from '#ui/use-write.ts';

type Decision = 'published' | 'declined';
type ToDecide = {
  seen: Pick<Contribution, 'id' | 'status'>;
  decision: Decision;
  reason: string | null;
};
const send = (key: string, { seen, decision, reason }: ToDecide) =>
  decideContribution(key, seen, decision, reason);
/** The earlier decision was taken: what is decided now is another one after it. */
const after = (next: ToDecide, { status }: { status: ContributionStatus }): ToDecide => ({
  ...next,
  seen: { ...next.seen, status },
});

/** Publishes or declines; true when it was done. */
export function useDecide(placeCode: string, { id, status }: Contribution) {
  const queryClient = useQueryClient();
  const { write, answer, busy } = useWrite(send, after);
  const decide = async (decision: Decision, reason: string | null): Promise<boolean> => {
    const done = await write({ seen: { id, status }, decision, reason });
    return done !== null;
  };
  return { decide, answer, busy, refresh: () => refreshContributions(queryClient, placeCode) };
}
