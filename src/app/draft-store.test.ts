import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { dropDraftsOf, leaveDraft } from '#api/kept-drafts.ts';
import { draftStoreOf } from './draft-store.ts';

test('a draft opens again where it was begun, for whoever wrote it, until it is forgotten', async () => {
  const before = draftStoreOf('officer-1');
  expect(await before.read('plan:new')).toEqual({ own: null, others: [] });
  await before.write('plan:new', { title: 'Gates' });
  await before.write('plan:new', { title: 'Gates and lamps' });
  const again = draftStoreOf('officer-1');
  expect(await again.read('plan:new')).toEqual({ own: { title: 'Gates and lamps' }, others: [] });
  expect(await draftStoreOf('officer-2').read('plan:new')).toEqual({ own: null, others: [] });
  await again.forget('plan:new');
  expect(await draftStoreOf('officer-1').read('plan:new')).toEqual({ own: null, others: [] });
});

test('one that was laid aside is among the others, and what is written next is another', async () => {
  const store = draftStoreOf('officer-1');
  await store.write('action:new', { title: 'Light' });
  await store.layAside('action:new');
  await store.write('action:new', { title: 'Paint' });
  const { own, others } = await draftStoreOf('officer-1').read('action:new');
  expect(own).toEqual({ title: 'Paint' });
  expect(others.map(({ value }) => value)).toEqual([{ title: 'Light' }]);
  await store.throwAway(others[0]?.id ?? '');
  expect((await draftStoreOf('officer-1').read('action:new')).others).toEqual([]);
});

test('after signing out nothing is left', async () => {
  await draftStoreOf('officer-1').write('move:1', { reason: 'no money' });
  await dropDraftsOf('officer-1', Date.now());
  await leaveDraft('there is none');
  expect(await draftStoreOf('officer-1').read('move:1')).toEqual({ own: null, others: [] });
});
