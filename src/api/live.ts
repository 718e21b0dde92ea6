/**
 * How what others write reaches the screen: told by the backend where it can tell (Supabase), asked for
 * every so often where it cannot. The one place that decides it.
 */
import type { QueryClient } from '@tanstack/react-query';
import { NotDoneError } from './answer.ts';
import { reach } from './ask.ts';
import type { Database } from './database.types.ts';
import type { Environment } from './environment.ts';

/** Between two questions, in milliseconds. */
const ASKED_EVERY = 15_000;
/** The same while changes are told: nobody is told of a row that they may no longer read. */
const TOLD_ASKED_EVERY = 120_000;
/** Changes that come together are read together, each page in its own moment, in milliseconds. */
const GATHERED_FOR = 1000;

/** What people write, each with the place that it lies in. */
const TABLES = [
  'contributions',
  'replies',
  'priority_areas',
  'plans',
  'plan_checks',
  'plan_photographs',
  'plan_duties',
  'actions',
  'action_contributions',
] as const satisfies readonly (keyof Database['public']['Tables'])[];

let isTold = false;

/** The `refetchInterval` of everything that others may change while it is shown. */
export const live = (): number => (isTold ? TOLD_ASKED_EVERY : ASKED_EVERY);

/**
 * Has the backend tell what changes in a place, where it can, and reads again what is shown. Until
 * it tells, and when it no longer does, everything is asked for as before. Returns what stops it.
 */
export function watchPlace(
  queryClient: QueryClient,
  backend: Environment['backend'],
  placeCode: string,
): () => void {
  if (backend !== 'supabase') return () => {};
  let isOver = false;
  let stop = () => {};
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const readAgain = () => {
    waiting ??= setTimeout(
      () => {
        waiting = undefined;
        void queryClient.invalidateQueries({ queryKey: ['people-wrote'] });
      },
      GATHERED_FOR * (1 + Math.random()),
    );
  };
  const begin = async () => {
    const client = await reach();
    if (isOver) return;
    const channel = client.channel(`place-${placeCode}`);
    for (const table of TABLES) {
      const rows = { schema: 'public', table, filter: `place_code=eq.${placeCode}` };
      channel.on('postgres_changes', { event: '*', ...rows }, readAgain);
    }
    channel.subscribe((state) => {
      // the end of this one says nothing of the one that came after it
      if (isOver) return;
      const was = isTold;
      isTold = state === 'SUBSCRIBED';
      // what changed while nobody told it
      if (was !== isTold) readAgain();
    });
    stop = () => void client.removeChannel(channel);
  };
  begin().catch((error: unknown) => {
    // without the client nothing can be read either, and the screen says that
    if (!(error instanceof NotDoneError)) reportError(error);
  });
  return () => {
    isOver = true;
    isTold = false;
    clearTimeout(waiting);
    stop();
  };
}
