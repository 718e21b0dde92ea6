/**
 * Words as people write them: what is kept of them, and how they are counted. Both as the database does
 * it (`private.said`, `private.readable_length`, the checks of its tables), which has the last word.
 */

import * as v from 'valibot';

/** In code points: an emoji or a letter outside the first plane is one. `least` of them can be read. */
export type Limits = { least: number; most: number };

/** What each text may be, as its column says. `least: 0`: it may be left out. */
export const LIMITS = {
  contributionWords: { least: 3, most: 2000 },
  declineReason: { least: 3, most: 1000 },
  reply: { least: 1, most: 2000 },
  areaName: { least: 1, most: 120 },
  areaWhy: { least: 3, most: 4000 },
  planTitle: { least: 1, most: 160 },
  planText: { least: 0, most: 2000 },
  stageReason: { least: 3, most: 2000 },
  photographWords: { least: 1, most: 300 },
  actionTitle: { least: 1, most: 200 },
  actionOwner: { least: 1, most: 160 },
  actionFunder: { least: 0, most: 160 },
  statusReason: { least: 3, most: 2000 },
  displayName: { least: 1, most: 80 },
} as const satisfies Record<string, Limits>;

/** No text of PostgreSQL holds these: NUL, and halves of a character that lost each other. */
const UNKEEPABLE = /[\0\p{Surrogate}]/gu;

/** What is sent of what was typed. */
export const said = (typed: string): string => typed.replace(UNKEEPABLE, '').trim();

/**
 * Control characters, spaces of every width, soft hyphens, joiners, marks of direction, fillers, the empty
 * Braille cell, selectors of variants, and tags: character by character those of `private.readable_length`.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: alone or behind a letter, it is not seen
  /[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]+/gu;
/** The database looks at so many: no field takes more. */
const LOOKED_AT = 4000;

export const countLetters = (text: string): number => [...text].length;
/** How many can be seen. */
export const countReadable = (text: string): number =>
  countLetters([...text].slice(0, LOOKED_AT).join('').replace(UNSEEN, ''));

/** Why a text is refused, null where it is taken. */
export function textFault(typed: string, { least, most }: Limits): 'too-short' | 'too-long' | null {
  const words = said(typed);
  if (countReadable(words) < least) return 'too-short';
  return countLetters(words) > most ? 'too-long' : null;
}

/** A text within its limits, as it is sent. The issues say `too-short` and `too-long`. */
export const text = (limits: Limits) =>
  v.pipe(
    v.string(),
    v.transform(said),
    v.check((words) => textFault(words, limits) !== 'too-short', 'too-short'),
    v.check((words) => textFault(words, limits) !== 'too-long', 'too-long'),
  );
