import { type Answer, mayHaveArrived } from '#api/answer.ts';

/** What a form remembers between two presses. */
export type Sent<C, T> = {
  /** what may have arrived: as it was pressed, as it was sent, and under which key */
  unsettled: { key: string; pressed: C; sent: C } | null;
  /** what an earlier content turned out to have become: what is sent from now on is an edit of it */
  arrived: T | null;
};
export const NOTHING_SENT = { unsettled: null, arrived: null };

/**
 * Content made an edit of the row that an earlier press has made or changed. A version that was read
 * since then stays: the person has seen it.
 */
export const asEditOf = <C extends { version: number | null }>(
  content: C,
  { id, version }: { id?: string; version: number },
): C => ({
  ...content,
  ...(id !== undefined && { id }),
  version: Math.max(content.version ?? 0, version),
});

type Writing<C, T, R extends string> = {
  before: Sent<C, T>;
  content: C;
  newKey(): string;
  send(key: string, content: C): Promise<Answer<T, R>>;
  /**
   * What the content becomes when the earlier one has arrived: an edit of it. Null: it cannot be
   * edited, and what is in hand now is not sent without being asked for again.
   */
  after: ((content: C, done: T) => C) | null;
  /** Keeps what may arrive before it is sent: a page that is loaded again goes on from there. */
  keep?(sent: Sent<C, T>): Promise<unknown>;
};
export type Written<C, T, R extends string> = {
  answer: Answer<T, R>;
  next: Sent<C, T>;
  /** the answer is that of the earlier content; this one was not sent */
  earlier: boolean;
};

/**
 * As JSON, in whatever order a draft that was kept has its parts: what that does not show, such as a
 * file, is told apart by an id beside it.
 */
const same = (a: unknown, b: unknown) =>
  JSON.stringify(a, partsByName) === JSON.stringify(b, partsByName);
const partsByName = (_key: string, value: unknown) =>
  value instanceof Object && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * Sends something so that it is written once however often it is pressed. The same content goes
 * under the same key until there is an answer. Where other content follows one that may have
 * arrived, the earlier one is settled first: the new one is then an edit of it, and no second row.
 */
export async function writeOnce<C, T, R extends string>({
  before,
  content,
  newKey,
  send,
  after,
  keep = async () => {},
}: Writing<C, T, R>): Promise<Written<C, T, R>> {
  let { unsettled, arrived } = before;
  if (unsettled && !same(unsettled.pressed, content)) {
    const answer = await send(unsettled.key, unsettled.sent);
    if (isOpen(answer)) return { answer, next: before, earlier: true };
    if (answer.outcome === 'done') {
      if (!after) return { answer, next: NOTHING_SENT, earlier: true };
      arrived = answer.value;
    }
    unsettled = null;
  }
  unsettled ??= {
    key: newKey(),
    pressed: content,
    sent: arrived !== null && after ? after(content, arrived) : content,
  };
  await keep({ unsettled, arrived });
  const answer = await send(unsettled.key, unsettled.sent);
  if (answer.outcome === 'done') return { answer, next: NOTHING_SENT, earlier: false };
  return {
    answer,
    next: { unsettled: isOpen(answer) ? unsettled : null, arrived },
    earlier: false,
  };
}

/** Whether a next press is still the same write. Who must sign in first or wait was not heard at all. */
const isOpen = (answer: Answer<unknown>) =>
  mayHaveArrived(answer) || answer.outcome === 'signed-out' || answer.outcome === 'too-many';
