/** Saving, changing and publishing priority areas, by the functions of src/api on the shared server. */
import type { MultiPolygon } from 'geojson';
import { expect, test } from 'vitest';
import { areaListQuery, areaOutlinesQuery, areaShapesQuery } from '#api/area-lists.ts';
import {
  areaChangesQuery,
  priorityAreaQuery,
  savePriorityArea,
  setPriorityAreaStatus,
} from '#api/priority-areas.ts';
import { be, done, outcomeOf, service, shown } from './asking.ts';
import { draft, key, newArea, REDCAR, SOME_TIME } from './samples.ts';

test('every field of an area comes back as it was sent', async () => {
  const toSave = newArea();
  const { id, version } = await draft(toSave);
  expect(version).toBe(1);
  const { id: _, version: __, ...fields } = toSave;
  expect(await shown(priorityAreaQuery(id))).toEqual({
    ...fields,
    id,
    version: 1,
    status: 'draft',
    createdAt: SOME_TIME,
    updatedAt: SOME_TIME,
    publishedAt: null,
  });
  const { placeCode: ___, geometry: shape, ...listed } = fields;
  const { areas, total } = await shown(areaListQuery(REDCAR, 1000));
  expect(areas[0]).toEqual({ ...listed, id, version: 1, status: 'draft' });
  expect(total).toBe(areas.length);
  expect(await shown(areaShapesQuery([{ id, version: 1 }]))).toEqual({ [id]: shape });
  const { features } = await shown(areaOutlinesQuery(REDCAR));
  const drawn = features.find((feature) => feature.id === id);
  expect(drawn?.properties).toEqual({ id, name: toSave.name, status: 'draft' });
  const corners = (of: MultiPolygon) => of.coordinates.flat(2).map(String).toSorted();
  expect(new Set(drawn && corners(drawn.geometry))).toEqual(new Set(corners(shape)));
});

test('only officers write, and nobody else learns more than that', async () => {
  const { id, version } = await draft();
  const tries = () => [
    savePriorityArea(key(), newArea()),
    savePriorityArea(key(), { ...newArea(), id, version }),
    setPriorityAreaStatus(key(), { id, version }, 'published'),
  ];
  const outcomes = async () => (await Promise.all(tries())).map(({ outcome }) => outcome);
  for (const person of ['planner', 'resident'] as const) {
    await be(person);
    expect(await outcomes()).toEqual(['not-allowed', 'not-allowed', 'not-allowed']);
  }
  await be(null);
  expect(await outcomes()).toEqual(['signed-out', 'signed-out', 'signed-out']);
});

test('an old version is a conflict, and the author’s own repeat is none', async () => {
  const { id, name } = await draft();
  const changed = { ...newArea(`${name} and the beach`), id, version: 1, why: 'The lamps are out' };
  const held = key();
  const saved = { outcome: 'done', value: { id, version: 2 } };
  expect(await savePriorityArea(held, changed)).toEqual(saved);
  expect(await savePriorityArea(held, changed)).toEqual(saved);
  expect(await savePriorityArea(key(), changed)).toEqual({ outcome: 'conflict' });
  expect(await setPriorityAreaStatus(key(), { id, version: 1 }, 'published')).toEqual({
    outcome: 'conflict',
  });
  expect(await shown(priorityAreaQuery(id))).toMatchObject({
    name: `${name} and the beach`,
    why: 'The lamps are out',
    version: 2,
  });
  const once = key();
  const status = { outcome: 'done', value: { id, version: 3 } };
  expect(await setPriorityAreaStatus(once, { id, version: 2 }, 'published')).toEqual(status);
  expect(await setPriorityAreaStatus(once, { id, version: 2 }, 'published')).toEqual(status);
});

test('a new area is one area, however often it is sent', async () => {
  await be('officer');
  const toSave = newArea();
  const held = key();
  const first = await done(savePriorityArea(held, toSave));
  expect(await done(savePriorityArea(held, toSave))).toEqual(first);
  const other = { ...toSave, lsoaCodes: [] };
  expect(await savePriorityArea(held, other)).toMatchObject({
    outcome: 'refused',
    refusal: 'key-used',
  });
  // the key of somebody else gives nothing of theirs
  await be('admin');
  expect((await done(savePriorityArea(held, newArea()))).id).not.toBe(first.id);
  const { count } = await service()
    .from('priority_areas')
    .select('id', { count: 'exact', head: true })
    .eq('name', toSave.name);
  expect(count).toBe(1);
});

test('a shape that crosses itself is refused with the point where it does', async () => {
  await be('officer');
  const crossed: MultiPolygon = {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [-1.07, 54.61],
          [-1.06, 54.62],
          [-1.06, 54.61],
          [-1.07, 54.62],
          [-1.07, 54.61],
        ],
      ],
    ],
  };
  const answer = await savePriorityArea(key(), { ...newArea(), geometry: crossed });
  expect(answer).toMatchObject({ outcome: 'refused', refusal: 'invalid-geometry' });
  const point = answer.outcome === 'refused' ? answer.point : null;
  expect(point?.map((degrees) => degrees.toFixed(4))).toEqual(['-1.0650', '54.6150']);
  const nothing = { ...newArea(), why: '  ' };
  expect(await savePriorityArea(key(), nothing)).toMatchObject({ refusal: 'reason-required' });
  const unknown = { id: crypto.randomUUID(), version: 1 };
  expect(await setPriorityAreaStatus(key(), unknown, 'published')).toMatchObject({
    refusal: 'not-found',
  });
  expect(await shown(priorityAreaQuery(unknown.id))).toBeNull();
});

test('staff read in the log what became of an area', async () => {
  const { id, version } = await draft();
  await done(setPriorityAreaStatus(key(), { id, version }, 'published'));
  await be('planner');
  const { changes, more } = await shown(areaChangesQuery(id, 2));
  expect(changes.map(({ verb, changes }) => [verb, changes.status])).toEqual([
    ['update', { from: 'draft', to: 'published' }],
    ['insert', { from: null, to: 'draft' }],
  ]);
  expect(more).toBe(false);
  await be('resident');
  expect(await shown(areaChangesQuery(id, 2))).toEqual({ changes: [], more: false });
  await be(null);
  expect(await outcomeOf(shown(areaChangesQuery(id, 2)))).toBe('signed-out');
});
