import { expect, test } from 'vitest';
import { keepOpen } from './keep-open.ts';

const rows = (ids: string) => [...ids].map((id) => ({ id }));
const ids = (shown: { id: string }[]) => shown.map(({ id }) => id).join('');

test.each([
  ['nothing is open', 'abc', 'ac', '', 'ac'],
  ['what is open is still there', 'abc', 'abc', 'b', 'abc'],
  ['the open one left from the middle', 'abc', 'ac', 'b', 'abc'],
  ['the open one left from the top', 'abc', 'bc', 'a', 'abc'],
  ['the open one is the last that there was', 'a', '', 'a', 'a'],
  ['the one before it left too', 'abc', 'a', 'c', 'ac'],
  ['a new one came', 'abc', 'acd', 'b', 'abcd'],
  ['two are open beside each other', 'abcd', 'ad', 'bc', 'abcd'],
])('when %s, %s read again as %s with %s open shows %s', (_, before, listed, open, shown) => {
  expect(ids(keepOpen([...before], rows(listed), rows(open)))).toBe(shown);
});
