import { expect, test } from 'vitest';
import { type Findable, searchPlaces } from './search-places.ts';

const thing = (name: string, detail = ''): Findable => ({ kind: 'street', id: name, name, detail });
const things = [
  thing('Back Roundhay Grove'),
  thing('Roundhay Road', 'Gipton and Harehills'),
  thing('Roundhay Grove'),
  thing('St Aidan’s Church', 'Place of worship'),
  thing('Café Zoë', 'Roundhay Road'),
];
const names = (typed: string, limit = 9) => searchPlaces(things, typed, limit).map((t) => t.name);

test('names that start with it come first, then words that do, then details; shorter first', () => {
  expect(names('roundhay')).toEqual([
    'Roundhay Road',
    'Roundhay Grove',
    'Back Roundhay Grove',
    'Café Zoë',
  ]);
});

test('accents and apostrophes need not be typed', () => {
  expect(names('cafe zoe')).toEqual(['Café Zoë']);
  expect(names('st aidans')).toEqual(['St Aidan’s Church']);
  expect(names('St. Aidan’s')).toEqual(['St Aidan’s Church']);
});

test('words may stand apart and in the detail', () => {
  expect(names('road harehills')).toEqual(['Roundhay Road']);
});

test('nothing typed finds nothing, and the limit holds', () => {
  expect(names('  ')).toEqual([]);
  expect(names('roundhay', 2)).toHaveLength(2);
});
