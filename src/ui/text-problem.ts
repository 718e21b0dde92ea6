import { countLetters, type Limits, said, textFault } from '#domain/said.ts';
import { t } from '#text/t.ts';

/** What is wrong with a text, in a sentence; undefined where nothing is. `tooShort` says what is wanted. */
export function textProblem(typed: string, limits: Limits, tooShort: string): string | undefined {
  const fault = textFault(typed, limits);
  if (fault === 'too-short') return tooShort;
  const { most } = limits;
  return fault ? t('common:tooLong', { count: countLetters(said(typed)) - most, most }) : undefined;
}
