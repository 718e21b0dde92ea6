/** What is sent and saved in tests of src/api. No two values are equal, so that none can stand in another's place. */
import type { MultiPolygon } from 'geojson';
import { expect } from 'vitest';
import { submitContribution } from '#api/contributions.ts';
import { type AreaToSave, savePriorityArea } from '#api/priority-areas.ts';
import type { Sending } from '#domain/contribution.ts';
import { newCode } from '#domain/receipt.ts';
import { be, done, service } from './asking.ts';

/** Where the contract of src/api is tried. */
export const REDCAR = 'E06000003';
export const key = () => crypto.randomUUID();
export const SOME_TIME = expect.stringMatching(/^20\d\d-/);

/** A home in Redcar, at 460526.7, 524671.2 of the British National Grid. */
export const HOME: [number, number] = [-1.064321, 54.613579];

export const sendingOf = (words: string): Sending => ({
  kind: 'idea',
  subject: 'event or group',
  words,
  street: 'Back Lane',
  lsoaCode: 'E01012145',
  point: HOME,
  blur: true,
});

/** Sends a contribution as a stranger, and gives its id beside what it was sent with. */
export async function sent(different: Partial<Sending> = {}) {
  const words = `More music on Sundays, ${crypto.randomUUID()}`;
  const once = { key: key(), receipt: newCode() };
  await be(null);
  await done(submitContribution(REDCAR, { ...sendingOf(words), ...different }, once));
  const { data } = await service().from('contributions').select('id').eq('words', words).single();
  return { id: String(data?.id), words, ...once };
}

/** Wider than it is high, so that it is seen when it is turned over. */
const PIER: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [-1.0701, 54.6101],
        [-1.0661, 54.6101],
        [-1.0661, 54.6112],
        [-1.0701, 54.6112],
        [-1.0701, 54.6101],
      ],
    ],
  ],
};

/** A new area. */
export const newArea = (name = `Around the pier ${crypto.randomUUID()}`): AreaToSave => ({
  id: null,
  version: null,
  placeCode: REDCAR,
  name,
  why: 'Many walk here in the dark',
  reason: 'double disadvantage',
  madeBy: 'keyboard',
  lsoaCodes: ['E01012145', 'E01012103', 'E01012160'],
  geometry: PIER,
});

/** Saves a new area as an officer. */
export async function draft(area = newArea()) {
  await be('officer');
  return { ...(await done(savePriorityArea(key(), area))), name: area.name };
}
