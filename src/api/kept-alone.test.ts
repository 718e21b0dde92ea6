import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('nothing but the module of what is kept touches the stores of the browser', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name));
  const touching = files.filter((name) =>
    /\b(localStorage|sessionStorage|indexedDB|idb-keyval|document\.cookie|window\.name)\b/.test(
      readFileSync(name, 'utf8'),
    ),
  );
  expect(touching).toEqual(['src/api/kept.ts']);
});
