/** One row of the indices of deprivation: our short headings, or those of the official "File 7". */
import * as v from 'valibot';
import { DEPRIVATION_MEASURES, type DeprivationMeasure } from '#domain/place-pack.ts';
import type { CsvRow } from './read.ts';

const WORDS: Record<DeprivationMeasure, { short: string; official: string }> = {
  imd: { short: 'IMD', official: 'Index of Multiple Deprivation' },
  income: { short: 'Income', official: 'Income' },
  employment: { short: 'Employment', official: 'Employment' },
  education: { short: 'Education', official: 'Education, Skills and Training' },
  health: { short: 'Health', official: 'Health Deprivation and Disability' },
  crime: { short: 'Crime', official: 'Crime' },
  housing: { short: 'Housing_and_Services', official: 'Barriers to Housing and Services' },
  environment: { short: 'Environment', official: 'Living Environment' },
};

const figure = v.pipe(v.string('a figure is missing'), v.nonEmpty('a figure is empty'));
const wholeFigure = v.pipe(figure, v.transform(Number), v.integer('a rank or decile is not whole'));
const MeasureSchema = v.object({
  score: v.pipe(figure, v.transform(Number), v.finite('a score is not a number')),
  rank: v.pipe(wholeFigure, v.minValue(1, 'a rank is under 1')),
  decile: v.pipe(wholeFigure, v.minValue(1), v.maxValue(10, 'a decile is over 10')),
});
type Measure = v.InferOutput<typeof MeasureSchema>;

const CodeSchema = v.pipe(v.string('the LSOA code is missing'), v.regex(/^[EW]01\d{6}$/));

export interface DeprivationRow {
  code: string;
  measures: Record<DeprivationMeasure, Measure>;
}

/** Throws with the schema's words when a figure is missing or out of range. */
export function parseDeprivation(raw: CsvRow): DeprivationRow {
  const measures = DEPRIVATION_MEASURES.map((measure) => [
    measure,
    v.parse(MeasureSchema, {
      score: cell(raw, measure, 'score'),
      rank: cell(raw, measure, 'rank'),
      decile: cell(raw, measure, 'decile'),
    }),
  ]);
  return {
    code: v.parse(CodeSchema, raw.lsoa21_code ?? raw['LSOA code (2021)']),
    measures: Object.fromEntries(measures),
  };
}

/** Official headings look like "Income Rank (where 1 is most deprived)" or "Income Score (rate)". */
function cell(raw: CsvRow, measure: DeprivationMeasure, what: string): string | undefined {
  const { short, official } = WORDS[measure];
  const ours = raw[`${short}_${what}`];
  if (ours !== undefined) return ours;
  const heading = new RegExp(`^${official}( \\(IMD\\))? ${what}\\b`, 'i');
  const name = Object.keys(raw).find((column) => heading.test(column));
  return name === undefined ? undefined : raw[name];
}
