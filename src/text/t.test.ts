import { expect, test } from 'vitest';
import { t } from './t.ts';

test('a key gives its words', () => {
  expect(t('common:appName')).toBe('Ginnel');
});
