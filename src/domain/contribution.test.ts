import { describe, expect, test } from 'vitest';
import { type Draft, draftProblems, EMPTY_DRAFT, sendingOf } from './contribution.ts';

const ALL = ['kind', 'where', 'subject', 'words', 'personal'] as const;
const pressed: Draft = {
  kind: 'need',
  where: { kind: 'point', point: [-1.52, 53.81] },
  subject: 'rubbish',
  words: '  Bags every Friday. ',
  personal: false,
  hidePoint: false,
};

describe('what still stands in the way', () => {
  test('of an empty draft: everything, in the order asked', () => {
    expect(draftProblems(EMPTY_DRAFT, ALL)).toEqual([
      { field: 'kind', reason: 'missing' },
      { field: 'where', reason: 'missing' },
      { field: 'subject', reason: 'missing' },
      { field: 'words', reason: 'too-short' },
      { field: 'personal', reason: 'missing' },
    ]);
  });
  test('of a whole draft: nothing', () => expect(draftProblems(pressed, ALL)).toEqual([]));
  test('a subject of another kind is missing', () => {
    expect(draftProblems({ ...pressed, kind: 'story' }, ['subject'])).toEqual([
      { field: 'subject', reason: 'missing' },
    ]);
  });
  test.each([
    ['  ab ', 'too-short'],
    ['x'.repeat(2001), 'too-long'],
  ] as const)('words of a wrong length are refused', (words, reason) => {
    expect(draftProblems({ ...pressed, words }, ['words'])).toEqual([{ field: 'words', reason }]);
  });
  test('spaces round the words are not counted', () => {
    expect(draftProblems({ ...pressed, words: ` ${'x'.repeat(2000)} ` }, ['words'])).toEqual([]);
  });
});

describe('what leaves the device', () => {
  test('a point that is about nobody is public as it is', () => {
    expect(sendingOf(pressed)).toEqual({
      sending: {
        kind: 'need',
        subject: 'rubbish',
        words: 'Bags every Friday.',
        street: null,
        lsoaCode: null,
        point: [-1.52, 53.81],
        blur: false,
      },
      publicWhere: 'exact',
      officerWhere: 'exact',
    });
  });
  test('a point about a person or a home is public within 100 metres only', () => {
    const { sending, publicWhere, officerWhere } = sendingOf({ ...pressed, personal: true });
    expect(sending).toMatchObject({ point: [-1.52, 53.81], blur: true });
    expect([publicWhere, officerWhere]).toEqual(['within-100-metres', 'exact']);
  });
  test('a hidden point is not sent at all', () => {
    const { sending, officerWhere } = sendingOf({ ...pressed, personal: true, hidePoint: true });
    expect(sending.point).toBeNull();
    expect(officerWhere).toBe('nothing');
  });
  test('hiding means nothing when it is about nobody', () => {
    expect(sendingOf({ ...pressed, hidePoint: true }).publicWhere).toBe('exact');
  });
  test('an offer of help carries neither point nor street', () => {
    const { sending, publicWhere } = sendingOf({
      ...pressed,
      kind: 'asset',
      subject: 'help I can give',
      where: { kind: 'street', name: 'Spencer Place', point: [-1.52, 53.81] },
    });
    expect(sending).toMatchObject({ point: null, street: null });
    expect(publicWhere).toBe('nothing');
  });
  test('a street goes by its name', () => {
    const where = { kind: 'street', name: 'Spencer Place', point: [-1.52, 53.81] } as const;
    const { sending, publicWhere } = sendingOf({
      ...pressed,
      where: { ...where, point: [-1.52, 53.81] },
    });
    expect(sending).toMatchObject({ street: 'Spencer Place', point: [-1.52, 53.81], blur: false });
    expect(publicWhere).toBe('street');
  });
  test('a LSOA goes by its code, without a point', () => {
    const where = { kind: 'lsoa', code: 'E01011629', name: 'Leeds 055C' } as const;
    expect(sendingOf({ ...pressed, where }).sending).toMatchObject({
      lsoaCode: 'E01011629',
      point: null,
    });
  });
  test('an incomplete draft is a bug', () => {
    expect(() => sendingOf({ ...pressed, personal: null })).toThrow('draft not complete');
  });
});
