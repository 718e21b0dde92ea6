/** An improvement plan for an alley or park: kinds of works, the checks they need, and gating. */
import * as v from 'valibot';
import { IsoDateSchema, lastDayBeginningWith } from './calendar.ts';
import { PUBLIC_SPACES_ORDER_RULES, ruleOn } from './dated-rules.ts';
import { LIMITS, text } from './said.ts';

export const WORKS = [
  'gate',
  'clear',
  'light',
  'paint',
  'plant',
  'seat',
  'play',
  'resurface',
] as const;
export type Works = (typeof WORKS)[number];

/** The first question about any alley. */
export const STANDINGS = [
  'adopted',
  'public right of way',
  'private',
  'unregistered',
  'not known',
] as const;
export type Standing = (typeof STANDINGS)[number];

export const CHECKS = [
  'standing',
  'order',
  'effect on neighbours',
  'effect on others',
  'alternative route',
  'not the only way to a home',
  'consultation',
  'agreement of those who share it',
  'owner search',
  'refuse and emergency access',
  'who holds keys',
  'utilities under ground',
  'highway authority agrees',
  'owner agrees',
  'lighting design and power',
  'wall owners agree',
  'soil and roots',
  'safe to sit and be seen',
  'play safety inspection',
  'waste removal',
  'drainage',
] as const;
export type Check = (typeof CHECKS)[number];

export const CHECK_STATES = ['to do', 'done', 'not needed'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

const Text = v.optional(text(LIMITS.planText));
const Day = v.optional(IsoDateSchema);

/** The `details` of an improvement plan. Every field may be left for later. Its checks and photographs are rows. */
export const ImprovementDetailsSchema = v.object({
  works: v.optional(v.array(v.picklist(WORKS)), []),
  standing: v.optional(v.picklist(STANDINGS)),
  whatChanges: Text,
  costPounds: v.optional(v.pipe(v.number(), v.minValue(0))),
  keptUpBy: Text,
  upkeepPoundsPerYear: v.optional(v.pipe(v.number(), v.minValue(0))),
  consents: Text,
  consultedFrom: Day,
  consultedTo: Day,
  orderFrom: Day,
});
export type ImprovementDetails = v.InferOutput<typeof ImprovementDetailsSchema>;

const CHECKS_OF_WORKS: Record<Exclude<Works, 'gate'>, readonly Check[]> = {
  clear: ['waste removal', 'refuse and emergency access'],
  light: ['lighting design and power', 'effect on neighbours'],
  paint: ['wall owners agree'],
  plant: ['utilities under ground', 'soil and roots'],
  seat: ['safe to sit and be seen', 'refuse and emergency access'],
  play: ['play safety inspection', 'utilities under ground'],
  resurface: ['utilities under ground', 'drainage'],
};

const CHECKS_OF_STANDING: Record<Standing, readonly Check[]> = {
  adopted: ['highway authority agrees'],
  'public right of way': ['highway authority agrees'],
  private: ['owner agrees'],
  unregistered: ['owner search'],
  'not known': [],
};

/**
 * Gating, by who the way belongs to. An adopted alley is a public highway, so it too is closed only by
 * order. The limits are those of the 2014 Act, s64.
 */
const CHECKS_OF_GATING: Record<Standing, readonly Check[]> = {
  adopted: [
    'order',
    'effect on neighbours',
    'effect on others',
    'alternative route',
    'not the only way to a home',
    'consultation',
  ],
  'public right of way': [
    'order',
    'effect on neighbours',
    'effect on others',
    'alternative route',
    'not the only way to a home',
    'consultation',
  ],
  private: ['agreement of those who share it'],
  unregistered: ['owner search', 'agreement of those who share it'],
  'not known': [],
};

const needsOrder = (details: ImprovementDetails): boolean =>
  details.works.includes('gate') &&
  (details.standing === 'adopted' || details.standing === 'public right of way');

/** The checks that the works need, in the order of `CHECKS`: whose it is comes first, always. */
export function checksFor(works: readonly Works[], standing: Standing | undefined): Check[] {
  const needed = new Set<Check>(['standing', ...CHECKS_OF_STANDING[standing ?? 'not known']]);
  for (const work of works) {
    const checks =
      work === 'gate'
        ? [
            ...CHECKS_OF_GATING[standing ?? 'not known'],
            'refuse and emergency access' as const,
            'who holds keys' as const,
          ]
        : CHECKS_OF_WORKS[work];
    for (const check of checks) needed.add(check);
  }
  return CHECKS.filter((check) => needed.has(check));
}

/** The public spaces protection order of a gate: what it rests on and its last day; null when none is needed. */
export type GatingOrder = {
  law: string;
  inForceFrom: string;
  state: 'to-do' | 'running' | 'over';
  lastDay: string | null;
};

export function gatingOrder(details: ImprovementDetails, today: string): GatingOrder | null {
  if (!needsOrder(details)) return null;
  const { orderFrom } = details;
  const rule = ruleOn(PUBLIC_SPACES_ORDER_RULES, orderFrom ?? today);
  if (!rule) return null;
  const lastDay = orderFrom ? lastDayBeginningWith(orderFrom, rule.longest) : null;
  return {
    law: rule.law,
    inForceFrom: rule.inForceFrom,
    state: lastDay === null ? 'to-do' : today > lastDay ? 'over' : 'running',
    lastDay,
  };
}
