/** Rows of a bench, printed as a table of Markdown. */
export type Row = { what: string; figure: string; note: string };

export function printTable(title: string, rows: Row[]): void {
  const width = (key: keyof Row) => Math.max(key.length, ...rows.map((row) => row[key].length));
  const [what, figure, note] = [width('what'), width('figure'), width('note')];
  const line = (row: Row) =>
    `| ${row.what.padEnd(what)} | ${row.figure.padStart(figure)} | ${row.note.padEnd(note)} |`;
  console.log(`\n## ${title}\n`);
  console.log(line({ what: 'what', figure: 'figure', note: 'note' }));
  console.log(`| ${'-'.repeat(what)} | ${`${'-'.repeat(figure - 1)}:`} | ${'-'.repeat(note)} |`);
  for (const row of rows) console.log(line(row));
}

export const milliseconds = (value: number) =>
  `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB')} ms`;
export const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
export const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** The middle of an odd number of values. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
