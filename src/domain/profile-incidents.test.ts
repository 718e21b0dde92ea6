import { describe, expect, test } from 'vitest';
import type { IncidentFilter, PeopleFigures } from './area-profile.ts';
import { flattenArea } from './flat-polygon.ts';
import { box, CODES, TEXTS } from './four-squares.fixture.ts';
import { profileIncidents } from './profile-incidents.ts';
import { countIncidentsByLsoa, heatOfIncidents, tabulateIncidents } from './tally-incidents.ts';

const columns = JSON.parse(TEXTS.incidents);
const table = tabulateIncidents(columns);
const people = {
  status: 'described',
  residents: { value: 500, low: 0, high: 1000 },
} as PeopleFigures;
const first = flattenArea(box(0, 0, 1, 0.9));
const months = (from: string, to: string): IncidentFilter => ({
  types: null,
  months: { from, to },
});
const EVERYTHING: IncidentFilter = { types: null, months: null };

describe('incidents of an area', () => {
  test('are counted by type and month, and missing months are missing', () => {
    const figures = profileIncidents(table, EVERYTHING, first, null, people);
    expect(figures.total).toBe(6);
    expect(figures.byMonth).toEqual([
      { month: '2025-01', status: 'present', count: 3 },
      { month: '2025-02', status: 'present', count: 3 },
      { month: '2025-03', status: 'missing' },
    ]);
    expect(figures.byType.filter(({ count }) => count)).toEqual([
      { type: 'burglary', count: 3 },
      { type: 'drugs', count: 3 },
    ]);
  });

  test('have none over all of a ledger that lacks a month, for missing is not zero', () => {
    const { rate } = profileIncidents(table, EVERYTHING, first, null, people);
    expect(rate).toEqual({ status: 'withheld', reason: 'missing-months' });
  });

  test('have a rate a year over months that are all there', () => {
    const { rate } = profileIncidents(table, months('2025-01', '2025-02'), first, null, people);
    // 6 in two months of 500 residents: 36 a year, 72 for 1,000
    expect(rate).toEqual({
      status: 'known',
      perThousandResidentsPerYear: 72,
      months: ['2025-01', '2025-02'],
    });
  });

  test('have none over a period of which a month is missing, though the rest is counted', () => {
    const figures = profileIncidents(table, months('2025-02', '2025-03'), first, null, people);
    expect(figures.total).toBe(3);
    expect(figures.rate).toEqual({ status: 'withheld', reason: 'missing-months' });
  });

  test('have none over months before the ledger, across the turn of the year', () => {
    const figures = profileIncidents(table, months('2024-12', '2025-01'), first, null, people);
    expect(figures.byMonth.map(({ month, status }) => `${month} ${status}`)).toEqual([
      '2024-12 missing',
      '2025-01 present',
    ]);
    expect(figures.rate).toEqual({ status: 'withheld', reason: 'missing-months' });
  });

  test('have no total where no month is there at all', () => {
    const figures = profileIncidents(table, months('2025-03', '2025-04'), first, null, people);
    expect([figures.total, figures.byType]).toEqual([null, []]);
  });

  test('have no rate without residents to rest on', () => {
    const without = profileIncidents(table, months('2025-01', '2025-02'), first, null, null);
    expect(without.rate).toEqual({ status: 'withheld', reason: 'residents-not-loaded' });
  });

  test('of one type leave the others out', () => {
    const drugs: IncidentFilter = { types: ['drugs'], months: { from: '2025-02', to: '2025-02' } };
    const figures = profileIncidents(table, drugs, first, null, people);
    expect(figures.byType).toEqual([{ type: 'drugs', count: 2 }]);
    // 2 in one month of 500 residents: 24 a year, 48 for 1,000
    expect(figures.rate).toMatchObject({ perThousandResidentsPerYear: 48, months: ['2025-02'] });
  });
});

test('a month that one of two forces lacks is missing', () => {
  const ledger = [
    ...columns.ledger,
    { force: 'there', month: '2025-02', status: 'missing', rows: 0 },
  ];
  const counts = countIncidentsByLsoa(tabulateIncidents({ ...columns, ledger }), EVERYTHING, [
    ...CODES,
  ]);
  expect(counts).toEqual({
    presentMonths: ['2025-01'],
    missingMonths: ['2025-02', '2025-03'],
    byLsoa: { [CODES[0]]: 4, [CODES[1]]: 1, [CODES[2]]: 0, [CODES[3]]: 0 },
  });
});

test('counts of a period that is not there are no zeros', () => {
  expect(countIncidentsByLsoa(table, months('2025-03', '2025-03'), [...CODES])).toEqual({
    presentMonths: [],
    missingMonths: ['2025-03'],
    byLsoa: null,
  });
});

test('the heat picture has one point a street anchor, with its count', () => {
  const { features } = heatOfIncidents(table, { types: ['drugs'], months: null });
  expect(features.map(({ geometry, properties }) => [geometry.coordinates, properties])).toEqual([
    [[-1.515, 53.805], { count: 3 }],
    [[-1.505, 53.805], { count: 2 }],
  ]);
});

test('columns that do not fit each other are a fault', () => {
  const short = { ...columns, rows: { ...columns.rows, month: [0] } };
  expect(() => tabulateIncidents(short)).toThrow('1 of month for 10 rows');
  const beyond = { ...columns, rows: { ...columns.rows, lsoa: columns.rows.lsoa.with(3, 9) } };
  expect(() => tabulateIncidents(beyond)).toThrow('row 3 has lsoa 9; there are 2');
});
