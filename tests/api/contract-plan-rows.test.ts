/** What hangs on a plan: checks, photographs and duties, by the functions of src/api on the shared server. */
import { beforeAll, expect, test } from 'vitest';
import { addPhotograph, photographQuery, removePhotograph } from '#api/plan-photographs.ts';
import {
  addPlanPhotograph,
  removePlanPhotograph,
  setPlanCheck,
  setPlanDutyDone,
} from '#api/plan-rows.ts';
import { plansQuery, savePlan } from '#api/plans.ts';
import { PHOTOGRAPHS } from '../../supabase/tests/photographs.ts';
import { be, done, shown } from './asking.ts';
import { draft, key, REDCAR, SOME_TIME } from './samples.ts';

const picture = new Blob([PHOTOGRAPHS.baseline], { type: 'image/jpeg' });

let areaId = '';
let planId = '';
const plan = async () => (await shown(plansQuery(areaId))).find(({ id }) => id === planId);

beforeAll(async () => {
  areaId = (await draft()).id;
  const saved = await done(
    savePlan(key(), {
      id: null,
      version: null,
      areaId,
      kind: 'improvement',
      title: 'Gate the lane',
      subject: { layer: 'alleys', id: 'way/81', name: 'Side Lane' },
      details: {
        kind: 'improvement',
        value: { works: ['gate'], standing: 'adopted', orderFrom: '2026-04-01' },
      },
    }),
  );
  planId = saved.id;
});

test('two checks are ticked at once, and each has a version of its own', async () => {
  const set = (state: 'done' | 'not needed', version: number | null, held = key()) =>
    setPlanCheck(held, { planId, check: 'drainage', state, version });
  const held = key();
  const first = { outcome: 'done', value: { version: 1 } };
  expect(await set('done', null, held)).toEqual(first);
  expect(await set('done', null, held)).toEqual(first);
  expect(await set('not needed', null)).toEqual({ outcome: 'conflict' });
  await be('admin');
  const other = { planId, check: 'standing', state: 'to do', version: null } as const;
  expect(await setPlanCheck(key(), other)).toEqual(first);
  expect(await set('not needed', 1)).toEqual({ outcome: 'done', value: { version: 2 } });
  const checks = (await plan())?.plan_checks ?? [];
  expect(checks.toSorted((a, b) => a.check_name.localeCompare(b.check_name))).toEqual([
    { check_name: 'drainage', state: 'not needed', version: 2 },
    { check_name: 'standing', state: 'to do', version: 1 },
  ]);
});

test('a duty is done on its day, and is open again', async () => {
  await be('officer');
  const set = (doneOn: string | null, version: number, held = key()) =>
    setPlanDutyDone(held, { planId, duty: 'order-renewal', doneOn, version });
  const held = key();
  const second = { outcome: 'done', value: { version: 2 } };
  expect(await set('2026-11-20', 1, held)).toEqual(second);
  expect(await set('2026-11-20', 1, held)).toEqual(second);
  expect(await set('2026-11-21', 1)).toEqual({ outcome: 'conflict' });
  // three years that begin with the order
  const duty = { duty: 'order-renewal', began_on: '2026-04-01', due_on: '2029-03-31' };
  expect((await plan())?.plan_duties).toEqual([{ ...duty, done_on: '2026-11-20', version: 2 }]);
  await done(set(null, 2));
  expect((await plan())?.plan_duties).toEqual([{ ...duty, done_on: null, version: 3 }]);
  const none = { planId, duty: 'review', doneOn: null, version: 1 } as const;
  expect(await setPlanDutyDone(key(), none)).toMatchObject({ refusal: 'not-found' });
});

test('a photograph is put there once, hung on its plan once, and goes', async () => {
  await be('officer');
  const held = key();
  const path = `${REDCAR}/${planId}/after-${held}.jpg`;
  const put = () => addPhotograph(held, REDCAR, planId, 'after', picture);
  expect(await put()).toEqual({ outcome: 'done', value: path });
  expect(await put()).toEqual({ outcome: 'done', value: path });
  const hang = (words: string, one = key()) =>
    addPlanPhotograph(one, { planId, taken: 'after', path, words });
  expect(await hang(' ')).toMatchObject({ refusal: 'reason-required' });
  const once = key();
  const photograph = await done(hang('The new gate', once));
  expect(await done(hang('The new gate', once))).toEqual(photograph);
  expect((await plan())?.plan_photographs).toEqual([
    {
      id: photograph.id,
      taken: 'after',
      path,
      words: 'The new gate',
      added_at: SOME_TIME,
      version: 1,
    },
  ]);

  // who may not read it is not told that it is there
  const missing = { statusCode: '404' };
  await be('planner');
  const read = await shown(photographQuery(path));
  expect(read.type).toBe('image/jpeg');
  expect(Buffer.from(await read.arrayBuffer())).toEqual(PHOTOGRAPHS.baseline);
  expect(await removePhotograph(path)).toEqual({ outcome: 'not-allowed' });
  expect((await shown(photographQuery(path))).size).toBe(PHOTOGRAPHS.baseline.length);
  await be(null);
  expect(await removePhotograph(path)).toEqual({ outcome: 'signed-out' });
  await expect(shown(photographQuery(path))).rejects.toMatchObject(missing);

  await be('officer');
  const wrong = { id: photograph.id, version: 2 };
  expect(await removePlanPhotograph(key(), wrong)).toEqual({ outcome: 'conflict' });
  const gone = { outcome: 'done', value: {} };
  const last = key();
  expect(await removePlanPhotograph(last, photograph)).toEqual(gone);
  expect(await removePlanPhotograph(last, photograph)).toEqual(gone);
  expect((await plan())?.plan_photographs).toEqual([]);
  const removed = { outcome: 'done', value: null };
  expect(await removePhotograph(path)).toEqual(removed);
  expect(await removePhotograph(path)).toEqual(removed);
  await expect(shown(photographQuery(path))).rejects.toMatchObject(missing);
});

test('planners and strangers put nothing on a plan', async () => {
  const path = `${REDCAR}/${planId}/before-${key()}.jpg`;
  const outcomes = async () => {
    const answers = await Promise.all([
      setPlanCheck(key(), { planId, check: 'order', state: 'done', version: null }),
      setPlanDutyDone(key(), { planId, duty: 'order-renewal', doneOn: null, version: 3 }),
      addPhotograph(key(), REDCAR, planId, 'before', picture),
      addPlanPhotograph(key(), { planId, taken: 'before', path, words: 'The old gate' }),
    ]);
    return answers.map(({ outcome }) => outcome);
  };
  for (const person of ['planner', 'resident'] as const) {
    await be(person);
    expect([person, await outcomes()]).toEqual([person, Array(4).fill('not-allowed')]);
  }
  await be(null);
  expect(await outcomes()).toEqual(Array(4).fill('signed-out'));
});
