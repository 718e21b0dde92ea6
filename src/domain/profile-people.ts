/** Residents and deprivation of an area, each with the range that other fair ways of counting give. */
import type { Estimate, MeasureFigures, PeopleFigures } from './area-profile.ts';
import { DEPRIVATION_MEASURES, type LsoaProperties } from './place-pack.ts';

/** An LSOA that the area touches: `share` of it in the area, over 0 and up to 1. */
export type TouchedLsoa = {
  properties: LsoaProperties;
  share: number;
  representativePointInside: boolean;
};

const FEWEST_RESIDENTS = 100;

/** Mean by weight, taken from the first value so that the mean of one value is that value to the last bit. */
function weightedMean(weights: number[], values: number[]): number {
  const first = values[0] as number;
  let [sum, total] = [0, 0];
  values.forEach((value, at) => {
    const weight = weights[at] as number;
    sum += weight * (value - first);
    total += weight;
  });
  return first + sum / total;
}

/** By overlap, with the least and the most of the three ways of weighting; a way without residents is left out. */
function estimateMean(ways: number[][], values: number[]): Estimate {
  const means = ways
    .filter((weights) => weights.some((weight) => weight > 0))
    .map((weights) => weightedMean(weights, values));
  return { value: means[0] as number, low: Math.min(...means), high: Math.max(...means) };
}

/**
 * Weights are residents: by overlap, of LSOAs whose representative point is inside, of all LSOAs touched.
 * Residents range from those of LSOAs wholly inside to those of all LSOAs touched.
 * Refuses under 100 residents. Ranks and scores are averaged, deciles never are: they only sort residents.
 */
export function profilePeople(touched: TouchedLsoa[]): PeopleFigures {
  if (!touched.length) return { status: 'refused', reason: 'outside-place' };
  const sum = (weights: number[]) => weights.reduce((total, weight) => total + weight, 0);
  const all = touched.map(({ properties }) => properties.residents);
  const byOverlap = touched.map(({ share, properties }) => share * properties.residents);
  const byPoint = touched.map(({ representativePointInside, properties }) =>
    representativePointInside ? properties.residents : 0,
  );
  const wholly = touched.map(({ share, properties }) => (share === 1 ? properties.residents : 0));
  const residents = { value: sum(byOverlap), low: sum(wholly), high: sum(all) };
  if (residents.value < FEWEST_RESIDENTS) {
    return { status: 'refused', reason: 'under-100-residents' };
  }
  const ways = [byOverlap, byPoint, all];
  const figuresOf = (measure: (typeof DEPRIVATION_MEASURES)[number]): MeasureFigures => {
    const values = touched.map(({ properties }) => properties[measure]);
    const shareUpTo = (decile: number) =>
      estimateMean(
        ways,
        values.map((value) => (value.decile <= decile ? 1 : 0)),
      );
    return {
      score: estimateMean(
        ways,
        values.map(({ score }) => score),
      ),
      rank: estimateMean(
        ways,
        values.map(({ rank }) => rank),
      ),
      shareInMostDeprived10: shareUpTo(1),
      shareInMostDeprived20: shareUpTo(2),
    };
  };
  const measures = Object.fromEntries(
    DEPRIVATION_MEASURES.map((measure) => [measure, figuresOf(measure)]),
  ) as Record<(typeof DEPRIVATION_MEASURES)[number], MeasureFigures>;
  return { status: 'described', residents, measures };
}
