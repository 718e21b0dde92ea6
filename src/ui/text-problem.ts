import { countLetters, type Limits, said, textFault } from '#domain/said.ts';
import { formatNumber } from '#text/format.ts';
import { t } from '#text/t.ts';

/** What is wrong with a text, in a sentence; undefined where nothing is. `tooShort` says what is wanted. */
export function textProblem(typed: string, limits: Limits, tooShort: string): string | undefined {
  const fault = textFault(typed, limits);
  if (fault === 'too-short') return tooShort;
  if (!fault) return undefined;
  const { most } = limits;
  const count = countLetters(said(typed)) - most;
  return t('common:tooLong', { count, over: formatNumber(count), most: formatNumber(most) });
}
