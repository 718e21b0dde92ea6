import { useState } from 'react';
import { WayError } from '#api/ask.ts';
import type { PlanRefusal } from '#api/plans.ts';

/** How a save stands. A refusal and a trouble of the way are told; a bug goes to the error boundary. */
export type Answering =
  | { state: 'idle' | 'busy' }
  | { state: 'refused'; refusal: PlanRefusal }
  | { state: 'way'; kind: 'offline' | 'too-many' };

type Answer = { ok: true } | { ok: false; refusal: PlanRefusal };

/** Sends something and remembers what came of it. `send` gives true when it was accepted. */
export function useAnswer() {
  const [answering, setAnswering] = useState<Answering>({ state: 'idle' });
  const [bug, setBug] = useState<unknown>(null);
  if (bug !== null) throw bug;
  const send = async (request: () => Promise<Answer>): Promise<boolean> => {
    setAnswering({ state: 'busy' });
    try {
      const answer = await request();
      setAnswering(answer.ok ? { state: 'idle' } : { state: 'refused', refusal: answer.refusal });
      return answer.ok;
    } catch (error) {
      if (error instanceof WayError && (error.kind === 'offline' || error.kind === 'too-many')) {
        setAnswering({ state: 'way', kind: error.kind });
      } else setBug(error);
      return false;
    }
  };
  return { answering, send, busy: answering.state === 'busy' };
}
