/** Has the functions of `#api` ask the shared server, each time in somebody's name. */
import { QueryClient, type QueryFunction } from '@tanstack/react-query';
import { inject } from 'vitest';
import { NotDoneError } from '#api/answer.ts';
import { SESSION_KEY, signInStore } from '#api/kept.ts';
import { signIn } from '#api/session.ts';
import { connect } from '#api/supabase.ts';
import { client } from './people.ts';

type Person = 'resident' | 'officer' | 'planner' | 'admin';

/** Addresses that were asked so far; a test may empty it. */
export const asked: URL[] = [];

/** What the device keeps of whoever has signed in in this file: a password takes long to look at. */
const signedIn = new Map<Person, string>();

/** Everything of `#api` asks from now on in this person's name; null is a stranger. */
export async function be(person: Person | null): Promise<void> {
  const { url, publishableKey } = inject('server');
  const kept = person && signedIn.get(person);
  if (kept) signInStore.setItem(SESSION_KEY, kept);
  else signInStore.removeItem(SESSION_KEY);
  await connect(
    { backend: 'embedded', supabaseUrl: url, publishableKey },
    {
      auth: { storageKey: SESSION_KEY, storage: signInStore, autoRefreshToken: false },
      // Node 20 has no WebSocket of its own, and nothing here subscribes
      realtime: { transport: class {} as never },
      global: {
        fetch: (input, init) => {
          asked.push(new URL(input instanceof Request ? input.url : input));
          return fetch(input, init);
        },
      },
    },
  );
  if (!person || kept) return;
  const answer = await signIn(`${person}@demo.ginnel.example`, 'ginnel-demo');
  if (answer.outcome !== 'done') throw new Error(`${person} is not signed in: ${answer.outcome}`);
  signedIn.set(person, signInStore.getItem(SESSION_KEY) ?? '');
}

/** Past every rule, to put there what people cannot and to look at what they may not. */
export const service = () => client(inject('server').secretKey);

type Question<Read, Shown> = {
  queryKey: readonly unknown[];
  queryFn?: QueryFunction<Read, never> | unknown;
  select?: ((read: Read) => Shown) | undefined;
};

/** What a screen gets that asks this for the first time. */
export async function shown<Read, Shown = Read>(question: Question<Read, Shown>): Promise<Shown> {
  const { select, ...rest } = question;
  const read = await new QueryClient().fetchQuery<Read>(rest as never);
  return select ? select(read) : (read as unknown as Shown);
}

/** The outcome of a question that is not answered. */
export async function outcomeOf(question: Promise<unknown>): Promise<string> {
  try {
    await question;
    return 'done';
  } catch (error) {
    if (error instanceof NotDoneError) return error.notDone.outcome;
    throw error;
  }
}

/** What was done; throws what it came to instead. */
export async function done<T>(write: Promise<{ outcome: string; value?: T }>): Promise<T> {
  const answer = await write;
  if (answer.outcome !== 'done') throw new Error(`not done: ${JSON.stringify(answer)}`);
  return answer.value as T;
}
