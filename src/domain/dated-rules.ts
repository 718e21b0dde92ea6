/**
 * The law that plans meet, as dated rows: a later regime is another row with its own first day, and
 * which row counts depends on the day something happened, never on today's code.
 */
import type { Period } from './calendar.ts';

type Dated = { inForceFrom: string; law: string };

/** The row in force on a day; null before the first. Rows need no order. */
export function ruleOn<R extends Dated>(rules: readonly R[], date: string): R | null {
  let found: R | null = null;
  for (const rule of rules) {
    if (rule.inForceFrom <= date && (!found || rule.inForceFrom > found.inForceFrom)) found = rule;
  }
  return found;
}

export type BestConsiderationRule = Dated & {
  /** a lease for longer than this counts as a disposal, as a freehold does */
  leaseOverYears: number;
};
/** Local Government Act 1972 s123(1), (2) and (7). */
export const BEST_CONSIDERATION_RULES: readonly BestConsiderationRule[] = [
  { inForceFrom: '1974-04-01', law: 'Local Government Act 1972, section 123', leaseOverYears: 7 },
];

export type UndervalueConsentRule = Dated & { undervalueUpToPounds: number };
/** Local Government Act 1972: General Disposal Consent (England) 2003, paragraph 2. */
export const UNDERVALUE_CONSENT_RULES: readonly UndervalueConsentRule[] = [
  {
    inForceFrom: '2003-08-04',
    law: 'General Disposal Consent (England) 2003',
    undervalueUpToPounds: 2_000_000,
  },
];

export type OpenSpaceRule = Dated & { newspaperWeeks: number };
/** s123(2A), put in by the Local Government, Planning and Land Act 1980. */
export const OPEN_SPACE_RULES: readonly OpenSpaceRule[] = [
  {
    inForceFrom: '1980-11-13',
    law: 'Local Government Act 1972, section 123(2A)',
    newspaperWeeks: 2,
  },
];

export type CommunityValueRule = Dated & {
  /** the authority decides on a nomination within this */
  decisionWithin: Period;
  listedFor: Period;
  /** each counted from the day the authority hears of the wish to sell, that day included */
  interim: Period;
  full: Period;
  protected: Period;
};
/** Localism Act 2011 ss87, 95; Assets of Community Value (England) Regulations 2012, reg 7. */
export const COMMUNITY_VALUE_RULES: readonly CommunityValueRule[] = [
  {
    inForceFrom: '2012-09-21',
    law: 'Localism Act 2011, sections 87 to 95',
    decisionWithin: { weeks: 8 },
    listedFor: { years: 5 },
    interim: { weeks: 6 },
    full: { months: 6 },
    protected: { months: 18 },
  },
];

export type PublicSpacesOrderRule = Dated & { longest: Period };
/** Anti-social Behaviour, Crime and Policing Act 2014 ss59 to 75. */
export const PUBLIC_SPACES_ORDER_RULES: readonly PublicSpacesOrderRule[] = [
  {
    inForceFrom: '2014-10-20',
    law: 'Anti-social Behaviour, Crime and Policing Act 2014, sections 59 to 75',
    longest: { years: 3 },
  },
];
