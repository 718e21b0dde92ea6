import { describe, expect, test } from 'vitest';
import { prepareAnalysisPack } from './analysis-pack.ts';
import type { AreaGeometry, LayerFigures } from './area-profile.ts';
import { box, CODES, loaded, manifest, notLoaded, TEXTS } from './four-squares.fixture.ts';
import { profileArea } from './profile-area.ts';

const EVERYTHING = { types: null, months: null };
const pack = prepareAnalysisPack(manifest(), TEXTS, () => {});
const profile = (area: AreaGeometry, filter = EVERYTHING) => profileArea(pack, area, filter, null);

function known<T>(layer: LayerFigures<T>): T {
  if (layer.status !== 'known') throw new Error(`the layer is ${layer.status}`);
  return layer.figures;
}

function described(area: AreaGeometry) {
  const { people } = known(profile(area).deprivation);
  if (people.status !== 'described') throw new Error(`people are ${people.reason}`);
  return people;
}

const flat = (value: number) => ({ value, low: value, high: value });

describe('an area that is exactly one LSOA', () => {
  test('gives the published figures to the last digit, with ranges of no width', () => {
    const { residents, measures } = described(box(0, 0, 1, 1));
    expect(residents).toEqual(flat(1000));
    expect(measures.imd.score).toEqual(flat(10.123));
    expect(measures.imd.rank).toEqual(flat(20000));
    expect(measures.crime.shareInMostDeprived10).toEqual(flat(0));
    expect(known(profile(box(0, 0, 1, 1)).deprivation).wholeLsoas).toBe(true);
  });

  test('counts incidents by the code in the file, and otherwise by point', () => {
    const whole = known(profile(box(0, 0, 1, 1)).incidents);
    expect([whole.countedBy, whole.total]).toEqual(['lsoa-code', 7]);
    const part = known(profile(box(0, 0, 1, 0.9)).incidents);
    expect([part.countedBy, part.total]).toEqual(['point', 6]);
  });

  test('is whole though drawn a little beside the line', () => {
    const nearly = known(profile(box(0.001, 0, 1.002, 1)).deprivation);
    expect(nearly.lsoas).toEqual([
      { code: CODES[0], name: 'Square 00', residents: 1000, share: 1 },
    ]);
  });
});

describe('an area of parts', () => {
  // 0.48 of the first square and of the second, neither's middle: 480 + 960 residents
  const people = described(box(0.52, 0, 1.48, 1));

  test('weighs residents by overlap: none wholly inside, all touched', () => {
    expect(people.residents.value).toBeCloseTo(1440, 3);
    expect([people.residents.low, people.residents.high]).toEqual([0, 3000]);
  });

  test('averages ranks by residents, leaving out the estimator that has none', () => {
    // (480·20000 + 960·1500) / 1440; all touched gives the same, for both shares are equal
    expect(people.measures.imd.rank.value).toBeCloseTo(11040000 / 1440, 3);
    expect(people.measures.imd.rank.low).toBeCloseTo(23000000 / 3000, 3);
    expect(people.measures.imd.rank.high).toBeCloseTo(23000000 / 3000, 3);
  });

  test('says which part of the residents lives in the most deprived tenth and fifth', () => {
    expect(people.measures.imd.shareInMostDeprived10.value).toBeCloseTo(960 / 1440, 6);
    const three = described(box(0, 0, 1.4, 2));
    // shares 1, .4, 1, .4 of 1000, 2000, 3000, 400: 4960 residents
    expect(three.measures.imd.shareInMostDeprived10.value).toBeCloseTo(800 / 4960, 5);
    expect(three.measures.imd.shareInMostDeprived20.value).toBeCloseTo(3800 / 4960, 5);
    // by representative point: 3000 of 4000; all touched: 5000 of 6400
    expect(three.measures.imd.shareInMostDeprived20.low).toBeCloseTo(3000 / 4000, 9);
    expect(three.measures.imd.shareInMostDeprived20.high).toBeCloseTo(5000 / 6400, 9);
  });
});

describe('few people', () => {
  test('are not described, but things are counted', () => {
    const small = profile(box(0.4, 0.45, 0.6, 0.55));
    expect(known(small.deprivation).people).toEqual({
      status: 'refused',
      reason: 'under-100-residents',
    });
    expect(known(small.assets).total).toBe(1);
    expect(known(small.incidents).total).toBe(6);
    expect(known(small.incidents).rate).toEqual({
      status: 'withheld',
      reason: 'under-100-residents',
    });
  });

  test('an area outside the place says so', () => {
    const outside = profile(box(5, 5, 6, 6));
    expect(known(outside.deprivation).people).toEqual({
      status: 'refused',
      reason: 'outside-place',
    });
    expect(outside.shareInPlace).toBe(0);
  });
});

describe('layers', () => {
  test('that are not loaded, or not here, say so and do not say zero', () => {
    const west = loaded([-1.52, 53.8, -1.51, 53.82]);
    const partial = prepareAnalysisPack(
      manifest({ alleys: notLoaded, parks: west, 'community-assets': west }),
      { ...TEXTS, alleys: null },
      () => {},
    );
    const { alleys, parks, assets } = profileArea(partial, box(0.5, 0, 1.5, 1), EVERYTHING, null);
    expect(alleys).toEqual({ status: 'not-loaded', reason: 'no extract', how: 'add one' });
    expect(parks.status).toBe('partly-covered');
    expect(assets.status).toBe('partly-covered');
    const beyond = profileArea(partial, box(1.2, 0, 1.8, 1), EVERYTHING, null);
    expect(beyond.parks.status).toBe('outside-coverage');
  });

  test('that the manifest has must be given', () => {
    expect(() => prepareAnalysisPack(manifest(), { ...TEXTS, parks: null }, () => {})).toThrow(
      'the manifest has parks, but its file was not given',
    );
  });
});
