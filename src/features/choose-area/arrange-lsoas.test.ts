import { expect, test } from 'vitest';
import type { LsoaProperties } from '#domain/place-pack.ts';
import { arrangeLsoas, type LsoaOrder } from './arrange-lsoas.ts';

const measure = (rank: number) => ({ score: 1, rank, decile: Math.ceil(rank / 3376) });
const lsoa = (
  code: string,
  name: string,
  wardName: string,
  residents: number,
  rank: number,
): LsoaProperties => ({
  code,
  name,
  wardCode: 'E05011394',
  wardName,
  residents,
  representativePoint: [-1.53, 53.81],
  imd: measure(rank),
  income: measure(1),
  employment: measure(1),
  education: measure(1),
  health: measure(1),
  crime: measure(1),
  housing: measure(1),
  environment: measure(1),
});

const lsoas = [
  lsoa('E01011345', 'Leeds 10A', 'Gipton and Harehills', 1500, 900),
  lsoa('E01011346', 'Leeds 9B', 'Chapel Allerton', 2100, 12),
  lsoa('E01011347', 'Leeds 9A', 'Gipton and Harehills', 1800, 30000),
];
const codes = (order: LsoaOrder, find = '', only: string[] | null = null) =>
  arrangeLsoas(lsoas, find, order, only).map(({ code }) => code.slice(-1));

test.each<[LsoaOrder, string[]]>([
  ['deprivation', ['6', '5', '7']],
  ['name', ['7', '6', '5']],
  ['ward', ['6', '7', '5']],
  ['residents', ['6', '7', '5']],
])('by %s', (order, expected) => {
  expect(codes(order)).toEqual(expected);
});

test('every word must be found, in the name, the ward or the code', () => {
  expect(codes('name', 'gipton 9a')).toEqual(['7']);
  expect(codes('name', 'e01011346')).toEqual(['6']);
  expect(codes('name', 'harehills chapel')).toEqual([]);
});

test('only the chosen ones, when asked', () => {
  expect(codes('name', '', ['E01011345'])).toEqual(['5']);
  expect(codes('name', '', [])).toEqual([]);
});

test('the list given is left as it was', () => {
  codes('deprivation');
  expect(lsoas.map(({ code }) => code.slice(-1))).toEqual(['5', '6', '7']);
});
