import { expect, test } from 'vitest';
import { ledgerGaps, makeLedger } from './incident-ledger.ts';
import { parseIncident, parseMonth } from './incident-row.ts';

const row = {
  'Crime ID': 'abc',
  Month: 'Feb-25',
  'Reported by': 'West Yorkshire Police',
  Longitude: '-1.388135',
  Latitude: '53.938661',
  Location: 'On or near Ainsty Drive',
  'LSOA code': 'E01011698',
  'Crime type': 'Criminal damage and arson',
  geometry: 'POINT(-1.388135 53.938661)',
};

test('reads a row as a spreadsheet re-saved it, and passes over columns it does not know', () => {
  expect(parseIncident(row)).toEqual({
    ok: true,
    incident: {
      id: 'abc',
      month: '2025-02',
      force: 'West Yorkshire Police',
      position: [-1_388_135, 53_938_661],
      street: 'Ainsty Drive',
      lsoa: 'E01011698',
      type: 'criminal-damage-and-arson',
    },
  });
});

test('reads months of both kinds and no other', () => {
  expect(
    ['2025-12', 'Dec-25', 'dec-25', '2025-13', '25-Dec', 'Foo-25', ''].map(parseMonth),
  ).toEqual(['2025-12', '2025-12', '2025-12', null, null, null, null]);
});

test.each([
  [{ Month: '13/02/2025' }, 'the month is neither like 2025-02 nor like Feb-25'],
  [{ 'Crime type': 'Piracy' }, 'the type "piracy" is not one of police.uk\'s'],
  [{ 'LSOA code': 'Leeds 001A' }, 'the LSOA code is not like E01011264'],
  [{ Longitude: '53.938661', Latitude: '-1.388135' }, 'is not in the United Kingdom'],
  [{ Longitude: '' }, 'is not in the United Kingdom'],
])('refuses %o with a reason', (fault, reason) => {
  const parsed = parseIncident({ ...row, ...fault });
  expect(parsed.ok).toBe(false);
  expect(parsed).toHaveProperty('reason', expect.stringContaining(reason));
});

test('a row without a position is read, so that the caller can say what becomes of it', () => {
  const parsed = parseIncident({ ...row, Longitude: '', Latitude: '' });
  expect(parsed).toHaveProperty('incident.position', null);
});

test('the ledger shows all twelve months of the year, and the missing ones as missing', () => {
  const ledger = makeLedger([{ force: 'A', month: '2025-02', rowsHere: 900 }], 100_000);
  expect(ledger).toHaveLength(12);
  expect(ledger.filter(({ status }) => status === 'present')).toEqual([
    { force: 'A', month: '2025-02', status: 'present', rows: 900 },
  ]);
  expect(ledgerGaps(ledger)).toEqual(['11 of the 12 months of 2025 are missing for A.']);
});

test('strays of a neighbouring force make no month missing', () => {
  const counts = [
    { force: 'A', month: '2025-02', rowsHere: 900 },
    { force: 'Over the border', month: '2024-02', rowsHere: 3 },
  ];
  expect(new Set(makeLedger(counts, 100_000).map(({ force }) => force))).toEqual(new Set(['A']));
});
