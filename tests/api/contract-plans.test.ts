/** Plans, who reads them and who writes them, by the functions of src/api on the shared server. */
import { beforeAll, expect, test } from 'vitest';
import { followedQuery } from '#api/contributions.ts';
import { loadWritten } from '#api/exports.ts';
import { movePlan, plansQuery, saveAction, savePlan, setActionStatus } from '#api/plans.ts';
import { setPriorityAreaStatus } from '#api/priority-areas.ts';
import { be, done, shown } from './asking.ts';
import { newAction, newImprovement, newTransfer } from './sample-plans.ts';
import { draft, key, REDCAR, SOME_TIME, sent } from './samples.ts';

let areaId = '';
const plans = () => shown(plansQuery(areaId));
const planOf = async (id: string) => (await plans()).find((plan) => plan.id === id);
async function planned(toSave = newImprovement(areaId)) {
  await be('officer');
  return done(savePlan(key(), toSave));
}

beforeAll(async () => {
  areaId = (await draft()).id;
});

test('every field of a plan comes back as it was sent, with the days that follow from it', async () => {
  const { id, version } = await planned(newTransfer(areaId));
  expect(version).toBe(1);
  const { details } = newTransfer(areaId);
  expect(await planOf(id)).toEqual({
    id,
    area_id: areaId,
    kind: 'asset-transfer',
    title: 'Give the hall to the people',
    subject_layer: 'community-assets',
    subject_id: 'way/71',
    subject_name: 'Coatham Hall',
    stage: 'idea',
    stage_reason: null,
    details,
    version: 1,
    created_at: SOME_TIME,
    updated_at: SOME_TIME,
    plan_stage_changes: [
      {
        id: expect.any(String),
        from_stage: null,
        to_stage: 'idea',
        reason: null,
        changed_at: SOME_TIME,
      },
    ],
    actions: [],
    plan_checks: [],
    plan_photographs: [],
    plan_duties: [
      // eight weeks from the nomination, which itself is not counted
      {
        duty: 'nomination-decision',
        began_on: '2026-03-02',
        due_on: '2026-04-27',
        done_on: null,
        version: 1,
      },
      { duty: 'decision', began_on: null, due_on: '2026-09-30', done_on: null, version: 1 },
      { duty: 'review', began_on: null, due_on: '2027-01-31', done_on: null, version: 1 },
    ],
  });
});

test('a plan is changed in the version that was read, and sent again it is no conflict', async () => {
  const held = key();
  await be('officer');
  const saved = await done(savePlan(held, newImprovement(areaId)));
  expect(await done(savePlan(held, newImprovement(areaId)))).toEqual(saved);
  expect(await savePlan(held, { ...newImprovement(areaId), title: 'Another' })).toMatchObject({
    outcome: 'refused',
    refusal: 'key-used',
  });
  expect((await plans()).filter(({ id }) => id === saved.id).length).toBe(1);

  const changed = { ...newImprovement(areaId), ...saved, title: 'Light the alley' };
  const once = key();
  const second = { outcome: 'done', value: { id: saved.id, version: 2 } };
  expect(await savePlan(once, changed)).toEqual(second);
  expect(await savePlan(once, changed)).toEqual(second);
  expect(await savePlan(key(), changed)).toEqual({ outcome: 'conflict' });
  expect(await planOf(saved.id)).toMatchObject({ title: 'Light the alley', version: 2 });
});

test('a plan moves with its reason, and its history tells it', async () => {
  const plan = await planned();
  expect(await movePlan(key(), plan, 'paused', null)).toMatchObject({ refusal: 'reason-required' });
  const held = key();
  const paused = { outcome: 'done', value: { id: plan.id, version: 2 } };
  expect(await movePlan(held, plan, 'paused', 'No money')).toEqual(paused);
  expect(await movePlan(held, plan, 'paused', 'No money')).toEqual(paused);
  expect(await movePlan(key(), plan, 'consents', null)).toEqual({ outcome: 'conflict' });
  await done(movePlan(key(), { id: plan.id, version: 2 }, 'consents', 'There is money'));
  const read = await planOf(plan.id);
  expect([read?.stage, read?.stage_reason, read?.version]).toEqual([
    'consents',
    'There is money',
    3,
  ]);
  expect(
    read?.plan_stage_changes.map(({ from_stage, to_stage, reason }) => [
      from_stage,
      to_stage,
      reason,
    ]),
  ).toEqual([
    [null, 'idea', null],
    ['idea', 'paused', 'No money'],
    ['paused', 'consents', 'There is money'],
  ]);
});

test('planners read plans and write nothing, strangers do neither', async () => {
  const plan = await planned();
  const saved = await done(saveAction(key(), plan.id, null, newAction()));
  const tries = async () =>
    (
      await Promise.all([
        savePlan(key(), newImprovement(areaId)),
        movePlan(key(), plan, 'consents', null),
        saveAction(key(), plan.id, null, newAction()),
        setActionStatus(key(), saved, 'agreed', null),
      ])
    ).map(({ outcome }) => outcome);
  for (const [person, reads, outcome] of [
    ['planner', true, 'not-allowed'],
    ['resident', false, 'not-allowed'],
    [null, false, 'signed-out'],
  ] as const) {
    await be(person);
    expect([person, await tries()]).toEqual([person, Array(4).fill(outcome)]);
    expect([person, (await plans()).length > 0]).toEqual([person, reads]);
    const written = await loadWritten(REDCAR, { areaId, drafts: true, contributions: false });
    expect(written?.plans.some(({ id }) => id === plan.id)).toBe(reads);
  }
});

test('with its area a plan is published, and in files with its actions', async () => {
  const { id: contributionId, receipt } = await sent();
  const plan = await planned(newTransfer(areaId));
  const saved = await done(saveAction(key(), plan.id, null, newAction([contributionId])));
  await done(setPriorityAreaStatus(key(), { id: areaId, version: 1 }, 'published'));
  await be(null);
  const written = await loadWritten(REDCAR, { areaId, drafts: false, contributions: false });
  const { details } = newTransfer(areaId);
  expect(written?.plans.find(({ id }) => id === plan.id)).toEqual({
    id: plan.id,
    area_id: areaId,
    kind: 'asset-transfer',
    title: 'Give the hall to the people',
    subject_layer: 'community-assets',
    subject_id: 'way/71',
    subject_name: 'Coatham Hall',
    stage: 'idea',
    stage_reason: null,
    details: details.value,
    updated_at: SOME_TIME,
    plan_checks: [],
    plan_duties: expect.arrayContaining([{ duty: 'review', due_on: '2027-01-31', done_on: null }]),
  });
  expect(written?.actions.find(({ id }) => id === saved.id)).toEqual({
    id: saved.id,
    plan_id: plan.id,
    title: 'Ask who holds the keys',
    owner_organisation: 'Friends of the alley',
    starts_on: '2026-05-01',
    due_on: '2026-06-15',
    cost_pounds: 1250.5,
    funder: 'The lottery',
    status: 'proposed',
    status_reason: null,
  });
  const followed = await shown(followedQuery(receipt));
  expect(followed.ok && followed.actions).toEqual([
    { title: 'Ask who holds the keys', status: 'proposed', status_reason: null },
  ]);
});
