/** Reading raw files: gzip, byte-order marks, CSV and GeoJSON. Nothing here knows what a layer is. */
import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { parse as parseCsvStream } from 'csv-parse';
import { parse as parseCsv } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import * as v from 'valibot';

const csvOptions = {
  bom: true,
  columns: (header: string[]) => header.map((name) => name.trim()),
  relax_column_count: true,
  skip_empty_lines: true,
} as const;

export type CsvRow = Record<string, string | undefined>;

function readText(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

export function readCsv(path: string): CsvRow[] {
  return parseCsv(readText(path), csvOptions) as CsvRow[];
}

/** Collection without its features' insides: each feature is parsed by the schema of its layer. */
const Collection = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(v.unknown()),
});

export function readFeatures(path: string): unknown[] {
  return v.parse(Collection, JSON.parse(readText(path))).features;
}

/** One CSV inside a file: the file itself, or an entry of a zip. `row` 1 is the header. */
export interface CsvPart {
  name: string;
  rows: AsyncIterable<CsvRow>;
}

/** The CSV files in `path`: itself when it is a CSV (gzip or not), its entries, sorted, when it is a zip. */
export function* readCsvParts(path: string, name: string): Generator<CsvPart> {
  if (!path.endsWith('.zip')) {
    const bytes = createReadStream(path);
    const text = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
    yield { name, rows: text.pipe(parseCsvStream(csvOptions)) };
    return;
  }
  const zip = readFileSync(path);
  const entries: string[] = [];
  unzipSync(zip, {
    filter: ({ name: entry }) => {
      if (entry.endsWith('.csv')) entries.push(entry);
      return false;
    },
  });
  for (const entry of entries.sort()) {
    // one entry at a time, so that a year of a large force never sits in memory whole
    const bytes = unzipSync(zip, { filter: (file) => file.name === entry })[entry];
    if (!bytes) throw new Error(`${entry} vanished from ${name} between two readings`);
    const rows = Readable.from([bytes], { objectMode: false }).pipe(parseCsvStream(csvOptions));
    yield { name: `${name}/${entry}`, rows };
  }
}
