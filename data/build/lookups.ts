/** Look-ups by LSOA: residents and the ward and district it fits best. */
import * as v from 'valibot';
import type { CsvRow } from './read.ts';

const ResidentsSchema = v.object({
  lsoa21_code: v.string(),
  residents: v.pipe(
    v.string(),
    v.regex(/^\d+$/, 'residents is not a whole number'),
    v.transform(Number),
  ),
});
const WardSchema = v.object({
  lsoa21_code: v.string(),
  ward24_code: v.string(),
  ward24_name: v.string(),
  ltla24_code: v.string(),
  ltla24_name: v.string(),
});
export type WardRow = v.InferOutput<typeof WardSchema>;

export function parseResidents(rows: CsvRow[]): Map<string, number> {
  return new Map(
    rows.map((row) => v.parse(ResidentsSchema, row)).map((r) => [r.lsoa21_code, r.residents]),
  );
}

export function parseWards(rows: CsvRow[]): Map<string, WardRow> {
  return new Map(rows.map((row) => v.parse(WardSchema, row)).map((r) => [r.lsoa21_code, r]));
}
