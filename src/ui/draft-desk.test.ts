import { describe, expect, test } from 'vitest';
import { type DraftStore, draftDesk, type HeldDraft } from './draft-desk.ts';

type Draft = { kind: string | null; words: string };
const EMPTY: Draft = { kind: null, words: '' };
const begun = (draft: Draft) => draft.words !== '';

/** A store that answers when it is told to. */
function storeOf(own: HeldDraft<Draft> | null, others: HeldDraft<Draft>[] = [], kept = true) {
  const held = new Map([...(own ? [own] : []), ...others].map((draft) => [draft.id, draft]));
  const left: string[] = [];
  let ids = 0;
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const store: DraftStore<Draft> = {
    read: async () => {
      await answered;
      return { own, others };
    },
    keep: async (draft) => {
      held.set(draft.id, draft);
      return { kept };
    },
    leave: async (id) => void left.push(id),
    drop: async (id) => void held.delete(id),
    newId: () => `new ${++ids}`,
    now: () => 5,
  };
  const settled = async () => {
    answer();
    for (let turn = 0; turn < 50; turn++) await null;
  };
  return { store, settled, held, left };
}
const old = (id: string, words: string): HeldDraft<Draft> => ({
  id,
  changedAt: 1,
  value: { kind: 'need', words },
});

test('of what waits to be kept the newest is, and what was dropped stays dropped', async () => {
  const { store, settled, held } = storeOf(null);
  const kept: string[] = [];
  const desk = draftDesk(
    {
      ...store,
      keep: (draft) => {
        kept.push(draft.value.words);
        return store.keep(draft);
      },
    },
    EMPTY,
    begun,
  );
  for (const words of ['B', 'Ba', 'Bag']) desk.change({ words });
  desk.change({ words: '' });
  for (const words of ['L', 'La', 'Lamp']) desk.change({ words });
  await settled();
  expect(kept).toEqual(['Bag', 'Lamp']);
  expect([...held.values()].map(({ value }) => value.words)).toEqual(['Lamp']);
});

describe('while the store is read', () => {
  test('the form is there, and what was found opens', async () => {
    const { store, settled } = storeOf(old('a', 'Bags'));
    const desk = draftDesk(store, EMPTY, begun);
    expect(desk.read()).toMatchObject({ draft: EMPTY, reading: true, restored: false });
    await settled();
    expect(desk.read()).toMatchObject({
      draft: { kind: 'need', words: 'Bags' },
      reading: false,
      restored: true,
      replaced: 1,
    });
  });
  test('a kind that was chosen meanwhile stands in the draft that is found', async () => {
    const { store, settled, held } = storeOf(old('a', 'Bags'));
    const desk = draftDesk(store, EMPTY, begun);
    desk.change({ kind: 'idea' });
    await settled();
    expect(desk.read().draft).toEqual({ kind: 'idea', words: 'Bags' });
    expect(held.get('a')?.value).toEqual({ kind: 'idea', words: 'Bags' });
  });
  test('letters that were typed meanwhile stay, and so does what is found', async () => {
    const { store, settled, held, left } = storeOf(old('a', 'Bags'), [old('b', 'Lamp')]);
    const desk = draftDesk(store, EMPTY, begun);
    desk.change({ words: 'T' });
    desk.change({ words: 'Tr' });
    await settled();
    expect(desk.read()).toMatchObject({ draft: { words: 'Tr' }, reading: false, replaced: 0 });
    expect(desk.read().others.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(left).toEqual(['a']);
    expect([...held.values()].map(({ value }) => value.words)).toEqual(['Bags', 'Lamp', 'Tr']);
  });
});

test('the others are told of, without their words', async () => {
  const { store, settled } = storeOf(null, [old('b', 'Lamp')]);
  const desk = draftDesk(store, EMPTY, begun);
  await settled();
  expect(desk.read().others).toEqual([{ id: 'b', changedAt: 1 }]);
  expect(desk.read().draft).toEqual(EMPTY);
});

test('each change is kept, and what is empty again is not', async () => {
  const { store, settled, held } = storeOf(null);
  const desk = draftDesk(store, EMPTY, begun);
  await settled();
  expect(await desk.change({ words: 'B' })).toEqual({ kept: true });
  expect([...held.values()]).toEqual([
    { id: 'new 1', changedAt: 5, value: { kind: null, words: 'B' } },
  ]);
  desk.change({ words: '' });
  await settled();
  expect(held.size).toBe(0);
});

test('it is said when the browser keeps nothing', async () => {
  const { store, settled } = storeOf(null, [], false);
  const desk = draftDesk(store, EMPTY, begun);
  await settled();
  expect(desk.read().kept).toBe(true);
  expect(await desk.change({ words: 'B' })).toEqual({ kept: false });
  expect(desk.read()).toMatchObject({ kept: false, draft: { words: 'B' } });
});

test('going on takes one up and lays aside what is in hand', async () => {
  const { store, settled, held, left } = storeOf(null, [old('b', 'Lamp')]);
  const desk = draftDesk(store, EMPTY, begun);
  await settled();
  await desk.change({ words: 'Bags' });
  desk.goOn('b');
  await settled();
  expect(desk.read()).toMatchObject({ draft: { words: 'Lamp' }, restored: true, replaced: 1 });
  expect(desk.read().others).toEqual([{ id: 'new 1', changedAt: 5 }]);
  expect(left).toEqual(['new 1']);
  // its own copy, so that the tab it came from overwrites nothing
  expect([...held.keys()]).toEqual(['new 1', 'new 2']);
  desk.change({ words: 'Lamp out' });
  await settled();
  expect(held.get('new 2')?.value.words).toBe('Lamp out');
});

test('whoever leaves while going on finds it in the store at every moment', async () => {
  const { store, settled, held } = storeOf(null, [old('b', 'Lamp')]);
  const gone: string[] = [];
  const desk = draftDesk(
    {
      ...store,
      drop: async (id) => {
        gone.push([...held.keys()].join(' '));
        await store.drop(id);
      },
    },
    EMPTY,
    begun,
  );
  await settled();
  desk.goOn('b');
  await settled();
  expect(gone).toEqual(['b new 2']);
  expect([...held.values()].map(({ value }) => value.words)).toEqual(['Lamp']);
});

test('throwing one away takes it off the list and out of the store', async () => {
  const { store, settled, held } = storeOf(null, [old('b', 'Lamp')]);
  const desk = draftDesk(store, EMPTY, begun);
  await settled();
  desk.throwAway('b');
  await settled();
  expect(desk.read().others).toEqual([]);
  expect(held.size).toBe(0);
});

test('what is sent is forgotten at once, and does not come back', async () => {
  const { store, settled, held } = storeOf(old('a', 'Bags'));
  const desk = draftDesk(store, EMPTY, begun);
  await settled();
  desk.change({ words: 'Bags!' });
  await desk.forget();
  await settled();
  expect(held.size).toBe(0);
  expect(desk.read().draft.words).toBe('Bags!');
  desk.reset();
  expect(desk.read()).toMatchObject({ draft: EMPTY, restored: false });
});
