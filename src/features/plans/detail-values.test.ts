import { expect, test } from 'vitest';
import { readDetails, readNumber, toTexts } from './detail-values.ts';

test('money is read as people type it', () => {
  expect(readNumber('£1,250.50')).toBe(1250.5);
  expect(readNumber(' 2 000 000 ')).toBe(2_000_000);
  expect(readNumber('about 5')).toBeNull();
  expect(readNumber('-3')).toBeNull();
});

test('what is filled in comes back as it was, and what is empty is left out', () => {
  const read = readDetails(
    'asset-transfer',
    { use: ' A community kitchen ', undervaluePounds: '£12,000', termsOffered: 'lease', uprn: '' },
    [],
  );
  expect(read).toEqual({
    ok: true,
    details: {
      kind: 'asset-transfer',
      value: { use: 'A community kitchen', undervaluePounds: 12_000, termsOffered: 'lease' },
    },
  });
  if (!read.ok) throw new Error('refused');
  expect(toTexts('asset-transfer', read.details.value)).toEqual({
    use: 'A community kitchen',
    undervaluePounds: '12000',
    termsOffered: 'lease',
  });
});

test('each wrong field has its own error', () => {
  expect(
    readDetails(
      'asset-transfer',
      { uprn: '12a', capitalPounds: 'much', reviewOn: '2026-02-30', use: 'x'.repeat(2001) },
      [],
    ),
  ).toEqual({
    ok: false,
    errors: { uprn: 'uprn', capitalPounds: 'number', reviewOn: 'date', use: 'long' },
  });
});

test('works go along with the fields of an improvement', () => {
  expect(readDetails('improvement', { standing: 'private' }, ['gate'])).toEqual({
    ok: true,
    details: { kind: 'improvement', value: { works: ['gate'], standing: 'private' } },
  });
});
