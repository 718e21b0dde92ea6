import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type AreaAnswer,
  type AreaToSave,
  type PriorityArea,
  priorityAreaQuery,
  savePriorityArea,
} from '#api/priority-areas.ts';

export type SaveRefusal = Extract<AreaAnswer, { ok: false }>;
/** What came of trying to save; `theirs` is what somebody else saved in the meantime. */
type Outcome = { refusal: SaveRefusal; theirs: PriorityArea | null };

/** Saves; a refusal is kept to be shown, and a conflict brings what the other person saved. */
export function useSaveArea(onSaved: (area: Pick<PriorityArea, 'id'>) => void) {
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { mutate, isPending, isError } = useMutation({
    mutationFn: async (area: AreaToSave): Promise<{ id: string } | Outcome> => {
      const answer = await savePriorityArea(area);
      if (answer.ok) return { id: answer.id };
      const conflict = answer.refusal === 'version-conflict' && area.id !== null;
      const theirs = conflict
        ? await queryClient.fetchQuery({ ...priorityAreaQuery(area.id ?? ''), staleTime: 0 })
        : null;
      return { refusal: answer, theirs };
    },
    onSuccess: async (result) => {
      if ('refusal' in result) {
        setOutcome(result);
        return;
      }
      await queryClient.invalidateQueries({ queryKey: priorityAreaQuery(result.id).queryKey });
      onSaved(result);
      await queryClient.invalidateQueries({ queryKey: ['people-wrote', 'priority-areas'] });
    },
  });
  return {
    save: (area: AreaToSave) => {
      setOutcome(null);
      mutate(area);
    },
    saving: isPending,
    failed: isError,
    outcome,
    dismiss: () => setOutcome(null),
  };
}
