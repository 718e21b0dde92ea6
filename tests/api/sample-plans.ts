/** Plans and actions as they are saved in tests of src/api. No two values are equal. */
import type { PlanToSave } from '#api/plans.ts';

export const newTransfer = (areaId: string): PlanToSave => ({
  id: null,
  version: null,
  areaId,
  kind: 'asset-transfer',
  title: 'Give the hall to the people',
  subject: { layer: 'community-assets', id: 'way/71', name: 'Coatham Hall' },
  details: {
    kind: 'asset-transfer',
    value: {
      uprn: '10023456',
      tenure: 'leasehold',
      organisation: 'Friends of the hall',
      capitalPounds: 125_000,
      revenuePoundsPerYear: 3100.5,
      nominatedOn: '2026-03-02',
      decisionDueOn: '2026-09-30',
      reviewOn: '2027-01-31',
    },
  },
});
export const newImprovement = (areaId: string): PlanToSave => ({
  id: null,
  version: null,
  areaId,
  kind: 'improvement',
  title: 'Clear the alley',
  subject: { layer: 'alleys', id: 'way/72', name: 'Back Lane' },
  details: {
    kind: 'improvement',
    value: {
      works: ['gate', 'light'],
      standing: 'adopted',
      orderFrom: '2026-04-01',
      costPounds: 9,
    },
  },
});
export const newAction = (contributionIds: string[] = []) => ({
  title: 'Ask who holds the keys',
  ownerOrganisation: 'Friends of the alley',
  startsOn: '2026-05-01',
  dueOn: '2026-06-15',
  costPounds: 1250.5,
  funder: 'The lottery',
  contributionIds,
});
