import { describe, expect, test } from 'vitest';
import type { IncidentFigures } from '#domain/area-profile.ts';
import {
  distanceWords,
  incidentSentences,
  monthsWords,
  parkSentences,
  residentsSentence,
  shareSentence,
  whoWords,
} from './profile-sentences.ts';

describe('residents', () => {
  test('whole LSOAs give the published figure, without "about"', () => {
    expect(residentsSentence({ value: 1637, low: 1637, high: 1637 })).toBe(
      '1,637 people live here.',
    );
  });
  test('an outline gives a rounded figure with its range', () => {
    expect(residentsSentence({ value: 4213.6, low: 3980, high: 4600 })).toBe(
      'About 4,210 people live here (3,980 to 4,600).',
    );
  });
  test('without a whole LSOA inside there is no lower end to speak of', () => {
    expect(residentsSentence({ value: 612.4, low: 0, high: 4600 })).toBe(
      'About 612 people live here (at most 4,600).',
    );
  });
});

test.each([
  [0, 'None of them'],
  [0.001, 'Fewer than one in twenty of them'],
  [0.05, 'About one in ten of them'],
  [0.88, 'About nine in ten of them'],
  [0.949, 'About nine in ten of them'],
  [0.999, 'Nearly all of them'],
  [1, 'All of them'],
])('a share of %d begins "%s"', (share, words) => {
  expect(whoWords(share)).toBe(words);
});

test('a share has its range in per cent, and none when it is exact', () => {
  expect(shareSentence('most10', { value: 0.91, low: 0.88, high: 0.95 })).toBe(
    'About nine in ten of them (88% to 95%) live in neighbourhoods that are among the most deprived tenth in England.',
  );
  expect(shareSentence('most20', { value: 1, low: 1, high: 1 })).toBe(
    'All of them live in neighbourhoods that are among the most deprived fifth in England.',
  );
  expect(shareSentence('most20', { value: 0.41, low: 0.41, high: 0.41 })).toBe(
    'About two in five of them (41%) live in neighbourhoods that are among the most deprived fifth in England.',
  );
});

const incidents: IncidentFigures = {
  countedBy: 'point',
  total: 1240,
  byType: [],
  byMonth: [
    { month: '2025-01', status: 'missing' },
    { month: '2025-02', status: 'present', count: 1240 },
    { month: '2025-03', status: 'missing' },
  ],
  rate: { status: 'withheld', reason: 'missing-months' },
};

describe('incidents', () => {
  test('missing months are counted and the rate is withheld', () => {
    expect(incidentSentences(incidents)).toEqual([
      'The police recorded 1,240 incidents here in February 2025.',
      '2 months are missing, so no yearly rate is given. Missing is not zero.',
    ]);
  });
  test('nothing known is not nothing recorded', () => {
    expect(incidentSentences({ ...incidents, total: null })[0]).toContain('nothing is known');
  });
  test('a known rate is told', () => {
    const known: IncidentFigures = {
      ...incidents,
      rate: { status: 'known', perThousandResidentsPerYear: 96.6, months: ['2025-02'] },
    };
    expect(incidentSentences(known)[1]).toBe('That is 97 for each 1,000 residents a year.');
  });
});

test('months in a row read as a span, months with gaps as a number', () => {
  expect(monthsWords(['2024-12', '2025-01'])).toBe('December 2024 to January 2025');
  expect(monthsWords(['2025-01', '2025-03'])).toBe('2 months between January 2025 and March 2025');
});

test('a distance that may be less says so', () => {
  const nearest = { id: 'way/1', name: null, distanceMetres: 236 };
  expect(distanceWords({ ...nearest, atMost: true })).toBe('at most 240 m away');
  expect(distanceWords({ ...nearest, atMost: false })).toBe('240 m away');
  expect(distanceWords({ ...nearest, distanceMetres: 0, atMost: false })).toBe(
    'in the area or beside it',
  );
});

test('one park that is both the nearest small and large one is named once', () => {
  const park = { id: 'way/1', name: 'Potternewton Park', distanceMetres: 0, atMost: false };
  const sentences = parkSentences({
    number: 1,
    areaInsideHectares: 2.14,
    inside: [],
    nearestOfHalfHectare: park,
    nearestOfTwoHectares: park,
  });
  expect(sentences).toEqual([
    '1 park covers 2.1 hectares of it.',
    'Nearest park of at least half a hectare: Potternewton Park, in the area or beside it.',
  ]);
});
