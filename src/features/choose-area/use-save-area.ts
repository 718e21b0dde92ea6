import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type AreaToSave,
  type PriorityArea,
  priorityAreaQuery,
  savePriorityArea,
} from '#api/priority-areas.ts';
import { type SentInDraft, useWrite } from '#ui/use-write.ts';
import { asEditOf } from '#ui/write-once.ts';
import type { SavedArea } from './area-draft.ts';

/**
 * Saves. A conflict brings `theirs`, what somebody else saved in the meantime: null where it is
 * gone, undefined where it could not be read.
 */
export function useSaveArea(
  sentInDraft: SentInDraft<AreaToSave, SavedArea>,
  onSaved: (areaId: string) => void,
) {
  const queryClient = useQueryClient();
  const [theirs, setTheirs] = useState<PriorityArea | null | undefined>(undefined);
  const read = (areaId: string) =>
    queryClient.fetchQuery({ ...priorityAreaQuery(areaId), staleTime: 0, retry: false }).then(
      (area) => area,
      // the conflict is told all the same, without what the other person saved
      () => undefined,
    );
  const send = async (key: string, area: AreaToSave) => {
    const answer = await savePriorityArea(key, area);
    if (answer.outcome === 'conflict' && area.id) setTheirs(await read(area.id));
    return answer;
  };
  const { write, answer, busy, dismiss } = useWrite(send, asEditOf, sentInDraft);
  return {
    save: async (area: AreaToSave) => {
      setTheirs(undefined);
      const saved = await write(area);
      if (!saved) return;
      onSaved(saved.value.id);
      await queryClient.invalidateQueries({ queryKey: ['people-wrote'] });
    },
    saving: busy,
    answer,
    theirs: answer?.outcome === 'conflict' ? theirs : undefined,
    dismiss,
  };
}
