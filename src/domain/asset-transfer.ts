/** An asset-transfer plan: what is written down about it, and which duties of the authority follow. */
import * as v from 'valibot';
import { IsoDateSchema, lastDayBeginningWith, lastDayWithin } from './calendar.ts';
import {
  BEST_CONSIDERATION_RULES,
  COMMUNITY_VALUE_RULES,
  type CommunityValueRule,
  OPEN_SPACE_RULES,
  ruleOn,
  UNDERVALUE_CONSENT_RULES,
} from './dated-rules.ts';
import { LIMITS, text } from './said.ts';

const Text = v.optional(text(LIMITS.planText));
const Pounds = v.optional(v.pipe(v.number(), v.minValue(0)));
const Day = v.optional(IsoDateSchema);

export const TENURES = ['freehold', 'leasehold', 'not known'] as const;
export const CONDITIONS = ['good', 'fair', 'poor', 'very poor'] as const;
export const ENERGY_RATINGS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'none'] as const;
export const LEGAL_FORMS = [
  'charitable incorporated organisation',
  'charitable company',
  'community interest company',
  'community benefit society',
  'cooperative society',
  'parish or town council',
  'unincorporated group',
  'not formed yet',
] as const;
export const YES_NO = ['yes', 'no'] as const;
export const TERMS_OFFERED = ['licence', 'lease', 'freehold'] as const;

/** The `details` of an asset-transfer plan. Every field may be left for later. */
export const AssetTransferDetailsSchema = v.object({
  uprn: v.optional(v.pipe(v.string(), v.regex(/^\d{1,12}$/))),
  tenure: v.optional(v.picklist(TENURES)),
  condition: v.optional(v.picklist(CONDITIONS)),
  energyRating: v.optional(v.picklist(ENERGY_RATINGS)),
  runningCostPoundsPerYear: Pounds,
  openSpace: v.optional(v.picklist(YES_NO)),
  restrictionsOnAsset: Text,

  organisation: Text,
  legalForm: v.optional(v.picklist(LEGAL_FORMS)),
  assetLock: v.optional(v.picklist(YES_NO)),

  use: Text,
  whoBenefits: Text,
  evidenceOfNeed: Text,

  capitalPounds: Pounds,
  revenuePoundsPerYear: Pounds,
  funders: Text,
  marketValuePounds: Pounds,
  undervaluePounds: Pounds,

  termsOffered: v.optional(v.picklist(TERMS_OFFERED)),
  leaseYears: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(999))),
  repair: Text,
  breakClause: Text,
  restrictionsOnUse: Text,

  decisionMaker: Text,
  conditions: Text,
  decisionDueOn: Day,
  openSpaceNoticeOn: Day,
  completionDueOn: Day,
  reviewOn: Day,

  nominatedOn: Day,
  listedOn: Day,
  disposalNoticeOn: Day,
});
export type AssetTransferDetails = v.InferOutput<typeof AssetTransferDetailsSchema>;

/** One duty and how it stands. Texts are in the catalogue by `duty` and `state`. */
export type Duty = {
  duty: 'best-consideration' | 'open-space-notice' | CommunityValueDuty;
  state: DutyState;
  law: string;
  inForceFrom: string;
  /** the day that the duty ends on or is due on, where it has one */
  on: string | null;
  /** the limit in the rule, where it has one */
  limitPounds?: number;
};
type DutyState =
  | 'not-a-disposal'
  | 'market-price'
  | 'covered'
  | 'needs-consent'
  | 'needs-value'
  | 'to-do'
  | 'done'
  | 'due'
  | 'running'
  | 'over';

/** Is it a disposal in the sense of s123: a freehold, or a lease over seven years? Null: not known yet. */
function isDisposal(details: AssetTransferDetails, leaseOverYears: number): boolean | null {
  const { termsOffered, leaseYears } = details;
  if (termsOffered === 'freehold') return true;
  if (termsOffered === 'licence') return false;
  if (termsOffered === 'lease' && leaseYears !== undefined) return leaseYears > leaseOverYears;
  return null;
}

function bestConsideration(details: AssetTransferDetails, today: string): Duty[] {
  const rule = ruleOn(BEST_CONSIDERATION_RULES, today);
  const consent = ruleOn(UNDERVALUE_CONSENT_RULES, today);
  if (!rule || !consent) return [];
  const disposal = isDisposal(details, rule.leaseOverYears);
  if (disposal === null) return [];
  const duty = (state: DutyState, by: { law: string; inForceFrom: string } = rule): Duty => ({
    duty: 'best-consideration',
    state,
    law: by.law,
    inForceFrom: by.inForceFrom,
    on: null,
    limitPounds: consent.undervalueUpToPounds,
  });
  if (!disposal) return [duty('not-a-disposal')];
  if (details.undervaluePounds === undefined) return [duty('needs-value')];
  if (details.undervaluePounds === 0) return [duty('market-price')];
  return details.undervaluePounds <= consent.undervalueUpToPounds
    ? [duty('covered', consent)]
    : [duty('needs-consent', consent)];
}

/** Open space is advertised before any disposal, a short lease included (s123(2A) makes no exception for it). */
function openSpace(details: AssetTransferDetails, today: string): Duty[] {
  const rule = ruleOn(OPEN_SPACE_RULES, today);
  const offered = details.termsOffered === 'lease' || details.termsOffered === 'freehold';
  if (!rule || details.openSpace !== 'yes' || !offered) return [];
  return [
    {
      duty: 'open-space-notice',
      state: details.openSpaceNoticeOn ? 'done' : 'to-do',
      law: rule.law,
      inForceFrom: rule.inForceFrom,
      on: details.openSpaceNoticeOn ?? null,
    },
  ];
}

type CommunityValueDuty =
  | 'nomination-decision'
  | 'listing'
  | 'interim-moratorium'
  | 'full-moratorium'
  | 'protected-period';
type CommunityValuePeriod = {
  duty: CommunityValueDuty;
  rule: CommunityValueRule;
  beganOn: string;
  lastDay: string;
};

/**
 * The periods that began to run with a nomination, a listing or a notice of disposal, with the last day
 * of each. Each follows the rule of the day it began on, so a running one keeps its length when the law
 * changes.
 */
export function communityValuePeriods(
  { nominatedOn, listedOn, disposalNoticeOn }: AssetTransferDetails,
  rules = COMMUNITY_VALUE_RULES,
): CommunityValuePeriod[] {
  const period = (
    duty: CommunityValueDuty,
    beganOn: string | undefined,
    last: (began: string, rule: CommunityValueRule) => string,
  ): CommunityValuePeriod[] => {
    const rule = beganOn && ruleOn(rules, beganOn);
    return beganOn && rule ? [{ duty, rule, beganOn, lastDay: last(beganOn, rule) }] : [];
  };
  return [
    ...period('nomination-decision', nominatedOn, (began, rule) =>
      lastDayWithin(began, rule.decisionWithin),
    ),
    ...period('listing', listedOn, (began, rule) => lastDayBeginningWith(began, rule.listedFor)),
    ...period('interim-moratorium', disposalNoticeOn, (began, rule) =>
      lastDayBeginningWith(began, rule.interim),
    ),
    ...period('full-moratorium', disposalNoticeOn, (began, rule) =>
      lastDayBeginningWith(began, rule.full),
    ),
    ...period('protected-period', disposalNoticeOn, (began, rule) =>
      lastDayBeginningWith(began, rule.protected),
    ),
  ];
}

function communityValue(
  details: AssetTransferDetails,
  today: string,
  rules: typeof COMMUNITY_VALUE_RULES,
): Duty[] {
  return communityValuePeriods(details, rules)
    .filter(({ duty }) => duty !== 'nomination-decision' || !details.listedOn)
    .map(({ duty, rule, lastDay }) => ({
      duty,
      state: today > lastDay ? 'over' : duty === 'nomination-decision' ? 'due' : 'running',
      law: rule.law,
      inForceFrom: rule.inForceFrom,
      on: lastDay,
    }));
}

/** The duties that follow from what is known, by the rules in force; what is not known gives no duty. */
export function assetTransferDuties(
  details: AssetTransferDetails,
  today: string,
  communityValueRules = COMMUNITY_VALUE_RULES,
): Duty[] {
  return [
    ...bestConsideration(details, today),
    ...openSpace(details, today),
    ...communityValue(details, today, communityValueRules),
  ];
}
