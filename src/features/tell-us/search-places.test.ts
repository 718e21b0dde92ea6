import { expect, test } from 'vitest';
import { findPlaces, type PlaceLine } from './search-places.ts';

const street = (name: string, ward: string | null): PlaceLine => ({
  id: `street:${name}`,
  kind: 'street',
  name,
  ward,
  point: [-1.52, 53.81],
});
const lines: PlaceLine[] = [
  street('Back Spencer Mount', 'Chapel Allerton'),
  street('Spencer Place', 'Chapel Allerton'),
  street("St Mary's Road", null),
  {
    id: 'lsoa:E01011363',
    kind: 'lsoa',
    code: 'E01011363',
    name: 'Leeds 043A',
    ward: 'Gipton & Harehills',
  },
];
const names = (typed: string) => findPlaces(lines, typed).map(({ name }) => name);

test('what begins with it comes first', () => {
  expect(names('spen')).toEqual(['Spencer Place', 'Back Spencer Mount']);
});
test('the signs of a name do not matter', () => {
  expect(names('ST. MARYS')).toEqual(["St Mary's Road"]);
});
test('a ward finds its LSOAs', () => expect(names('hareh')).toEqual(['Leeds 043A']));
test('the middle of a word finds nothing', () => expect(names('encer')).toEqual([]));
test('nothing typed finds nothing', () => expect(names('  ')).toEqual([]));
