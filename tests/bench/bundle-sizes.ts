/** Sizes of what was built, as a browser would get it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { kilobytes, type Row } from './report.ts';

const DIST = new URL('../../dist/', import.meta.url);
const ENTRY_BUDGET_BYTES = 130_000;

type Size = { brotli: number; gzip: number };

const sizeOf = (path: string): Size => {
  const bytes = readFileSync(new URL(path, DIST));
  return { brotli: brotliCompressSync(bytes).length, gzip: gzipSync(bytes).length };
};
const sumOf = (sizes: Size[]): Size => ({
  brotli: sizes.reduce((sum, { brotli }) => sum + brotli, 0),
  gzip: sizes.reduce((sum, { gzip }) => sum + gzip, 0),
});
const inWords = ({ brotli, gzip }: Size) => `${kilobytes(brotli)} br, ${kilobytes(gzip)} gz`;

/** What the page names itself: its entry and what that imports at once; all else is asked for later. */
export function measureBundle(): Row[] {
  const page = readFileSync(new URL('index.html', DIST), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
    ([, path]) => path as string,
  );
  if (!named.length) throw new Error('dist/index.html names no script');
  const entry = sumOf(named.map(sizeOf));
  const every = readdirSync(new URL('assets/', DIST))
    .filter((name) => /\.m?js$/.test(name))
    .map((name) => ({ name, size: sizeOf(`assets/${name}`) }))
    .sort((a, b) => b.size.brotli - a.size.brotli);
  const within = entry.gzip <= ENTRY_BUDGET_BYTES ? 'within' : 'OVER';
  return [
    {
      what: 'scripts before the map chunk',
      figure: inWords(entry),
      note: `${within} the budget of ${kilobytes(ENTRY_BUDGET_BYTES)}: ${named.map((path) => basename(path)).join(', ')}`,
    },
    {
      what: 'every script that was built',
      figure: inWords(sumOf(every.map(({ size }) => size))),
      note: `${every.length} files, workers and screens that a first view does not ask for included`,
    },
    ...every
      .slice(0, 6)
      .map(({ name, size }) => ({ what: `  ${name}`, figure: inWords(size), note: '' })),
  ];
}
