/**
 * The days that a plan must keep, as rows that the database can count and remind of: when each began
 * to run and when it is due or ends. Which days they are follows from the plan's details by the dated
 * rules; whether one is done is written beside it by whoever did it.
 */
import { type AssetTransferDetails, communityValuePeriods } from './asset-transfer.ts';
import { gatingOrder, type ImprovementDetails } from './improvement.ts';

/** What somebody does by the day, and what ends on it by itself. */
const DUTIES_TO_DO = [
  'nomination-decision',
  'decision',
  'completion',
  'review',
  'consultation',
  'order-renewal',
] as const;
const DUTIES_THAT_END = [
  'listing',
  'interim-moratorium',
  'full-moratorium',
  'protected-period',
] as const;
export const PLAN_DUTIES = [...DUTIES_TO_DO, ...DUTIES_THAT_END];
export type PlanDuty = (typeof PLAN_DUTIES)[number];

/** Days as ISO 8601 dates; `beganOn` is null where the plan names the day itself. */
export type DutyDays = { duty: PlanDuty; beganOn: string | null; dueOn: string };

export const isToDo = (duty: PlanDuty): boolean => DUTIES_TO_DO.some((known) => known === duty);

const named = (duty: PlanDuty, dueOn: string | undefined): DutyDays[] =>
  dueOn ? [{ duty, beganOn: null, dueOn }] : [];

export function assetTransferDays(details: AssetTransferDetails): DutyDays[] {
  return [
    ...communityValuePeriods(details).map(({ duty, beganOn, lastDay }) => ({
      duty,
      beganOn,
      dueOn: lastDay,
    })),
    ...named('decision', details.decisionDueOn),
    ...named('completion', details.completionDueOn),
    ...named('review', details.reviewOn),
  ];
}

export function improvementDays(details: ImprovementDetails): DutyDays[] {
  const { consultedFrom, consultedTo, orderFrom } = details;
  // which order is needed does not depend on the day it is asked, once it has begun
  const lastDay = orderFrom ? gatingOrder(details, orderFrom)?.lastDay : null;
  return [
    ...(consultedTo && !(consultedFrom && consultedFrom > consultedTo)
      ? [{ duty: 'consultation' as const, beganOn: consultedFrom ?? null, dueOn: consultedTo }]
      : []),
    ...(orderFrom && lastDay
      ? [{ duty: 'order-renewal' as const, beganOn: orderFrom, dueOn: lastDay }]
      : []),
  ];
}
