import { useQueryClient } from '@tanstack/react-query';
import { refreshContributions, replyToContribution } from '#api/contributions.ts';
import { useWrite } from '#ui/use-write.ts';

type Reply = { id: string; body: string };
const send = (key: string, { id, body }: Reply) => replyToContribution(key, id, body);

/** Sends a reply. A reply cannot be changed: `earlier` says that other words had arrived before these. */
export function useReply(placeCode: string, id: string) {
  const queryClient = useQueryClient();
  // what is public cannot be made another text: the first stands, and the second waits for a press
  const { write, answer, busy } = useWrite(send, null, `contribution:${id}`);
  const reply = async (body: string): Promise<'sent' | 'earlier' | null> => {
    const done = await write({ id, body });
    if (!done) return null;
    await refreshContributions(queryClient, placeCode);
    return done.earlier ? 'earlier' : 'sent';
  };
  return { reply, answer, busy };
}
