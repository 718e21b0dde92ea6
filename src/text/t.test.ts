import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { later } from './later.ts';
import { t } from './t.ts';

test('a key gives its words', () => {
  expect(t('common:appName')).toBe('Ginnel');
  expect(t('profile:title')).not.toBe('title');
});

test('the first view speaks only words that are there at once', () => {
  const first = ['src/app', 'src/map', 'src/features/explore', 'src/features/choose-place'];
  const lateWord = new RegExp(`t\\(\\s*['\`](${Object.keys(later).join('|')}):`);
  const early = first.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('screens'))
      .map((file) => `${folder}/${file}`),
  );
  expect(early.length).toBeGreaterThan(40);
  expect(early.filter((file) => lateWord.test(readFileSync(file, 'utf8')))).toEqual([]);
});
