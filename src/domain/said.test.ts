import { expect, test } from 'vitest';
import { countLetters, countReadable, LIMITS, said, textFault } from './said.ts';

const WORDS = LIMITS.contributionWords;

test('an emoji is one letter, so two of them are too short and 1,001 are not too long', () => {
  expect(countLetters('👍👍')).toBe(2);
  expect(textFault('👍👍', WORDS)).toBe('too-short');
  expect(textFault('👍👍👍', WORDS)).toBeNull();
  expect(textFault('😀'.repeat(1001), WORDS)).toBeNull();
  expect(textFault('😀'.repeat(2000), WORDS)).toBeNull();
  expect(textFault('😀'.repeat(2001), WORDS)).toBe('too-long');
});

test('what nobody can see is nothing', () => {
  for (const unseen of [
    '\u200B'.repeat(4),
    '\u00A0'.repeat(4),
    '\u3164\uFE0F\u2800\u{E0041}',
    '\t\n',
  ])
    expect(textFault(unseen, LIMITS.reply)).toBe('too-short');
  expect(countReadable(' a\u200Bb ')).toBe(2);
  expect(textFault(' ab ', WORDS)).toBe('too-short');
});

test('what no database can hold is not sent', () => {
  expect(said(' a\0b\uD83D ')).toBe('ab');
  expect(said('👍')).toBe('👍');
});

test('what may be left out may be empty, and not too long', () => {
  expect(textFault('', LIMITS.actionFunder)).toBeNull();
  expect(textFault('x'.repeat(161), LIMITS.actionFunder)).toBe('too-long');
});
