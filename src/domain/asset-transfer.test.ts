import * as v from 'valibot';
import { expect, test } from 'vitest';
import { AssetTransferDetailsSchema, assetTransferDuties } from './asset-transfer.ts';
import { COMMUNITY_VALUE_RULES } from './dated-rules.ts';

const TODAY = '2026-11-22';
const stateOf = (details: Parameters<typeof assetTransferDuties>[0], duty = 'best-consideration') =>
  assetTransferDuties(details, TODAY).find((known) => known.duty === duty);

test('seven years of lease is a short tenancy, a day more is a disposal', () => {
  expect(stateOf({ termsOffered: 'lease', leaseYears: 7 })?.state).toBe('not-a-disposal');
  expect(stateOf({ termsOffered: 'lease', leaseYears: 7.01 })?.state).toBe('needs-value');
  expect(stateOf({ termsOffered: 'licence' })?.state).toBe('not-a-disposal');
  expect(stateOf({ termsOffered: 'lease' })).toBeUndefined();
  expect(stateOf({})).toBeUndefined();
});

test('the general consent covers an undervalue of exactly two million pounds and not a pound more', () => {
  const freehold = { termsOffered: 'freehold' } as const;
  expect(stateOf({ ...freehold, undervaluePounds: 2_000_000 })?.state).toBe('covered');
  expect(stateOf({ ...freehold, undervaluePounds: 2_000_001 })?.state).toBe('needs-consent');
  expect(stateOf({ ...freehold, undervaluePounds: 0 })?.state).toBe('market-price');
  expect(stateOf({ ...freehold, undervaluePounds: 2_000_000 })?.inForceFrom).toBe('2003-08-04');
});

test('open space is advertised first, also before a short lease', () => {
  const lease = { termsOffered: 'lease', leaseYears: 5, openSpace: 'yes' } as const;
  expect(stateOf(lease, 'open-space-notice')?.state).toBe('to-do');
  expect(stateOf({ ...lease, openSpaceNoticeOn: '2026-10-01' }, 'open-space-notice')?.state).toBe(
    'done',
  );
  expect(stateOf({ ...lease, openSpace: 'no' }, 'open-space-notice')).toBeUndefined();
});

test('a nomination is decided within eight weeks of its receipt', () => {
  // counted on paper: 1 October and 56 days is 26 November
  const duty = stateOf({ nominatedOn: '2026-10-01' }, 'nomination-decision');
  expect(duty).toMatchObject({ state: 'due', on: '2026-11-26' });
  expect(stateOf({ nominatedOn: '2026-09-01' }, 'nomination-decision')?.state).toBe('over');
  expect(
    stateOf({ nominatedOn: '2026-09-01', listedOn: '2026-10-20' }, 'nomination-decision'),
  ).toBeUndefined();
});

test('the moratorium periods begin with the day of the notice', () => {
  const duties = assetTransferDuties(
    { listedOn: '2024-02-29', disposalNoticeOn: '2026-10-31' },
    TODAY,
  );
  expect(duties.map(({ duty, on, state }) => [duty, on, state])).toEqual([
    // five years from a 29 February: 2029 has none, so 28 February
    ['listing', '2029-02-28', 'running'],
    // 31 October is day 1; October 1, November 30, December 11 are 42
    ['interim-moratorium', '2026-12-11', 'running'],
    // day 1 of month 7 would be 31 April
    ['full-moratorium', '2027-04-30', 'running'],
    ['protected-period', '2028-04-30', 'running'],
  ]);
});

test('a period keeps the rule of the day it began on when a later regime is added', () => {
  const [current] = COMMUNITY_VALUE_RULES;
  if (!current) throw new Error('no rule');
  const later = { ...current, inForceFrom: '2027-04-01', law: 'later', full: { months: 12 } };
  const lastDay = (notice: string) =>
    assetTransferDuties({ disposalNoticeOn: notice }, TODAY, [later, current]).find(
      ({ duty }) => duty === 'full-moratorium',
    );
  expect(lastDay('2027-03-31')).toMatchObject({ on: '2027-09-30', law: current.law });
  expect(lastDay('2027-04-01')).toMatchObject({ on: '2028-03-31', law: 'later' });
  expect(lastDay('2012-09-20')).toBeUndefined();
});

test('details are refused at the door when a field is not what it should be', () => {
  expect(v.is(AssetTransferDetailsSchema, {})).toBe(true);
  expect(v.is(AssetTransferDetailsSchema, { uprn: '72123456' })).toBe(true);
  expect(v.is(AssetTransferDetailsSchema, { uprn: '72-1' })).toBe(false);
  expect(v.is(AssetTransferDetailsSchema, { marketValuePounds: -1 })).toBe(false);
  expect(v.is(AssetTransferDetailsSchema, { energyRating: 'H' })).toBe(false);
});
