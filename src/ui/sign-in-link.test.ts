import { expect, test } from 'vitest';
import { signInLink } from './sign-in-link.ts';

test('signing in comes back to the same address', () => {
  const here = { pathname: '/leeds/areas/1', search: '?add-plan=alleys:way/1', hash: '#plans' };
  expect(signInLink(here)).toBe(
    `/sign-in?from=${encodeURIComponent('/leeds/areas/1?add-plan=alleys:way/1#plans')}`,
  );
});

test('on the sign-in page the link does not nest itself', () => {
  const here = { pathname: '/sign-in', search: '?from=%2Fleeds', hash: '' };
  expect(signInLink(here)).toBe('/sign-in?from=%2Fleeds');
});
