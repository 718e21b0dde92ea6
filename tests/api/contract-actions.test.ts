/** Actions of a plan and whom they answer, by the functions of src/api on the shared server. */
import { beforeAll, expect, test } from 'vitest';
import { followedQuery } from '#api/contributions.ts';
import { plansQuery, saveAction, savePlan, setActionStatus } from '#api/plans.ts';
import { be, done, shown } from './asking.ts';
import { newAction, newImprovement } from './sample-plans.ts';
import { draft, key, SOME_TIME, sent } from './samples.ts';

let areaId = '';
const planOf = async (id: string) =>
  (await shown(plansQuery(areaId))).find((plan) => plan.id === id);
const actionOf = async (planId: string, id: string) =>
  (await planOf(planId))?.actions.find((action) => action.id === id);

async function planned() {
  await be('officer');
  return done(savePlan(key(), newImprovement(areaId)));
}

beforeAll(async () => {
  areaId = (await draft()).id;
});

test('every field of an action comes back as it was sent', async () => {
  const { id: contributionId } = await sent();
  const plan = await planned();
  const held = key();
  const saved = await done(saveAction(held, plan.id, null, newAction([contributionId])));
  expect(await done(saveAction(held, plan.id, null, newAction([contributionId])))).toEqual(saved);
  const row = {
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
  };
  expect((await planOf(plan.id))?.actions).toEqual([
    {
      ...row,
      version: 1,
      created_at: SOME_TIME,
      action_contributions: [{ contribution_id: contributionId }],
    },
  ]);
  const changed = { ...newAction(), title: 'Hold the keys', startsOn: null, funder: '' };
  const second = { id: saved.id, version: 2 };
  expect(await done(saveAction(key(), plan.id, saved, changed))).toEqual(second);
  expect(await saveAction(key(), plan.id, saved, changed)).toEqual({ outcome: 'conflict' });
  expect(await actionOf(plan.id, saved.id)).toMatchObject({
    title: 'Hold the keys',
    starts_on: null,
    due_on: '2026-06-15',
    funder: null,
    action_contributions: [],
  });
});

test('an action is closed when everybody it answers has had a reply', async () => {
  const { id: contributionId, receipt } = await sent();
  const plan = await planned();
  const saved = await done(saveAction(key(), plan.id, null, newAction([contributionId])));
  expect(await setActionStatus(key(), saved, 'done', null)).toMatchObject({
    outcome: 'refused',
    refusal: 'reply-owed',
  });
  const held = key();
  const agreed = { outcome: 'done', value: { id: saved.id, version: 2 } };
  expect(await setActionStatus(held, saved, 'agreed', 'All said yes')).toEqual(agreed);
  expect(await setActionStatus(held, saved, 'agreed', 'All said yes')).toEqual(agreed);
  expect(await setActionStatus(key(), saved, 'under way', null)).toEqual({ outcome: 'conflict' });
  expect(await actionOf(plan.id, saved.id)).toMatchObject({
    status: 'agreed',
    status_reason: 'All said yes',
  });
  // nothing of a draft area is told to the one who sent it
  const actionsTold = async () => {
    const followed = await shown(followedQuery(receipt));
    return followed.ok && followed.actions;
  };
  expect(await actionsTold()).toEqual([]);
});
