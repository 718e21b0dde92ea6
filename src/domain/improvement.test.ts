import * as v from 'valibot';
import { expect, test } from 'vitest';
import { checksFor, gatingOrder, ImprovementDetailsSchema } from './improvement.ts';

const details = (known: object) => v.parse(ImprovementDetailsSchema, known);

test('whose it is comes first for every kind of works', () => {
  expect(checksFor([], undefined)).toEqual(['standing']);
  expect(checksFor(['paint'], 'private')[0]).toBe('standing');
});

test('gating a public right of way needs an order and what the Act asks for', () => {
  expect(checksFor(['gate'], 'public right of way')).toEqual([
    'standing',
    'order',
    'effect on neighbours',
    'effect on others',
    'alternative route',
    'not the only way to a home',
    'consultation',
    'refuse and emergency access',
    'who holds keys',
    'highway authority agrees',
  ]);
});

test('gating a private alley needs the agreement of those who share it, and no order', () => {
  const checks = checksFor(['gate'], 'private');
  expect(checks).toContain('agreement of those who share it');
  expect(checks).not.toContain('order');
  expect(gatingOrder(details({ works: ['gate'], standing: 'private' }), '2026-11-22')).toBeNull();
});

test('checks that two kinds of works share are asked once', () => {
  const checks = checksFor(['plant', 'resurface'], 'adopted');
  expect(checks.filter((check) => check === 'utilities under ground')).toHaveLength(1);
});

test('an order lasts three years at most, its first day counted', () => {
  const gate = { works: ['gate'], standing: 'adopted' };
  expect(gatingOrder(details(gate), '2026-11-22')).toMatchObject({ state: 'to-do', lastDay: null });
  const made = details({ ...gate, orderFrom: '2024-02-29' });
  expect(gatingOrder(made, '2027-02-28')).toMatchObject({
    state: 'running',
    lastDay: '2027-02-28',
  });
  expect(gatingOrder(made, '2027-03-01')?.state).toBe('over');
  expect(gatingOrder(details({ works: ['light'], standing: 'adopted' }), '2026-11-22')).toBeNull();
});

test('an empty JSON column is an empty plan, a strange one is refused', () => {
  expect(details({})).toEqual({ works: [] });
  expect(v.is(ImprovementDetailsSchema, { works: ['demolish'] })).toBe(false);
  expect(v.is(ImprovementDetailsSchema, { standing: 'perhaps' })).toBe(false);
});
