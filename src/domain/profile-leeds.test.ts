/** The profile on the committed Leeds pack: areas of whole LSOAs give the published figures, drawn or picked. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { prepareAnalysisPack } from './analysis-pack.ts';
import { profileArea } from './profile-area.ts';
import { unionLsoas } from './union-lsoas.ts';

const read = (file: string) =>
  readFileSync(new URL(`../../public/places/leeds/${file}`, import.meta.url), 'utf8');
const pack = prepareAnalysisPack(
  JSON.parse(read('manifest.json')),
  {
    deprivation: read('deprivation.geojson'),
    incidents: read('incidents.json'),
    alleys: read('alleys.geojson'),
    parks: read('parks.geojson'),
    assets: read('community-assets.geojson'),
  },
  () => {},
);
if (!('data' in pack.deprivation)) throw new Error('the Leeds pack has deprivation');
const lsoas = pack.deprivation.data;
const EVERYTHING = { types: null, months: null };

function profileOf(geometry: Parameters<typeof profileArea>[1], codes: string[] | null = null) {
  const { deprivation, incidents } = profileArea(pack, geometry, EVERYTHING, codes);
  if (deprivation.status !== 'known' || incidents.status !== 'known') throw new Error('not known');
  const { people, wholeLsoas } = deprivation.figures;
  if (people.status !== 'described') throw new Error(people.reason);
  return { people, wholeLsoas, incidents: incidents.figures };
}
const flat = (value: number) => ({ value, low: value, high: value });
const lsoaOf = (code: string) => {
  const found = lsoas.find(({ properties }) => properties.code === code);
  if (!found) throw new Error(`the Leeds pack has no LSOA ${code}`);
  return found;
};

describe('a polygon equal to one LSOA', () => {
  test('gives what was published of E01011371, with ranges of no width', () => {
    // IoD 2025, File 7, and Census 2021: score 60.175, rank 977, decile 1; crime rank 112; 1,809 residents
    const { people, wholeLsoas, incidents } = profileOf(lsoaOf('E01011371').geometry);
    expect(wholeLsoas).toBe(true);
    expect(people.residents).toEqual(flat(1809));
    expect(people.measures.imd.score).toEqual(flat(60.175));
    expect(people.measures.imd.rank).toEqual(flat(977));
    expect(people.measures.crime.rank).toEqual(flat(112));
    expect(people.measures.imd.shareInMostDeprived10).toEqual(flat(1));
    expect(incidents.countedBy).toBe('lsoa-code');
  });

  test('gives what was published of any LSOA', () => {
    for (const { geometry, properties } of lsoas.filter((_, at) => at % 12 === 0)) {
      const { people, wholeLsoas } = profileOf(geometry);
      expect(wholeLsoas).toBe(true);
      expect(people.residents).toEqual(flat(properties.residents));
      expect(people.measures.imd.score).toEqual(flat(properties.imd.score));
      expect(people.measures.imd.rank).toEqual(flat(properties.imd.rank));
    }
  });
});

describe('LSOAs picked together', () => {
  const ward = lsoas.filter(({ properties }) => properties.wardName === 'Gipton & Harehills');

  test('have one profile, whether told by code or measured by their outline', () => {
    expect(ward.length).toBeGreaterThan(10);
    const outline = unionLsoas(ward.map(({ geometry }) => geometry));
    const picked = profileOf(
      outline,
      ward.map(({ properties }) => properties.code),
    );
    const drawn = profileOf(outline);
    expect(drawn.people).toEqual(picked.people);
    const residents = ward.reduce((sum, { properties }) => sum + properties.residents, 0);
    expect(picked.people.residents).toEqual(flat(residents));
    expect(drawn.incidents).toEqual(picked.incidents);
  });

  test('cancel to one outline without slivers, though an LSOA runs along its own edge and back', () => {
    const all = unionLsoas(lsoas.map(({ geometry }) => geometry));
    expect(all.coordinates.map((rings) => rings.length)).toEqual([1]);
  });
});
