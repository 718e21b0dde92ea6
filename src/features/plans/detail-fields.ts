/** The fields of each kind of plan in the groups in which the form shows them. */
import {
  type AssetTransferDetails,
  CONDITIONS,
  ENERGY_RATINGS,
  LEGAL_FORMS,
  TENURES,
  TERMS_OFFERED,
  YES_NO,
} from '#domain/asset-transfer.ts';
import { type ImprovementDetails, STANDINGS } from '#domain/improvement.ts';
import type { PlanKind } from '#domain/plans.ts';

/** Works are written apart: a choice of many. */
export type FieldName = keyof AssetTransferDetails | Exclude<keyof ImprovementDetails, 'works'>;
type Choice =
  | (typeof TENURES)[number]
  | (typeof CONDITIONS)[number]
  | (typeof ENERGY_RATINGS)[number]
  | (typeof LEGAL_FORMS)[number]
  | (typeof YES_NO)[number]
  | (typeof TERMS_OFFERED)[number]
  | (typeof STANDINGS)[number];

type Input =
  | { input: 'text' | 'words' | 'number' | 'pounds' | 'date' }
  | { input: 'choice'; choices: readonly Choice[] };
export type Field = { name: FieldName } & Input;
type GroupName =
  | 'asset'
  | 'organisation'
  | 'proposal'
  | 'money'
  | 'terms'
  | 'decision'
  | 'communityValue'
  | 'works'
  | 'upkeep'
  | 'consents';
export type Group = { group: GroupName; fields: Field[] };

const choice = (name: FieldName, choices: readonly Choice[]): Field => ({
  name,
  input: 'choice',
  choices,
});
const all = (input: Exclude<Input['input'], 'choice'>, ...names: FieldName[]): Field[] =>
  names.map((name) => ({ name, input }));

export const DETAIL_GROUPS: Record<PlanKind, Group[]> = {
  'asset-transfer': [
    {
      group: 'proposal',
      fields: all('words', 'use', 'whoBenefits', 'evidenceOfNeed'),
    },
    {
      group: 'asset',
      fields: [
        ...all('text', 'uprn'),
        choice('tenure', TENURES),
        choice('condition', CONDITIONS),
        choice('energyRating', ENERGY_RATINGS),
        ...all('pounds', 'runningCostPoundsPerYear'),
        choice('openSpace', YES_NO),
        ...all('words', 'restrictionsOnAsset'),
      ],
    },
    {
      group: 'organisation',
      fields: [
        ...all('text', 'organisation'),
        choice('legalForm', LEGAL_FORMS),
        choice('assetLock', YES_NO),
      ],
    },
    {
      group: 'money',
      fields: [
        ...all('pounds', 'capitalPounds', 'revenuePoundsPerYear'),
        ...all('text', 'funders'),
        ...all('pounds', 'marketValuePounds', 'undervaluePounds'),
      ],
    },
    {
      group: 'terms',
      fields: [
        choice('termsOffered', TERMS_OFFERED),
        ...all('number', 'leaseYears'),
        ...all('text', 'repair', 'breakClause', 'restrictionsOnUse'),
      ],
    },
    {
      group: 'decision',
      fields: [
        ...all('text', 'decisionMaker'),
        ...all('words', 'conditions'),
        ...all('date', 'decisionDueOn', 'openSpaceNoticeOn', 'completionDueOn', 'reviewOn'),
      ],
    },
    {
      group: 'communityValue',
      fields: all('date', 'nominatedOn', 'listedOn', 'disposalNoticeOn'),
    },
  ],
  improvement: [
    {
      group: 'works',
      fields: [
        choice('standing', STANDINGS),
        ...all('words', 'whatChanges'),
        ...all('pounds', 'costPounds'),
      ],
    },
    {
      group: 'upkeep',
      fields: [...all('text', 'keptUpBy'), ...all('pounds', 'upkeepPoundsPerYear')],
    },
    {
      group: 'consents',
      fields: [
        ...all('words', 'consents'),
        ...all('date', 'consultedFrom', 'consultedTo', 'orderFrom'),
      ],
    },
  ],
};
