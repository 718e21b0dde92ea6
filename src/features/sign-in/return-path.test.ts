import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

const origin = 'https://ginnel.example';

test.each([
  ['/leeds/contributions?status=declined#top', '/leeds/contributions?status=declined#top'],
  ['/leeds/../people', '/people'],
])('%s is a path of this site', (asked, path) => expect(returnPath(asked, origin)).toBe(path));

test.each([
  null,
  '',
  'leeds',
  'https://evil.example/',
  '//evil.example/leeds',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '//[',
  '/sign-in?from=/sign-in',
])('%s leads to the start', (asked) => expect(returnPath(asked, origin)).toBe('/'));
