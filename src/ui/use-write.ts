import { useContext, useEffect, useRef, useState } from 'react';
import type { Answer, NotDone } from '#api/answer.ts';
import { randomId } from '#domain/random.ts';
import { Drafts, sentOf } from './drafts.ts';
import { useHeldPage } from './open-forms.ts';
import { NOTHING_SENT, type Sent, writeOnce } from './write-once.ts';

type Done<T> = {
  value: T;
  /** an earlier content had arrived, which cannot be edited; what is in hand now was not sent */
  earlier: boolean;
};

/** A draft that holds what was sent of it, and lets go of it when another draft takes its place. */
export type SentInDraft<C, T> = { read(): Sent<C, T>; keep(sent: Sent<C, T>): Promise<unknown> };

/**
 * A write that is done once however often it is pressed. `answer` is why it was not done, null
 * while nothing was tried or all went well; what a person typed is nobody's business here. `after`
 * makes an edit of what is to be sent where an earlier content turns out to have arrived. `kept` is
 * the draft of the form, or its name: what may have arrived is kept in it or beside it with its key, so
 * that a reload or a walk to the sign-in page makes no second row; it goes when the draft goes.
 */
export function useWrite<C, T, R extends string>(
  send: (key: string, content: C) => Promise<Answer<T, R>>,
  after: ((content: C, done: T) => C) | null,
  kept: string | SentInDraft<C, T> | null = null,
) {
  const keptAs = typeof kept === 'string' ? kept : null;
  const inDraft = typeof kept === 'string' ? null : kept;
  const [answer, setAnswer] = useState<NotDone<R> | null>(null);
  const [busy, setBusy] = useState(false);
  // whoever pressed reads that the session has ended where they pressed, and not a page that forgot it
  useHeldPage(busy || answer?.outcome === 'signed-out');
  const sent = useRef<Sent<C, T>>(NOTHING_SENT);
  const running = useRef(false);
  const store = useContext(Drafts);
  const found = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    if (keptAs === null) return;
    found.current = store.read(sentOf(keptAs)).then(({ own }) => {
      // only this hook writes there
      if (own !== null && sent.current === NOTHING_SENT) sent.current = own as Sent<C, T>;
    });
  }, [store, keptAs]);
  const keep = async (next: Sent<C, T>) => {
    if (inDraft) return inDraft.keep(next);
    if (keptAs === null) return;
    if (next.unsettled || next.arrived) await store.write(sentOf(keptAs), next);
    else await store.forget(sentOf(keptAs));
  };
  /** Null when it was not done; `answer` then says why. */
  const write = async (content: C): Promise<Done<T> | null> => {
    // a second press in the same moment, before the button is seen to be disabled
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setAnswer(null);
    try {
      await found.current;
      const newKey = randomId;
      const before = inDraft ? inDraft.read() : sent.current;
      const written = await writeOnce({ before, content, newKey, send, after, keep });
      sent.current = written.next;
      await keep(written.next);
      if (written.answer.outcome === 'done')
        return { value: written.answer.value, earlier: written.earlier };
      setAnswer(written.answer);
    } catch (cause) {
      // a bug, which was reported where it was thrown: the words stay on the screen
      setAnswer({ outcome: 'server', cause });
    } finally {
      running.current = false;
      setBusy(false);
    }
    return null;
  };
  return { write, answer, busy, dismiss: () => setAnswer(null) };
}
