import { beforeEach, expect, test } from 'vitest';
import type { Answer } from '#api/answer.ts';
import { NOTHING_SENT, type Sent, writeOnce } from './write-once.ts';

type Row = { id: number; version: number };
type Words = { id: number | null; version: number | null; words: string };
type Trouble = 'lost' | 'unsent' | 'refused' | null;

/** A server that keeps each key's answer, on a line that loses what `line` says, press by press. */
function server() {
  const rows: Words[] = [];
  const answers = new Map<string, Row>();
  const keys: string[] = [];
  const line: Trouble[] = [];
  const send = async (key: string, { id, version, words }: Words): Promise<Answer<Row, 'no'>> => {
    keys.push(key);
    const trouble = line.shift() ?? null;
    if (trouble === 'unsent') return { outcome: 'offline' };
    if (trouble === 'refused')
      return { outcome: 'refused', refusal: 'no', reason: '', point: null };
    let answer = answers.get(key);
    if (!answer) {
      const row = rows.find((one) => one.id === id);
      if (row && row.version !== version) return { outcome: 'conflict' };
      answer = row
        ? { id: row.id ?? 0, version: (row.version ?? 0) + 1 }
        : { id: rows.length + 1, version: 1 };
      if (row) Object.assign(row, { ...answer, words });
      else rows.push({ ...answer, words });
      answers.set(key, answer);
    }
    return trouble === 'lost' ? { outcome: 'offline' } : { outcome: 'done', value: answer };
  };
  return { rows, keys, line, send };
}

let made = 0;
beforeEach(() => {
  made = 0;
});

function form({ send }: ReturnType<typeof server>, editable = true) {
  let before: Sent<Words, Row> = NOTHING_SENT;
  return async (words: string, held: Partial<Row> = {}) => {
    const written = await writeOnce({
      before,
      content: { id: held.id ?? null, version: held.version ?? null, words },
      newKey: () => `key ${++made}`,
      send,
      after: editable ? (content, done) => ({ ...content, ...done }) : null,
    });
    before = written.next;
    return written;
  };
}

test('a kept draft that comes back with its parts in another order is the same content', async () => {
  const there = server();
  const { send } = there;
  const content = { id: null, version: null, words: 'light' };
  const kept = { version: null, words: 'light', id: null };
  const before = { unsettled: { key: 'key 7', pressed: kept, sent: kept }, arrived: null };
  const newKey = () => `key ${++made}`;
  const written = await writeOnce<Words, Row, 'no'>({ before, content, newKey, send, after: null });
  expect(written).toMatchObject({ answer: { outcome: 'done' }, earlier: false });
  expect(there.keys).toEqual(['key 7']);
});

test('the same content pressed again after a lost answer is one row under one key', async () => {
  const there = server();
  const press = form(there);
  there.line.push('lost');
  expect((await press('light')).answer.outcome).toBe('offline');
  expect((await press('light')).answer).toMatchObject({ outcome: 'done', value: { id: 1 } });
  expect(there.rows).toEqual([{ id: 1, version: 1, words: 'light' }]);
  expect(there.keys).toEqual(['key 1', 'key 1']);
});

test('a page that is loaded again goes on with what was kept before it was sent', async () => {
  const there = server();
  const kept: Sent<Words, Row>[] = [];
  const content = { id: null, version: null, words: 'light' };
  const press = (before: Sent<Words, Row>) =>
    writeOnce<Words, Row, 'no'>({
      before,
      content,
      newKey: () => `key ${++made}`,
      send: there.send,
      after: null,
      keep: async (sent) => kept.push(sent),
    });
  there.line.push('lost');
  await press(NOTHING_SENT);
  expect(kept).toEqual([
    { unsettled: { key: 'key 1', pressed: content, sent: content }, arrived: null },
  ]);
  const again = await press(structuredClone(kept[0] ?? NOTHING_SENT));
  expect(again.answer.outcome).toBe('done');
  expect(there.rows).toHaveLength(1);
  expect(there.keys).toEqual(['key 1', 'key 1']);
});

test('other content after a lost answer is an edit of the row that arrived', async () => {
  const there = server();
  const press = form(there);
  there.line.push('lost');
  await press('light');
  expect((await press('more light')).answer.outcome).toBe('done');
  expect(there.rows).toEqual([{ id: 1, version: 2, words: 'more light' }]);
  expect(there.keys).toEqual(['key 1', 'key 1', 'key 2']);
});

test('other content after one that never arrived makes one row', async () => {
  const there = server();
  const press = form(there);
  there.line.push('unsent', 'unsent');
  await press('light');
  // the line is still down: the earlier one is asked for first, and stays open
  expect(await press('more light')).toMatchObject({
    answer: { outcome: 'offline' },
    earlier: true,
  });
  expect((await press('more light')).answer.outcome).toBe('done');
  expect(there.rows).toEqual([{ id: 1, version: 2, words: 'more light' }]);
});

test('a changed row whose answer was lost is no conflict with oneself', async () => {
  const there = server();
  const begun = form(there);
  await begun('light');
  const press = form(there);
  there.line.push('lost');
  await press('more light', { id: 1, version: 1 });
  expect((await press('much more light', { id: 1, version: 1 })).answer.outcome).toBe('done');
  expect(there.rows).toEqual([{ id: 1, version: 3, words: 'much more light' }]);
});

test('a refusal forgets the key', async () => {
  const there = server();
  const press = form(there);
  there.line.push('refused');
  expect((await press('light')).answer.outcome).toBe('refused');
  await press('light');
  expect(there.keys).toEqual(['key 1', 'key 2']);
});

test('a row that has arrived stays known when its edit is refused', async () => {
  const there = server();
  const press = form(there);
  there.line.push('lost', null, 'refused');
  await press('light');
  expect((await press('')).answer.outcome).toBe('refused');
  expect((await press('more light')).answer.outcome).toBe('done');
  expect(there.rows).toEqual([{ id: 1, version: 2, words: 'more light' }]);
});

test('what cannot be edited is settled, and the new words wait to be asked for again', async () => {
  const there = server();
  const press = form(there, false);
  there.line.push('lost');
  await press('We looked at it.');
  expect(await press('We shall look at it.')).toMatchObject({
    answer: { outcome: 'done' },
    earlier: true,
  });
  expect(there.rows).toHaveLength(1);
  expect((await press('We shall look at it.')).earlier).toBe(false);
  expect(there.rows).toHaveLength(2);
});

test('an edit whose answer was lost is sent again as it was', async () => {
  const there = server();
  const press = form(there);
  there.line.push('lost', null, 'lost');
  await press('light');
  await press('more light');
  expect((await press('more light')).answer.outcome).toBe('done');
  expect(there.rows).toEqual([{ id: 1, version: 2, words: 'more light' }]);
});
