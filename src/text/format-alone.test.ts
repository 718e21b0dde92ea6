import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Addresses and coordinates for machines are no words. */
const FOR_MACHINES = [
  'src/domain/outline-path.ts',
  'src/domain/view-state.ts',
  'src/map/pick-modes.ts',
  'src/map/use-camera.ts',
];

test('no number and no date is put into words but by the module that knows the language', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\.tsx?$/.test(name));
  const formatting = files.filter((name) =>
    /\b(toLocale(Date|Time)?String|toFixed|toPrecision|Intl)\b/.test(readFileSync(name, 'utf8')),
  );
  expect(formatting.sort()).toEqual([...FOR_MACHINES, 'src/text/format.ts'].sort());
});
