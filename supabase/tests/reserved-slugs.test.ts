/** No place has an address that the app, its files or its server answer themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRoutesFromElements } from 'react-router';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ADDRESSES } from '../../src/app/routes.tsx';
import { PlaceIndexSchema } from '../../src/domain/place-pack.ts';
import { isReservedSlug } from '../../src/domain/reserved-slugs.ts';
import { isServerPath, SERVER_FILES, SERVER_FOLDERS } from '../local/app.ts';

test('every first part of an address of the app is reserved', () => {
  const first = createRoutesFromElements(ADDRESSES).map(({ path }) => path?.split('/')[0] ?? '');
  expect(first).toContain('sign-in');
  expect(first.filter((part) => /^[\w.-]/.test(part) && !isReservedSlug(part))).toEqual([]);
});

test('what the server answers itself, and every file of the app, is reserved', () => {
  const parts = [...SERVER_FOLDERS, ...SERVER_FILES, ...readdirSync('public'), 'assets'];
  expect(parts.filter((part) => !isReservedSlug(part))).toEqual([]);
  expect(
    ['/rest/v1/places', '/env.json', '/rest', '/restaurant', '/leeds'].map(isServerPath),
  ).toEqual([true, true, true, false, false]);
});

test('the places of this repository have addresses of their own', () => {
  const index = v.parse(
    PlaceIndexSchema,
    JSON.parse(readFileSync('public/places/index.json', 'utf8')),
  );
  expect(index.filter(({ slug }) => isReservedSlug(slug))).toEqual([]);
});
