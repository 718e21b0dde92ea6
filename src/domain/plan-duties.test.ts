import { expect, test } from 'vitest';
import type { ImprovementDetails } from './improvement.ts';
import { assetTransferDays, improvementDays, isToDo } from './plan-duties.ts';

const improvement = (more: Partial<ImprovementDetails>): ImprovementDetails => ({
  works: ['gate'],
  ...more,
});

test('a notice of disposal received on 31 August 2026 ends on the days of the published example', () => {
  expect(assetTransferDays({ disposalNoticeOn: '2026-08-31' })).toEqual([
    { duty: 'interim-moratorium', beganOn: '2026-08-31', dueOn: '2026-10-11' },
    { duty: 'full-moratorium', beganOn: '2026-08-31', dueOn: '2027-02-28' },
    { duty: 'protected-period', beganOn: '2026-08-31', dueOn: '2028-02-29' },
  ]);
});

test('a nomination keeps its day after the listing, so that it can be counted whether it was met', () => {
  // eight weeks after Thursday 1 January 2026: Thursday 26 February
  expect(assetTransferDays({ nominatedOn: '2026-01-01', listedOn: '2026-02-20' })).toEqual([
    { duty: 'nomination-decision', beganOn: '2026-01-01', dueOn: '2026-02-26' },
    { duty: 'listing', beganOn: '2026-02-20', dueOn: '2031-02-19' },
  ]);
});

test('the days that a plan names itself are due on themselves', () => {
  const days = assetTransferDays({
    decisionDueOn: '2027-03-01',
    completionDueOn: '2027-09-30',
    reviewOn: '2028-01-31',
  });
  expect(days).toEqual([
    { duty: 'decision', beganOn: null, dueOn: '2027-03-01' },
    { duty: 'completion', beganOn: null, dueOn: '2027-09-30' },
    { duty: 'review', beganOn: null, dueOn: '2028-01-31' },
  ]);
  expect(days.every(({ duty }) => isToDo(duty))).toBe(true);
});

test('a gate on a public right of way wants its order again after three years', () => {
  const details = improvement({ standing: 'public right of way', orderFrom: '2026-05-01' });
  expect(improvementDays(details)).toEqual([
    { duty: 'order-renewal', beganOn: '2026-05-01', dueOn: '2029-04-30' },
  ]);
});

test('a private alley wants no order, whatever day stands there', () => {
  expect(improvementDays(improvement({ standing: 'private', orderFrom: '2026-05-01' }))).toEqual(
    [],
  );
});

test('a consultation is due when it ends; one that ends before it begins is no period', () => {
  expect(
    improvementDays(improvement({ consultedFrom: '2026-05-01', consultedTo: '2026-05-29' })),
  ).toEqual([{ duty: 'consultation', beganOn: '2026-05-01', dueOn: '2026-05-29' }]);
  expect(
    improvementDays(improvement({ consultedFrom: '2026-05-30', consultedTo: '2026-05-29' })),
  ).toEqual([]);
});

test('what is not known gives no day', () => {
  expect([...assetTransferDays({}), ...improvementDays(improvement({}))]).toEqual([]);
});
